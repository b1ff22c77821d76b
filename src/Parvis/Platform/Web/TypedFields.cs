using Microsoft.AspNetCore.Mvc.ModelBinding;
using Parvis.Platform.Finding;

namespace Parvis.Platform.Web;

/// <summary>What several forms ask of a title and of tags, and the words when it is not so.</summary>
public static class TypedFields
{
    /// <summary>« laser, bois » as two tags.</summary>
    public static IReadOnlyList<string> TagsOf(string? typed) =>
        (typed ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static void CheckTags(this ModelStateDictionary faults, string field, string? typed, int most, Texts texts)
    {
        var tags = TagsOf(typed);
        if (tags.Count > most)
            faults.AddModelError(field, texts.Count(most, "Au plus {0} étiquette.", "Au plus {0} étiquettes."));
        else if (tags.Any(tag => tag.Length > Tag.NameLength))
            faults.AddModelError(field, texts.Format("Au plus {0} caractères pour une étiquette.", Tag.NameLength));
    }

    /// <summary>A title of signs alone has no address. One that is missing has its own fault.</summary>
    public static void CheckTitle(this ModelStateDictionary faults, string field, string title, Texts texts)
    {
        if (title.Length > 0 && !title.Any(char.IsLetterOrDigit))
            faults.AddModelError(field, texts["Il faut au moins une lettre ou un chiffre."]);
    }
}
