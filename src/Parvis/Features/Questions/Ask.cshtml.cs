using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>To ask people what nothing answers yet, with what is known already in front of one.</summary>
[Needs(Permission.AskQuestions)]
public sealed class AskModel(
    AppDb db,
    Acts acts,
    Asking asking,
    QuestionPaces paces,
    Circles circles,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(1);

    public sealed class Input
    {
        [Required, StringLength(Question.TitleLength)]
        public string Title { get; set; } = "";

        [StringLength(Question.LongestText)]
        public string? Text { get; set; }

        [StringLength(Tag.NameLength * Question.MostTags)]
        public string? Tags { get; set; }

        /// <summary>The number of a scope that the asker belongs to.</summary>
        public long Sight { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Answers? Known { get; private set; }
    public IReadOnlyList<SelectListItem> Sights { get; private set; } = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGet(string? q, CancellationToken cancellation)
    {
        var asked = q?.Trim() ?? "";
        Form.Title = asked.Length <= Question.TitleLength ? asked : "";
        Form.Text = asked.Length > Question.TitleLength ? asked : null;
        await Show(cancellation);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        Check();
        if (!ModelState.IsValid)
        {
            await Show(cancellation);
            return Page();
        }
        var question = await acts.Run(Ask, cancellation);
        return this.Saved(question.Path);
    }

    public async Task<IActionResult> OnPostPreview(CancellationToken cancellation)
    {
        Form.Title ??= "";
        await Show(cancellation);
        return this.Previewed(Form.Text);
    }

    private void Check()
    {
        Form.Title = Form.Title?.Trim() ?? "";
        ModelState.CheckTitle("Form.Title", Form.Title, texts);
        if (!circles.Has(new Scope(Form.Sight)))
            ModelState.AddModelError("Form.Sight", texts["Ceci n’est pas compris."]);
        ModelState.CheckTags("Form.Tags", Form.Tags, Question.MostTags, texts);
        if (ModelState.IsValid && paces.RefusesToAsk(reader.PersonId) is { } wait)
            ModelState.AddModelError(
                "",
                texts.Format(
                    "Beaucoup de questions à la fois. Rien n’est perdu : celle-ci pourra partir dans {0} min.",
                    wait
                )
            );
    }

    /// <summary>The same question sent twice is one question.</summary>
    private async Task<Question> Ask(AppDb act)
    {
        var since = Now - OnceIn;
        var text = Form.Text?.Trim() ?? "";
        await act.People.Where(one => one.Id == reader.PersonId).Hold(one => one.Name);
        var same = await act.Questions.FirstOrDefaultAsync(one =>
            one.AuthorId == reader.PersonId
            && one.AskedAt > since
            && one.Title == Form.Title
            && one.Text.Markdown == text
        );
        if (same is not null)
            return same;
        var scope = new Scope(Form.Sight);
        var question = Question.Asked(Form.Title, text, reader.PersonId, Now, scope, scope.SpaceId);
        act.Questions.Add(question);
        await act.SaveChangesAsync();
        await Labels.Put(act, Question.Kind, [(question.Id, TypedFields.TagsOf(Form.Tags))]);
        return question;
    }

    private async Task Show(CancellationToken cancellation)
    {
        if (Form.Title.Length > 0)
            Known = await asking.Ask(db, Form.Title, reader, texts, new AskOptions(Most: 5), cancellation);
        Sights = await circles.Items(cancellation);
    }
}
