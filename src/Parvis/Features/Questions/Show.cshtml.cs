using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden.Provenance;
using Parvis.Features.Questions.Calling;
using Parvis.Features.Questions.Tending;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>A question and its answers, to be read.</summary>
[Public]
[SameForVisitors]
public sealed class ShowModel(AppDb db, Reader reader, Texts texts, Kin kin, Callees callees) : PageModel
{
    private const int PageSize = 50;
    private const int MostNear = 4;
    private static readonly ILookup<long, Harvested> Nothing = Array.Empty<Harvested>().ToLookup(page => page.Part);

    public QuestionView Question { get; private set; } = null!;
    public IReadOnlyList<AnswerView> Answers { get; private set; } = [];
    public IReadOnlyList<TagView> Tags { get; private set; } = [];
    public IReadOnlyList<Relative> Pages { get; private set; } = [];
    public IReadOnlyList<Relative> Neighbours { get; private set; } = [];

    /// <summary>Who was thought of and whether the reader follows: only for those who are signed in.</summary>
    public Around Around { get; private set; } = Around.Nobody;

    /// <summary>Why a question is closed, and the one that asks the same if the reader may see it.</summary>
    public Closure? Closure { get; private set; }
    public Pager Pager { get; private set; } = new(1, 1, "");

    /// <summary>How the question is hidden, for those who see it all the same.</summary>
    public Hidden? Hidden { get; private set; }
    public IReadOnlyList<HiddenAnswer> HiddenAnswers { get; private set; } = [];

    /// <summary>Where each answer went in the garden.</summary>
    public ILookup<long, Harvested> Harvests { get; private set; } = Nothing;

    /// <summary>Whether it is up to this reader to say which answers helped.</summary>
    public bool MayKeep => Hidden is null && KeepAnswer.IsUpTo(reader, Question.By.Id);

    public bool MayCall => CallModel.IsUpTo(reader, Question.By.Id);

    /// <summary>Whether this reader may answer, or may once signed in.</summary>
    public bool MayAnswer => Hidden is null && (!reader.SignedIn || reader.May(Permission.AnswerQuestions));

    public bool MayHarvest => Hidden is null && reader.May(Permission.EditGarden);

    /// <summary>Who answered and may be asked again, those with a kept answer first.</summary>
    public IEnumerable<(Byline By, bool Accepted, int Count)> Knowing =>
        Answers
            .Where(answer => answer.By.PathFor(reader) is not null)
            .GroupBy(answer => answer.By)
            .Select(person => (person.Key, person.Any(answer => answer.Accepted), person.Count()))
            .OrderByDescending(person => person.Item2)
            .Take(5);

    public async Task<IActionResult> OnGet(string numbered, [FromQuery] string? page, CancellationToken cancellation)
    {
        if (Addresses.IdOf(numbered) is not { } id)
            return NotFound();
        if (await QuestionView.Find(db, reader, id, evenHidden: true) is not { } question)
            return NotFound();
        if (numbered != $"{id}-{question.Slug}")
            return RedirectPermanent(texts.Base + question.Path);
        Question = question;
        var count = Pager.PagesFor(question.AnswerCount, PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, texts.Base + question.Path);
        Answers = await AnswerView.Of(db, id, (Pager.Current - 1) * PageSize, PageSize, cancellation);
        if (Answers.Any(answer => answer.Harvested))
            Harvests = await Harvested.From(db, reader, new Thing(Questions.Question.Kind, id), cancellation);
        Tags = await TagView.Of(db, Questions.Question.Kind, id).ToListAsync(cancellation);
        HiddenAnswers = await HiddenAnswer.Of(db, reader, id, cancellation);
        var itself = new Thing(Questions.Question.Kind, id);
        Hidden = question.Scope.IsHidden ? await db.HiddenNow(itself) : null;
        Pages = kin.Of(itself, "page", reader, MostNear);
        Neighbours = kin.Of(itself, Questions.Question.Kind, reader, MostNear);
        if (question.State == QuestionState.Closed)
            Closure = await Closure.Of(db, reader, id, cancellation);
        if (reader.SignedIn)
            Around = await Around.Of(db, callees, reader, id, cancellation);
        return Page();
    }
}
