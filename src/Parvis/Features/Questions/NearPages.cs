using Parvis.Features.Garden.Provenance;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Features.Questions;

/// <summary>Pages of the garden near a question, where its answers may belong: those that share its tags, and those that its words find.</summary>
public sealed class NearPages(AppDb db, Kin kin, Finder finder, Reader reader, TimeProvider clock)
{
    private const string Kind = "page";
    private const int Most = 6;
    private const int OfEach = 4;

    /// <param name="words">What to look for; where somebody looks for a page, only what these find.</param>
    public async Task<IReadOnlyList<Target>> Of(QuestionView question, string? words)
    {
        var kindred = words is null ? kin.Of(new Thing(Question.Kind, question.Id), Kind, reader, OfEach) : [];
        var asked = new AskedQuestion(words ?? question.Title, reader.SeenScopes(), clock.GetUtcNow().UtcDateTime)
        {
            Places = Most * 3,
            People = 0,
            Questions = 0,
        };
        var found = finder.Ask(asked).Where.Where(place => place.Thing.Kind == Kind).Select(place => place.Url);
        List<string> slugs =
        [
            .. found.Take(OfEach).Concat(kindred.Select(page => page.Path)).Select(SlugOf).Distinct(),
        ];
        var targets = await Harvest.Targets(db, reader, slugs);
        return [.. targets.OrderBy(target => slugs.IndexOf(target.Slug)).Take(Most)];
    }

    private static string SlugOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
