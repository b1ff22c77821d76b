using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;

namespace Parvis.Platform.Web;

public static class AfterSaving
{
    /// <summary>The mark in the address of a page that comes after a save; its first line says that it is done.</summary>
    public const string Mark = "fait";

    /// <summary>
    /// Goes on to a page of the place after a save. The address carries the number of the change, so that another process
    /// shows it too.
    /// </summary>
    public static RedirectResult Saved(this PageModel page, string path, string fragment = "") =>
        new(AddressAfterSaving(page.HttpContext, path, fragment));

    /// <summary>The same address, for an endpoint that is no page.</summary>
    public static string AddressAfterSaving(this HttpContext context, string path, string fragment = "")
    {
        var change = context.RequestServices.GetRequiredService<ChangeFeed>().Seen;
        var sign = path.Contains('?') ? '&' : '?';
        var place = fragment.Length > 0 ? "#" + fragment : "";
        return $"{Visit.Of(context).Texts.Base}{path}{sign}{Mark}=oui&apres={change}{place}";
    }
}
