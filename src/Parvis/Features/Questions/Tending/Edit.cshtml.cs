using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Tending;

/// <summary>To change a question, or one of its answers: who wrote it, and gardeners. What it said stays to be read.</summary>
[Needs(Permission.AskQuestions)]
public sealed class EditModel(AppDb db, Acts acts, Reader reader, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Input
    {
        [StringLength(Question.TitleLength)]
        public string? Title { get; set; }

        [StringLength(Question.LongestText)]
        public string? Text { get; set; }

        [StringLength(Tag.NameLength * Question.MostTags)]
        public string? Tags { get; set; }

        /// <summary>What was there when the form was opened: another's words are never written over unseen.</summary>
        public string? Before { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public QuestionView Asked { get; private set; } = null!;
    public bool IsAnswer { get; private set; }

    /// <summary>What somebody else wrote meanwhile, to be read beside what was typed.</summary>
    public string? Meanwhile { get; private set; }

    public static bool IsUpTo(Reader reader, long? authorId) => KeepAnswer.IsUpTo(reader, authorId);

    public async Task<IActionResult> OnGet(long id, long? answer)
    {
        if (await Open(id, answer) is not { } found)
            return NotFound();
        if (!IsUpTo(reader, found.AuthorId))
            return StatusCode(StatusCodes.Status403Forbidden);
        Form.Title = Asked.Title;
        Form.Text = found.Markdown;
        Form.Before = Mark(found.Markdown);
        Form.Tags = string.Join(", ", await TagView.Of(db, Question.Kind, id).Select(tag => tag.Name).ToListAsync());
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, long? answer, CancellationToken cancellation)
    {
        if (await Open(id, answer) is not { } found)
            return NotFound();
        if (!IsUpTo(reader, found.AuthorId))
            return StatusCode(StatusCodes.Status403Forbidden);
        Check();
        if (ModelState.IsValid && Form.Before != Mark(found.Markdown) && found.Markdown != Form.Text!.Trim())
            Confront(found.Markdown);
        if (!ModelState.IsValid)
            return Page();
        await acts.Run(act => answer is { } one ? Save(act, id, one) : Save(act, id), cancellation);
        var path = IsAnswer ? Asked.Path : $"/questions/{id}-{Slug.Of(Form.Title!)}";
        return this.Saved(path, answer is null ? "" : $"reponse-{answer}");
    }

    private void Check()
    {
        Form.Title = Form.Title?.Trim() ?? "";
        Form.Text ??= "";
        if (IsAnswer && string.IsNullOrWhiteSpace(Form.Text))
            ModelState.AddModelError("Form.Text", texts["Il manque la réponse."]);
        if (IsAnswer)
            return;
        if (Form.Title.Length == 0)
            ModelState.AddModelError("Form.Title", texts["Il manque la question."]);
        ModelState.CheckTitle("Form.Title", Form.Title, texts);
        ModelState.CheckTags("Form.Tags", Form.Tags, Question.MostTags, texts);
    }

    private void Confront(string markdown)
    {
        Meanwhile = markdown;
        // The next save is one that has seen it.
        Form.Before = Mark(markdown);
        ModelState.Remove("Form.Before");
        ModelState.AddModelError("", texts["Quelqu’un d’autre a changé ce texte entre-temps. Les deux sont là."]);
    }

    private async Task Save(AppDb act, long id)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        var question = await act.Questions.SingleAsync(one => one.Id == id);
        act.Rewrite(question, Form.Title!, Form.Text!.Trim(), reader.PersonId, clock.GetUtcNow().UtcDateTime);
        await Labels.Replace(act, Question.Kind, id, TypedFields.TagsOf(Form.Tags));
        act.Touch(question.Changes);
    }

    private async Task Save(AppDb act, long id, long answerId)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        var answer = await act.Answers.SingleAsync(one => one.Id == answerId && one.QuestionId == id);
        act.Rewrite(answer, Form.Text!.Trim(), reader.PersonId, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<(string Markdown, long? AuthorId)?> Open(long id, long? answer)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return null;
        (Asked, IsAnswer) = (question, answer is not null);
        var found = answer is null
            ? await db
                .Questions.Where(one => one.Id == id)
                .Select(one => new { one.Text.Markdown, one.AuthorId })
                .SingleOrDefaultAsync()
            : await db
                .Answers.Where(one => one.Id == answer && one.QuestionId == id)
                .Select(one => new { one.Text.Markdown, one.AuthorId })
                .SingleOrDefaultAsync();
        return found is null ? null : (found.Markdown, found.AuthorId);
    }

    private static string Mark(string markdown) => Token.Hash(markdown)[..16];
}
