using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Pictures;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Pictures;
using Parvis.Platform.Web;

namespace Parvis.Features.Writing;

/// <summary>
/// To put a picture here, for a text that one is writing. The editor's own script asks for JSON; without it this page gives
/// the line to copy.
/// </summary>
[Needs(Permission.AskQuestions)]
[RequestSizeLimit(LongestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LongestRequest)]
public sealed class AddPictureModel(
    Acts acts,
    PictureFolder folder,
    PicturePace pace,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public const int LongestFile = 10 * 1024 * 1024;

    // Somewhat more is read, so that a picture that is a little too large gets a word beside its field.
    private const int LongestRequest = 16 * 1024 * 1024;
    private const string ToWrite = "\\[]*_`<>&!#|~$";

    public sealed class Input
    {
        [Required]
        public IFormFile? File { get; set; }

        [Required, StringLength(WritingPages.LongestAlt)]
        public string? Alt { get; set; }

        /// <summary>Whoever does not see it misses nothing.</summary>
        public bool Decorative { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Picture? Added { get; private set; }

    /// <summary>The line that shows it in a text.</summary>
    public string? Markdown { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        var picture = await Read(cancellation);
        if (ModelState.IsValid && pace.Refuses(reader.PersonId) is { } wait)
            ModelState.AddModelError("", texts.Format("Beaucoup d’images à la fois : la suite dans {0} min.", wait));
        if (ModelState.IsValid)
        {
            var hash = await folder.Keep(picture!, cancellation);
            Added = await acts.Run(act => Keep(act, hash, picture!), cancellation);
            Markdown = $"![{Written(Form.Decorative ? "" : Form.Alt!)}]({Added.Path})";
        }
        if (!Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
            return Page();
        var fault = ModelState
            .Values.SelectMany(field => field.Errors)
            .Select(one => one.ErrorMessage)
            .FirstOrDefault();
        return new JsonResult(new { Markdown, Fault = fault })
        {
            StatusCode = fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private async Task<CleanPicture?> Read(CancellationToken cancellation)
    {
        CheckAlt();
        if (Form.File is not { } file)
        {
            ModelState.Remove("Form.File");
            ModelState.AddModelError(
                "Form.File",
                Request.ContentLength > LongestFile ? TooHeavy : texts["Il manque l’image."]
            );
            return null;
        }
        if (file.Length > LongestFile)
        {
            ModelState.AddModelError("Form.File", TooHeavy);
            return null;
        }
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var picture = PictureCleaner.Clean(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        if (picture.Fault != PictureFault.None)
            ModelState.AddModelError("Form.File", Words(picture.Fault));
        return picture;
    }

    private void CheckAlt()
    {
        Form.Alt = Form.Alt?.Trim().ReplaceLineEndings(" ") ?? "";
        if (Form.Alt.Length > 0)
            return;
        ModelState.Remove("Form.Alt");
        if (!Form.Decorative)
            ModelState.AddModelError(
                "Form.Alt",
                texts[
                    "Dites en quelques mots ce que montre l’image, ou cochez « Décorative ».",
                    "Dis en quelques mots ce que montre l’image, ou coche « Décorative »."
                ]
            );
    }

    private string TooHeavy =>
        texts[
            "Cette image dépasse 10 Mo. Réduisez-la, puis reprenez.",
            "Cette image dépasse 10 Mo. Réduis-la, puis reprends."
        ];

    private string Words(PictureFault fault) =>
        fault switch
        {
            PictureFault.Svg => texts[
                "Un dessin SVG peut contenir un programme : il n’est pas pris. Enregistrez-le en PNG.",
                "Un dessin SVG peut contenir un programme : il n’est pas pris. Enregistre-le en PNG."
            ],
            PictureFault.TooManyPixels => texts[
                "Cette image a plus de 40 millions de points. Réduisez-la, puis reprenez.",
                "Cette image a plus de 40 millions de points. Réduis-la, puis reprends."
            ],
            PictureFault.Damaged => texts[
                "Ce fichier est incomplet ou abîmé. Prenez l’original, ou enregistrez-le de nouveau.",
                "Ce fichier est incomplet ou abîmé. Prends l’original, ou enregistre-le de nouveau."
            ],
            _ => texts["Ce fichier n’est pas une image JPEG, PNG, WebP ou GIF, quel que soit son nom."],
        };

    /// <summary>The same picture put here twice is one picture; the last who did sees it until a text carries it.</summary>
    private async Task<Picture> Keep(AppDb act, string hash, CleanPicture clean)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await act.Pictures.FirstOrDefaultAsync(one => one.Hash == hash);
        if (known is null)
        {
            known = new Picture
            {
                Hash = hash,
                Kind = clean.Kind,
                Width = clean.Width,
                Height = clean.Height,
                Size = clean.Bytes!.Length,
            };
            act.Pictures.Add(known);
        }
        (known.ById, known.At) = (reader.PersonId, now);
        return known;
    }

    private static string Written(string alt) =>
        string.Concat(alt.Select(letter => ToWrite.Contains(letter) ? $"\\{letter}" : $"{letter}"));
}
