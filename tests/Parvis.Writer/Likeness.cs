using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Language.Index;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Writer;

/// <summary>
/// An index that only ever followed what others wrote, held against one that is built from the database now: as many documents and
/// passages, and to the same questions the same places, people and similar questions with the same scores.
/// </summary>
internal sealed class Likeness(IServiceProvider services)
{
    private const double Rounding = 1e-4;
    private readonly IDbContextFactory<AppDb> contexts = services.GetRequiredService<IDbContextFactory<AppDb>>();
    private readonly Finder followed = services.GetRequiredService<Finder>();

    public Task Fill() => services.GetRequiredService<FindingIndex>().Fill(default);

    /// <summary>The first difference; null when there is none.</summary>
    public async Task<string?> Differs(IEnumerable<string> questions)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await services.GetRequiredService<ChangeFeed>().CatchUp(await ChangeFeed.LastNumber(db));
        var built = new Finder();
        using var filling = new FindingIndex(contexts, built);
        await filling.Fill(default);
        if ((followed.Documents, followed.Passages) != (built.Documents, built.Passages))
            return $"{followed.Documents}, {followed.Passages} for {built.Documents}, {built.Passages}";
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return questions.FirstOrDefault(question => !Alike(Ask(followed, question, now), Ask(built, question, now)));
    }

    private static Findings Ask(Finder finder, string question, DateTime now) =>
        finder.Ask(new AskedQuestion(question, new ReaderScopes(Scope.Public.Value), now));

    private static bool Alike(Findings one, Findings other) =>
        Same(Ranks(one), Ranks(other)) && Math.Abs(one.Confidence - other.Confidence) < Rounding;

    private static List<(string What, double Score)> Ranks(Findings found) =>
        [
            .. found.Where.Select(place => ($"{place.Passage}, {place.Others}", place.Score)),
            .. found.Who.Select(expert => ($"{expert.Person}, {expert.Times}", expert.Score)),
            .. found.Similar.Select(like => ($"{like.Thing} {like.Passage}", like.Score)),
        ];

    private static bool Same(List<(string What, double Score)> one, List<(string What, double Score)> other) =>
        one.Count == other.Count
        && one.Zip(other).All(pair => pair.First.What == pair.Second.What && Near(pair.First.Score, pair.Second.Score));

    private static bool Near(double one, double other) =>
        Math.Abs(one - other) <= Rounding * Math.Max(1, Math.Abs(other));
}
