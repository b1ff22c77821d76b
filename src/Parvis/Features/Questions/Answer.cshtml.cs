using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>To answer a question; the form stands on the question's own page too.</summary>
[Needs(Permission.AnswerQuestions)]
public sealed class AnswerModel(AppDb db, Acts acts, TellAsker asker, Reader reader, Texts texts, TimeProvider clock)
    : PageModel
{
    [BindProperty, Required, StringLength(Question.LongestText)]
    public string Text { get; set; } = "";

    public QuestionView Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGet(long id)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return NotFound();
        Asked = question;
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, CancellationToken cancellation)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return NotFound();
        Asked = question;
        if (question.State == QuestionState.Closed)
            ModelState.AddModelError("", texts["Cette question est close : elle ne prend plus de réponse."]);
        if (!ModelState.IsValid)
            return Page();
        var mail = await asker.Compose(question, Text);
        var answerId = await acts.Run(act => Answer(act, id, mail), cancellation);
        return this.Saved(question.Path, $"reponse-{answerId}");
    }

    public async Task<IActionResult> OnPostPreview(long id)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return NotFound();
        Asked = question;
        return this.Previewed(Text);
    }

    /// <summary>The same answer sent twice is one answer.</summary>
    private async Task<long> Answer(AppDb act, long id, ComposedMail? mail)
    {
        var text = Text.Trim();
        await act.Questions.Where(one => one.Id == id).Hold(one => one.AnswerCount);
        var same = await act.Answers.FirstOrDefaultAsync(one =>
            one.QuestionId == id && one.AuthorId == reader.PersonId && one.Text.Markdown == text
        );
        if (same is not null)
            return same.Id;
        var question = await act.Questions.SingleAsync(one => one.Id == id);
        var answer = new Answer
        {
            Text = Markdown.From(text),
            AuthorId = reader.PersonId,
            At = clock.GetUtcNow().UtcDateTime,
        };
        question.Receive(answer);
        await act.SaveChangesAsync();
        if (mail is not null)
            await act.Send(mail, answer.At);
        return answer.Id;
    }
}
