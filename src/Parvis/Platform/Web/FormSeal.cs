using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parvis.Platform.Web;

/// <summary>
/// A signed, dated mark in the forms of people who carry no cookie: a post without it did not come from a page of ours.
/// It may be used again (the page may come from a cache), for a day.
/// </summary>
public sealed class FormSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Field = "sceau";
    private const int LongestSeal = 400;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);
    private readonly IDataProtector protector = protection.CreateProtector("form-seal");

    public string New()
    {
        var moment = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(moment, clock.GetUtcNow().UtcTicks);
        return Base64Url.EncodeToString(protector.Protect(moment));
    }

    public bool Holds(string? seal)
    {
        if (seal is not { Length: > 0 and < LongestSeal } || !Base64Url.IsValid(seal))
            return false;
        try
        {
            var moment = protector.Unprotect(Base64Url.DecodeFromChars(seal));
            var age =
                clock.GetUtcNow() - new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(moment), TimeSpan.Zero);
            return age < Lasts && age > -ClocksDiffer;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary><c>&lt;form-seal /&gt;</c> inside a form writes the mark; the page then asks <c>this.CheckSeal()</c>.</summary>
[HtmlTargetElement("form-seal", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FormSealTagHelper(FormSeal seal) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.Attributes.SetAttribute("type", "hidden");
        output.Attributes.SetAttribute("name", FormSeal.Field);
        output.Attributes.SetAttribute("value", seal.New());
    }
}

public static class SealedPages
{
    /// <summary>Adds an error of the whole form where the mark is missing or too old; what was typed stays.</summary>
    public static void CheckSeal(this PageModel page)
    {
        var services = page.HttpContext.RequestServices;
        if (services.GetRequiredService<FormSeal>().Holds(page.Request.Form[FormSeal.Field]))
            return;
        var texts = Visit.Of(page.HttpContext).Texts;
        page.ModelState.AddModelError(
            "",
            texts[
                "Cette page est restée ouverte longtemps. Rien n’est perdu : envoyez-la encore une fois.",
                "Cette page est restée ouverte longtemps. Rien n’est perdu : envoie-la encore une fois."
            ]
        );
    }
}
