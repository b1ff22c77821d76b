using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>To answer a question; the form stands on the question's own page too.</summary>
[Needs(Permission.AnswerQuestions)]
public sealed class AnswerModel(AppDb db, Answering answering, Reader reader, Texts texts) : PageModel
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
        var answerId = await answering.Answer(id, reader.PersonId, Text, cancellation);
        return this.Saved(question.Path, $"reponse-{answerId}");
    }

    public async Task<IActionResult> OnPostPreview(long id)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return NotFound();
        Asked = question;
        return this.Previewed(Text);
    }
}
