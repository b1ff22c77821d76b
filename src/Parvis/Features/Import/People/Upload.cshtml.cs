using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Formats.People;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Import.People;

/// <summary>Handing over a list of people; nothing happens to anybody yet.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class UploadModel(Acts acts, PeopleFiles files, Reader reader, Texts texts, TimeProvider clock)
    : PageModel
{
    [BindProperty]
    public IFormFile? Given { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (await Read(cancellation) is not { } file)
            return Page();
        var sheet = PeopleReader.Read(file);
        if (sheet.Fault is not null || sheet.Lines.Count == 0)
            return Refused(
                sheet.Fault is null
                    ? texts["Le fichier nomme des colonnes, mais personne."]
                    : PeopleWords.Of(sheet, texts)
            );
        var import = new PeopleImport
        {
            ById = reader.PersonId,
            FileName = Words.Fit(Path.GetFileName(Given!.FileName), PeopleImport.FileNameLength),
            Content = files.Seal(file),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        await acts.Run(
            act =>
            {
                act.PeopleImports.Add(import);
                return Task.CompletedTask;
            },
            cancellation
        );
        return Redirect($"{texts.Base}/reglages/comptes/importer/{import.Id}");
    }

    private async Task<byte[]?> Read(CancellationToken cancellation)
    {
        if (Given is not { Length: > 0 })
            Refused(texts[Given is null ? "Il manque le fichier." : "Le fichier est vide."]);
        else if (Given.Length > PeopleFiles.Largest)
            Refused(texts["Le fichier dépasse 5 Mo."]);
        else
        {
            using var read = new MemoryStream((int)Given.Length);
            await Given.CopyToAsync(read, cancellation);
            return read.ToArray();
        }
        return null;
    }

    private PageResult Refused(string why)
    {
        ModelState.AddModelError(nameof(Given), why);
        return Page();
    }
}
