namespace Parvis.Tests.Features.Import;

/// <summary>Small MediaWiki dumps.</summary>
internal static class Dumps
{
    public static string Of(string name, params string[] pages) =>
        $"<mediawiki xml:lang=\"fr\"><siteinfo><sitename>{name}</sitename><namespaces><namespace key=\"0\" />"
        + "<namespace key=\"1\">Discussion</namespace><namespace key=\"12\">Aide</namespace></namespaces></siteinfo>"
        + string.Concat(pages)
        + "</mediawiki>";

    public static string Page(string title, string text, int day = 1, int space = 0) =>
        $"<page><title>{title}</title><ns>{space}</ns><revision><id>{day}</id><timestamp>2024-01-0{day}T10:00:00Z</timestamp><text>{text}</text></revision></page>";
}
