using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>What a browser says it is, in words that its owner knows: « Firefox, Android ».</summary>
public static class BrowserWords
{
    // The first that fits: nearly all of them also claim to be another.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];

    public static string Of(string browser, Texts texts)
    {
        string?[] words = [Find(Browsers, browser), Find(Systems, browser)];
        var known = string.Join(", ", words.OfType<string>());
        return known.Length > 0 ? known : texts["Un navigateur"];
    }

    private static string? Find((string Mark, string Name)[] known, string browser) =>
        known.FirstOrDefault(one => browser.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
