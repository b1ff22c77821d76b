namespace Parvis.Platform.Web;

/// <summary>Where one is in a list cut into pages, counted from 1.</summary>
/// <param name="Address">Path and query without the page: <c>/questions?tri=recentes</c>.</param>
public sealed record Pager(int Current, int Pages, string Address)
{
    private const int Around = 1;

    public int? Previous => Current > 1 ? Current - 1 : null;
    public int? Next => Current < Pages ? Current + 1 : null;

    /// <summary>The numbers to show, null for a gap: the first, the last, and those around the current one.</summary>
    public IEnumerable<int?> Shown
    {
        get
        {
            var last = 0;
            for (var page = 1; page <= Pages; page++)
            {
                if (page != 1 && page != Pages && Math.Abs(page - Current) > Around)
                    continue;
                if (page > last + 1)
                    yield return null;
                yield return last = page;
            }
        }
    }

    public static int PagesFor(int total, int size) => Math.Max(1, (total + size - 1) / size);

    /// <summary>The first page has the plain address, so that it has only one.</summary>
    public string Href(int page) => page == 1 ? Address : $"{Address}{(Address.Contains('?') ? '&' : '?')}page={page}";
}
