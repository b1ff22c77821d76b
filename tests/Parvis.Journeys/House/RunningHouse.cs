using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Parvis.Features.Demo;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Journeys.House;

/// <summary>The real program, served on a free port from a folder of its own, on SQLite.</summary>
public abstract class RunningHouse : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("parvis-journey-").FullName;
    private OpenHouse house = null!;

    public string Address => house.Address;
    public IServiceProvider Services => house.Services;
    public Acts Acts => Services.GetRequiredService<Acts>();

    protected abstract Task Settle();

    protected virtual HouseOptions With(HouseOptions options) => options;

    public async ValueTask InitializeAsync()
    {
        house = await OpenHouse.Open(
            With(new HouseOptions(new DataFolder(folder), Program.Features) { Postgres = null })
        );
        await house.App.StartAsync();
        await Settle();
    }

    public async ValueTask DisposeAsync()
    {
        await house.App.StopAsync();
        await house.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Signs this window in as the person with this address, without the way through the mail.</summary>
    public async Task SignIn(Visitor visitor, string email)
    {
        var sessions = Services.GetRequiredService<Sessions>();
        var token = await Acts.Run(async db => sessions.Open(db, await db.AccountOf(email), "journey"));
        var cookie = new Cookie
        {
            Name = Visit.Cookie,
            Value = token,
            Url = Address,
        };
        await visitor.Context.AddCookiesAsync([cookie]);
    }

    /// <summary>The path of the link in the newest mail to this address, once all jobs that are due are done.</summary>
    /// <param name="address">Who receives it.</param>
    /// <param name="path">How the path begins.</param>
    public async Task<string> LinkSentTo(string address, string path = "/entrer/lien/")
    {
        await DoJobs();
        await using var db = await NewContext();
        var id = await db.OutgoingMails.Where(mail => mail.To == address).MaxAsync(mail => mail.Id);
        var file = Directory.GetFiles(new DataFolder(folder).Mails, $"*-{id}.eml").Single();
        var text = (await File.ReadAllTextAsync(file)).Replace("=\r\n", "", StringComparison.Ordinal);
        var start = text.IndexOf(path, StringComparison.Ordinal);
        return text[start..text.IndexOfAny(['\r', '"', ' '], start)];
    }

    private async Task DoJobs()
    {
        do while (await Services.GetRequiredService<JobWorker>().DoDue() > 0) { }
        // The place's own worker may hold one: it is done when its row says so.
        while (await AnyWaiting());
    }

    private async Task<bool> AnyWaiting()
    {
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await using var db = await NewContext();
        return await db.Jobs.Waiting().AnyAsync(job => job.DueAt <= now);
    }

    private Task<AppDb> NewContext() => Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
}

/// <summary>L’Établi, as <c>parvis demo</c> settles it.</summary>
public sealed class DemoHouse : RunningHouse
{
    public static string Steward => DemoPlace.AddressOf("helene");
    public static string Member => DemoPlace.AddressOf("maelle");

    protected override Task Settle() => DemoPlace.Settle(Acts, Services.GetRequiredService<TimeProvider>());
}

/// <summary>L’Établi at ten in the morning of today, where a journey lets time pass instead of waiting.</summary>
public sealed class MorningHouse : RunningHouse
{
    private readonly Clock clock = new();

    public void LetPass(TimeSpan time) => clock.Ahead += time;

    protected override Task Settle() => DemoPlace.Settle(Acts, clock);

    protected override HouseOptions With(HouseOptions options) =>
        options with
        {
            Outside = services => services.AddSingleton<TimeProvider>(clock),
        };

    private sealed class Clock : TimeProvider
    {
        // Nine in the morning, universal time, is ten or eleven where the place is: no quiet hour.
        private readonly TimeSpan sinceNine = System.GetUtcNow().TimeOfDay - TimeSpan.FromHours(9);

        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - sinceNine + Ahead;
    }
}

/// <summary>A place on its first day: nobody lives there, and it has no name.</summary>
public sealed class EmptyHouse : RunningHouse
{
    /// <summary>The way in that the terminal of the server shows.</summary>
    public string SetUpPath
    {
        get
        {
            var words = Services
                .GetServices<ITellsOperator>()
                .Select(teller => teller.Say(Address))
                .First(words => words is not null)!;
            return words[(words.IndexOf(Address, StringComparison.Ordinal) + Address.Length)..].Trim();
        }
    }

    protected override Task Settle() => Task.CompletedTask;
}
