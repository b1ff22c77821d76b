using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;
using Parvis.Language.Text;
using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>
/// The texts of the interface. They are written in French where they stand, <c>@T["Posez votre question", "Pose ta
/// question"]</c> (the second where the place says <i>tu</i>); the English of each lies in <c>Texts.en.resx</c>, and a test
/// fails on a missing one.
/// </summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, string> English = ReadEnglish();

    public static readonly Texts Vous = new(Tongue.French, Formality.Vous);
    public static readonly Texts Tu = new(Tongue.French, Formality.Tu);
    public static readonly Texts InEnglish = new(Tongue.English, Formality.Vous);

    private Texts(Tongue tongue, Formality formality)
    {
        Tongue = tongue;
        Formality = formality;
    }

    public Tongue Tongue { get; }
    public Formality Formality { get; }

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public string Code => Tongue == Tongue.English ? "en" : "fr";

    /// <summary>What stands before a path of the place: nothing in French, <c>/en</c> in English.</summary>
    public string Base => Tongue == Tongue.English ? "/en" : "";

    public static Texts For(Tongue tongue, Formality formality) =>
        tongue == Tongue.English ? InEnglish
        : formality == Formality.Tu ? Tu
        : Vous;

    /// <summary>A text, in the reader's language and the place's way of speaking.</summary>
    public string this[string french, string? tu = null] =>
        Tongue == Tongue.English ? English.GetValueOrDefault(french, french)
        : Formality == Formality.Tu ? tu ?? french
        : french;

    /// <summary>A text with places <c>{0}</c>, <c>{1}</c>… for values.</summary>
    public string Format(string french, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, this[french], values);

    /// <summary>A count with its word: 0 is singular in French and plural in English.</summary>
    public string Count(long count, string one, string many)
    {
        var single = Tongue == Tongue.English ? count == 1 : count < 2;
        return string.Format(CultureInfo.InvariantCulture, this[single ? one : many], Numbers.InWords(count, Tongue));
    }

    private static FrozenDictionary<string, string> ReadEnglish()
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("Texts.en")!;
        return XDocument
            .Load(stream)
            .Root!.Elements("data")
            .ToFrozenDictionary(
                data => data.Attribute("name")!.Value,
                data => data.Element("value")!.Value,
                StringComparer.Ordinal
            );
    }
}

/// <summary>Numbers as each language writes them.</summary>
public static class Numbers
{
    /// <summary>12 345 in French (with a narrow no-break space), 12,345 in English.</summary>
    public static string InWords(long number, Tongue tongue) =>
        tongue == Tongue.English
            ? number.ToString("N0", CultureInfo.InvariantCulture)
            : number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F');
}
