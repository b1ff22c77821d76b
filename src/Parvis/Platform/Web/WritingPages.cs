using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Text;

namespace Parvis.Platform.Web;

/// <summary>What every page with a long text to write does alike.</summary>
public static class WritingPages
{
    /// <summary>Under this name a page carries the HTML of what is being written.</summary>
    public const string Preview = "apercu";

    public const int LongestAlt = 300;

    /// <summary>A text as it will be read.</summary>
    public static string Rendered(string? text, Texts texts) =>
        LinksOfText.Resolve(Markdown.ToHtml(text ?? ""), texts.Base, "/jardin/", FrozenSet<string>.Empty);

    /// <summary>The page again with its text as it will be read; nobody is told of what may still be missing.</summary>
    public static PageResult Previewed(this PageModel page, string? text)
    {
        page.ViewData[Preview] = Rendered(text, Visit.Of(page.HttpContext).Texts);
        foreach (var (_, field) in page.ModelState)
        {
            field.Errors.Clear();
            field.ValidationState = ModelValidationState.Skipped;
        }
        return page.Page();
    }
}
