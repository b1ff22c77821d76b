using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Titles on their way through pandoc: addresses of a name that cannot exist (RFC 6761), the title in hexadecimal, so
/// that nothing in between can misread it.
/// </summary>
internal static class WikiAddress
{
    private const string PageStart = "https://page.parvis.invalid/";
    private const string FileStart = "https://file.parvis.invalid/";
    private const string OutsideStart = "https://outside.parvis.invalid/";

    /// <summary>The beginning of an external link to a page; words and a bracket follow.</summary>
    public static string Page(string target) => $"[{PageStart}{Hex(target)} ";

    /// <summary>The beginning of an external link to a file; a caption may stand beside it.</summary>
    public static string File(string name, bool captioned) =>
        $"[{FileStart}{(captioned ? 'c' : 'n')}{Hex(name.Contains('/') ? name.Trim() : name.Trim().Replace('_', ' '))} ";

    /// <summary>The beginning of a link to another site, whose address pandoc would end earlier than MediaWiki does.</summary>
    public static string Outside(string address) => $"[{OutsideStart}{Hex(address)} ";

    public static string? ReadPage(string address) => Read(address, PageStart);

    public static string? ReadOutside(string address) => Read(address, OutsideStart);

    public static (string Name, bool Captioned)? ReadFile(string address) =>
        address.StartsWith(FileStart)
        && address.Length > FileStart.Length
        && Read(address.AsSpan(FileStart.Length + 1)) is { } name
            ? (name, address[FileStart.Length] == 'c')
            : null;

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    private static string? Read(string address, string start) =>
        address.StartsWith(start) ? Read(address.AsSpan(start.Length)) : null;

    private static string? Read(ReadOnlySpan<char> hex)
    {
        var bytes = new byte[hex.Length / 2];
        return
            hex.Length % 2 == 0
            && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? Encoding.UTF8.GetString(bytes)
            : null;
    }
}
