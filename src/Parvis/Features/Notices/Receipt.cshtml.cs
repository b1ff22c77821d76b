using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>The receipt of a notice, for who holds its address: that it came, when, and what was decided.</summary>
[Public]
public sealed class ReceiptModel(AppDb db, Receipts receipts, Hideables hideables, CurrentPlace place, Reader reader)
    : PageModel
{
    public Notice Notice { get; private set; } = null!;

    /// <summary>What was reported, as long as this reader may see it.</summary>
    public Written? Reported { get; private set; }
    public PlaceCard Card => place.Card!;

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation)
    {
        if (receipts.IdIn(key) is not { } id)
            return NotFound();
        var notice = await db.Notices.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation);
        if (notice is null)
            return NotFound();
        Notice = notice;
        Reported = await hideables.Find(db, notice.Reported) is { } found && reader.MaySee(found.Scope) ? found : null;
        return Page();
    }
}
