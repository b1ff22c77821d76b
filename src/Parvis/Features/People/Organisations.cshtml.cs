using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.People;

/// <summary>The organisations around the place.</summary>
[Public]
public sealed class OrganisationsModel(AppDb db, Texts texts) : PageModel
{
    private const int PageSize = 120;

    public sealed record Row(string Name, string About, string? Url);

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");

    public async Task OnGet([FromQuery] string? page, CancellationToken cancellation)
    {
        var count = Pager.PagesFor(await db.Organisations.CountAsync(cancellation), PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, texts.Base + "/organisations");
        var rows = await db
            .Organisations.OrderBy(one => one.SortKey)
            .ThenBy(one => one.Id)
            .Skip((Pager.Current - 1) * PageSize)
            .Take(PageSize)
            .Select(one => new Row(one.Name, one.About.Substring(0, 1000), one.Url))
            .ToListAsync(cancellation);
        Rows =
        [
            .. rows.Select(row =>
                row with
                {
                    About = TextPreview.Cut(Markdown.PlainText(row.About), 300),
                    Url = WebAddress(row.Url),
                }
            ),
        ];
    }

    private static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
            ? address.AbsoluteUri
            : null;
}
