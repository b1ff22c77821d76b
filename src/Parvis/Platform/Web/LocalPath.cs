namespace Parvis.Platform.Web;

/// <summary>Where to go afterwards, as an address says it: only ever a path of this place.</summary>
public static class LocalPath
{
    private const int Longest = 500;

    /// <summary>The path, or <c>/</c> when it is none, leads elsewhere, or would sign one in or out again.</summary>
    public static string Of(string? path)
    {
        if (path is not { Length: > 1 and <= Longest } || path[0] != '/' || path[1] is '/' or '\\')
            return "/";
        if (path.Any(letter => char.IsControl(letter) || letter == '\\'))
            return "/";
        return
            path.StartsWith("/entrer", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/sortir", StringComparison.OrdinalIgnoreCase)
            ? "/"
            : path;
    }
}
