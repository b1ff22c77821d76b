using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>The glossary as a <c>DefinedTermSet</c>.</summary>
internal static class GlossaryJsonLd
{
    private const int MostTerms = 300;

    public static string Of(Frame frame, IEnumerable<GlossaryModel.Word> words) =>
        LinkedData.Of(
            new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "DefinedTermSet",
                ["name"] = frame.Title,
                ["url"] = frame.Canonical,
                ["hasDefinedTerm"] = words
                    .Take(MostTerms)
                    .Select(word => new Dictionary<string, object?>
                    {
                        ["@type"] = "DefinedTerm",
                        ["name"] = word.Term,
                        ["alternateName"] = word.Synonyms.Count == 0 ? null : word.Synonyms,
                        ["description"] = word.Plain,
                        ["url"] = $"{frame.Canonical}#{word.Id}",
                    }),
            }
        );
}
