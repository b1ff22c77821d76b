using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Finding;
using Parvis.Platform.Web;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Web;

public sealed class PagesWhileLoadingTests(PagesWhileLoadingTests.LoadingPlace place)
    : IClassFixture<PagesWhileLoadingTests.LoadingPlace>
{
    [Fact]
    public async Task A_page_is_kept_for_visitors_only_once_every_part_is_ready()
    {
        await place.Sow("Le rabot", "Il rabote.");
        await place.Services.GetRequiredService<FindingIndex>().Ready(CancellationToken.None);

        (await CameFromWhatIsKept()).ShouldBeFalse();
        place.Part.IsReady = true;
        (await CameFromWhatIsKept()).ShouldBeTrue();
    }

    private async Task<bool> CameFromWhatIsKept()
    {
        var visitor = place.Visitor();
        (await visitor.GetAsync("/jardin/le-rabot")).EnsureSuccessStatusCode();
        return (await visitor.GetAsync("/jardin/le-rabot")).Headers.Age is not null;
    }

    public sealed class LoadingPlace : TestPlace
    {
        internal LoadingPart Part { get; } = new();

        protected override HouseOptions With(HouseOptions options) =>
            options with
            {
                Outside = services =>
                {
                    options.Outside?.Invoke(services);
                    services.AddSingleton<IGetsReady>(Part);
                },
            };
    }

    internal sealed class LoadingPart : IGetsReady
    {
        public string Name => "lente";
        public bool IsReady { get; set; }
    }
}
