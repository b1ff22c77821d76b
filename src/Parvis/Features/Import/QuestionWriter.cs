using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>
/// Writes questions with their answers in one act. Of a question that changed in its source, the text and the answers
/// follow, and new answers are added; answers given here stay.
/// </summary>
internal sealed class QuestionWriter(string source, ImportChoices choices, DateTime now)
{
    private readonly List<(Question Question, QuestionDraft Draft)> added = [];
    private readonly List<(Question Question, QuestionDraft Draft)> changed = [];

    public QuestionOutcome Outcome { get; } = new();

    public async Task Write(AppDb db, IReadOnlyList<QuestionDraft> drafts, Authors.People people)
    {
        if (drafts.Count == 0)
            return;
        var keys = drafts.Select(draft => draft.Key).ToList();
        var rows = await db
            .Imported.Where(row => row.Source == source && keys.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key);
        foreach (var draft in drafts.Where(draft => !rows.ContainsKey(draft.Key)))
            Add(db, draft, people);
        await db.SaveChangesAsync();
        foreach (var (question, draft) in added)
            db.Imported.Add(RowOf(question.Id, draft));
        await Update(db, [.. drafts.Where(draft => rows.ContainsKey(draft.Key))], rows, people);
        await Labels.Put(
            db,
            Question.Kind,
            [.. added.Concat(changed).Select(item => (item.Question.Id, item.Draft.Tags))]
        );
    }

    private void Add(AppDb db, QuestionDraft draft, Authors.People people)
    {
        var question = new Question
        {
            Title = draft.Title,
            Slug = Slug.Of(draft.Title),
            Text = draft.Text,
            AuthorId = people[draft.Author],
            AskedAt = draft.At,
            LastAt = draft.At,
            Scope = draft.Scope,
            SpaceId = choices.SpaceId,
            Tongue = draft.Tongue,
        };
        foreach (var answer in draft.Answers)
            Receive(question, answer, people);
        db.Questions.Add(question);
        added.Add((question, draft));
        Outcome.Added++;
    }

    private void Receive(Question question, AnswerDraft answer, Authors.People people)
    {
        question.Receive(
            new Answer
            {
                Text = answer.Text,
                AuthorId = people[answer.Author],
                At = answer.At,
                AcceptedAt = answer.Accepted ? answer.At : null,
                Thanks = answer.Thanks,
            }
        );
        Outcome.Answers++;
    }

    private async Task Update(
        AppDb db,
        List<QuestionDraft> drafts,
        Dictionary<string, Imported> rows,
        Authors.People people
    )
    {
        if (drafts.Count == 0)
            return;
        var ids = drafts.Select(draft => rows[draft.Key].ThingId).ToList();
        var questions = await db
            // Hidden answers too: what comes again from its source stays hidden.
            .Questions.IgnoreQueryFilters()
            .Include(question => question.Answers)
            .Where(question => ids.Contains(question.Id))
            .ToDictionaryAsync(question => question.Id);
        foreach (var draft in drafts)
        {
            var row = rows[draft.Key];
            if (row.Kind != Question.Kind || !questions.TryGetValue(row.ThingId, out var question))
                Outcome.Removed.Add(draft.Title);
            else if (Fingerprints.Of(question.Title, question.Text.Markdown) != row.Written)
                Outcome.Edited.Add(draft.Title);
            else
                Renew(question, draft, row, people);
        }
    }

    private void Renew(Question question, QuestionDraft draft, Imported row, Authors.People people)
    {
        question.Title = draft.Title;
        question.Slug = Slug.Of(draft.Title);
        question.Text = draft.Text;
        question.Tongue = draft.Tongue;
        var free = question.Answers.ToList();
        foreach (var answer in draft.Answers)
        {
            if (Same(free, answer, people) is not { } same)
            {
                Receive(question, answer, people);
                continue;
            }
            free.Remove(same);
            same.Text = answer.Text;
            same.Thanks = Math.Max(same.Thanks, answer.Thanks);
            if (answer.Accepted)
                question.Keep(same, byId: null, answer.At);
        }
        row.Fingerprint = draft.Fingerprint;
        row.Written = draft.Written;
        row.At = now;
        changed.Add((question, draft));
        Outcome.Updated++;
    }

    // The same words, or the same author at the same moment who has mended them.
    private static Answer? Same(List<Answer> answers, AnswerDraft draft, Authors.People people) =>
        answers.Find(answer => answer.Text.Markdown == draft.Text.Markdown)
        ?? answers.Find(answer => answer.At == draft.At && answer.AuthorId == people[draft.Author]);

    private Imported RowOf(long id, QuestionDraft draft) =>
        new()
        {
            Source = source,
            Key = draft.Key,
            Kind = Question.Kind,
            ThingId = id,
            Fingerprint = draft.Fingerprint,
            Written = draft.Written,
            At = now,
        };
}

/// <summary>What became of the questions of one act.</summary>
internal sealed class QuestionOutcome
{
    public int Added { get; set; }
    public int Updated { get; set; }
    public int Answers { get; set; }
    public List<string> Edited { get; } = [];
    public List<string> Removed { get; } = [];
}
