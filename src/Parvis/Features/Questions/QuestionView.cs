using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>What the reading page shows of a question, in one statement.</summary>
public sealed record QuestionView(
    long Id,
    string Slug,
    string Title,
    string Html,
    int Version,
    Byline By,
    DateTime AskedAt,
    DateTime LastAt,
    QuestionState State,
    int AnswerCount,
    Scope Scope,
    string? SpaceName,
    string? SpaceSlug,
    Scope? SpaceScope
)
{
    // Compiled: beside the garden, this is what is read most. What the reader may see is told afterwards, by the row itself:
    // a list of scopes in the statement costs as much as all the rest of it.
    private static readonly Func<AppDb, long, Task<QuestionView?>> ById = EF.CompileAsyncQuery(
        (AppDb db, long id) =>
            (
                from question in db.Set<Question>()
                where question.Id == id
                from person in db.Set<Person>().Where(person => person.Id == question.AuthorId).DefaultIfEmpty()
                from space in db.Set<Space>().Where(space => space.Id == question.SpaceId).DefaultIfEmpty()
                select new QuestionView(
                    question.Id,
                    question.Slug,
                    question.Title,
                    question.Text.Html,
                    question.Text.Version,
                    new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                    question.AskedAt,
                    question.LastAt,
                    question.State,
                    question.AnswerCount,
                    question.Scope,
                    space!.Name,
                    space.Slug,
                    (Scope?)space.Scope
                )
            ).FirstOrDefault()
    );

    public string Path => $"/questions/{Id}-{Slug}";

    /// <summary>A text of others with its links in the reader's language.</summary>
    public static string Linked(string html, Texts texts) =>
        LinksOfText.Resolve(html, texts.Base, "/jardin/", FrozenSet<string>.Empty);

    /// <param name="evenHidden">For those who see what is hidden: who wrote it, and who decides about it.</param>
    public static async Task<QuestionView?> Find(AppDb db, Reader reader, long id, bool evenHidden = false)
    {
        if (await ById(db, id) is not { } question)
            return null;
        if (!reader.MaySee(question.Scope) && !(evenHidden && question.IsHiddenAndShownTo(reader)))
            return null;
        if (question.Version != Markdown.RendererVersion)
            question = question with { Html = Markdown.ToHtml(await TextOf(db, id)) };
        return question.SpaceScope is { } space && !reader.MaySee(space)
            ? question with
            {
                SpaceName = null,
                SpaceSlug = null,
            }
            : question;
    }

    /// <summary>One that was taken away, for whoever may put it back.</summary>
    public static async Task<QuestionView?> FindDeleted(AppDb db, Reader reader, long id)
    {
        var (scopes, tends) = (reader.Scopes, reader.Role >= Role.Gardener);
        return await db.Questions.AnyAsync(one =>
            one.Id == id
            && one.DeletedAt != null
            && one.Scope == Scope.Nobody
            && scopes.Contains(one.ScopeBefore!.Value)
            && (tends || (one.DeletedById == reader.PersonId && one.AuthorId == reader.PersonId))
        )
            ? await ById(db, id)
            : null;
    }

    private bool IsHiddenAndShownTo(Reader reader) => Scope.IsHidden && reader.MaySeeHidden(By.Id);

    private static Task<string> TextOf(AppDb db, long id) =>
        db.Questions.Where(one => one.Id == id).Select(one => one.Text.Markdown).SingleAsync();
}

/// <summary>An answer as it is read.</summary>
public sealed record AnswerView(
    long Id,
    string Html,
    int Version,
    Byline By,
    DateTime At,
    bool Accepted,
    int Thanks,
    bool Harvested
)
{
    private static readonly Func<AppDb, long, int, int, IAsyncEnumerable<AnswerView>> OfQuestion = EF.CompileAsyncQuery(
        (AppDb db, long id, int skip, int most) =>
            from answer in db.Set<Answer>()
                .Where(answer => answer.QuestionId == id)
                .OrderBy(answer => answer.AcceptedAt == null)
                .ThenBy(answer => answer.At)
                .ThenBy(answer => answer.Id)
                .Skip(skip)
                .Take(most)
            from person in db.Set<Person>().Where(person => person.Id == answer.AuthorId).DefaultIfEmpty()
            select new AnswerView(
                answer.Id,
                answer.Text.Html,
                answer.Text.Version,
                new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                answer.At,
                answer.AcceptedAt != null,
                answer.Thanks,
                answer.HarvestedAt != null
            )
    );

    /// <summary>Those that were kept first, then in the order of time.</summary>
    public static async Task<IReadOnlyList<AnswerView>> Of(
        AppDb db,
        long questionId,
        int skip,
        int most,
        CancellationToken cancellation
    )
    {
        var answers = new List<AnswerView>();
        await foreach (var answer in OfQuestion(db, questionId, skip, most).WithCancellation(cancellation))
            answers.Add(answer);
        if (answers.All(answer => answer.Version == Markdown.RendererVersion))
            return answers;
        var old = answers
            .Where(answer => answer.Version != Markdown.RendererVersion)
            .Select(answer => answer.Id)
            .ToArray();
        var texts = await db
            .Answers.Where(answer => old.Contains(answer.Id))
            .ToDictionaryAsync(answer => answer.Id, answer => answer.Text.Markdown, cancellation);
        return
        [
            .. answers.Select(answer =>
                texts.TryGetValue(answer.Id, out var text) ? answer with { Html = Markdown.ToHtml(text) } : answer
            ),
        ];
    }
}
