using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Parvis.Platform.Web.Looks;

public enum AskBoxSize
{
    Slim,
    Large,
}

/// <summary>An empty place: what it is for, and the first act.</summary>
public sealed record Empty(string Title, string Why, FrameLink? Act = null, PlantForm Form = PlantForm.Seed);

/// <summary>A person's initials on a cut of coloured paper; the colour follows the name, so it stays.</summary>
public sealed record Face(string Name, bool Big = false) : IHtmlContent
{
    private static readonly string[] Tones = ["t-garden", "t-ochre", "t-night", "t-sand"];

    public string Initials
    {
        get
        {
            var words = Name.Split([' ', '-', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
            return words switch
            {
                [] => "?",
                [var only] => First(only),
                [var first, .., var last] => First(first) + First(last),
            };
        }
    }

    private string Tone => Tones[Name.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)) & 3];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write($"<span class=\"face{(Big ? " big" : "")} {Tone}\" aria-hidden=\"true\">");
        encoder.Encode(writer, Initials);
        writer.Write("</span>");
    }

    private static string First(string word) => word.EnumerateRunes().First().ToString().ToUpperInvariant();
}
