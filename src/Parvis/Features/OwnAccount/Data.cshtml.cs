using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Privacy;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>All that the place keeps about one: how much, why, how long; and a copy of it.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class DataModel(AppDb db, HeldData data, Reader reader, CurrentPlace place, Texts texts) : PageModel
{
    private const int Buffer = 64 * 1024;

    public IReadOnlyList<Held> All { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation) =>
        All = await data.Count(db, await Erasing.SubjectOf(db, reader.PersonId!.Value), cancellation);

    /// <summary>Written to a file without a name first: what goes wrong is then said, and is not half a ZIP.</summary>
    public async Task<IActionResult> OnGetExport(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        var who = await Erasing.SubjectOf(db, reader.PersonId!.Value);
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"parvis-{Path.GetRandomFileName()}"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            Buffer,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            var name = place.Card!.Name;
            await data.Write(db, who, texts, name, file, cancellation);
            file.Position = 0;
            return File(file, "application/zip", $"mes-donnees-{Slug.Of(name)}.zip");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
