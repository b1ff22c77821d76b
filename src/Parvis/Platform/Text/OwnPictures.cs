using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Platform.Text;

/// <summary>Addresses of pictures that lie here: <c>/images/0123…-800x600</c>, fingerprint and size.</summary>
public static partial class OwnPictures
{
    public const string Root = "/images/";

    public static string PathOf(string hash, int width, int height) =>
        string.Create(CultureInfo.InvariantCulture, $"{Root}{hash}-{width}x{height}");

    /// <summary>The fingerprint of an address below <see cref="Root"/>; null when it is none of ours.</summary>
    public static string? HashOf(string name) =>
        Name().Match(name) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The size that the address tells; null when it is none of ours.</summary>
    public static (string Width, string Height)? SizeOf(string? address) =>
        address is not null
        && address.StartsWith(Root, StringComparison.Ordinal)
        && Name().Match(address[Root.Length..]) is { Success: true } match
            ? (match.Groups[2].Value, match.Groups[3].Value)
            : null;

    /// <summary>The fingerprints of all that a text names.</summary>
    public static IEnumerable<string> In(string text) =>
        Named().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\A([0-9a-f]{32})-([1-9]\d{0,4})x([1-9]\d{0,4})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"/images/([0-9a-f]{32})-", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Named();
}
