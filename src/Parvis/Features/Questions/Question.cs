using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>Where a question stands.</summary>
public enum QuestionState
{
    Open,
    Answered,
    Closed,
}

/// <summary>Whatever somebody asked, by any channel.</summary>
public sealed class Question : IScoped, IChanges, IHasText
{
    public const string Kind = "question";
    public const int TitleLength = 250;
    public const int LongestText = 20_000;
    public const int MostTags = 10;
    public const int BecauseLength = 300;

    public long Id { get; init; }
    public required string Title { get; set; }

    /// <summary>The readable end of its address; the number alone decides.</summary>
    public required string Slug { get; set; }
    public required RichText Text { get; set; }

    /// <summary>Null when the asker is unknown or has left: knowledge stays, the name goes.</summary>
    public long? AuthorId { get; set; }
    public DateTime AskedAt { get; init; }
    public Scope Scope { get; set; }
    public long? SpaceId { get; set; }
    public Tongue Tongue { get; set; }
    public QuestionState State { get; set; }
    public int AnswerCount { get; set; }
    public DateTime LastAt { get; set; }

    /// <summary>When somebody else than the asker first answered: what the promise is measured by.</summary>
    public DateTime? FirstAnswerAt { get; set; }
    public DateTime? EditedAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public long? ClosedById { get; set; }
    public string? ClosedBecause { get; set; }

    /// <summary>The question that asks the same, where this one was closed for it.</summary>
    public long? SameAsId { get; set; }
    public DateTime? DeletedAt { get; set; }
    public long? DeletedById { get; set; }

    /// <summary>Who could read it before it was taken away.</summary>
    public Scope? ScopeBefore { get; set; }
    public List<Answer> Answers { get; init; } = [];

    public Thing Changes => new(Kind, Id);
    public string Path => $"/questions/{Id}-{Slug}";

    /// <summary>A question as somebody asks it here.</summary>
    public static Question Asked(string title, string text, long? authorId, DateTime at, Scope scope, long? spaceId) =>
        new()
        {
            Title = title,
            Slug = Platform.Text.Slug.Of(title),
            Text = Markdown.From(text),
            AuthorId = authorId,
            AskedAt = at,
            LastAt = at,
            Scope = scope,
            SpaceId = spaceId,
            Tongue = LanguageGuess.Of($"{title}\n{text}"),
        };

    public void Receive(Answer answer)
    {
        Answers.Add(answer);
        AnswerCount++;
        if (answer.At > LastAt)
            LastAt = answer.At;
        if (answer.AuthorId is null || answer.AuthorId != AuthorId)
            FirstAnswerAt ??= answer.At;
        if (answer.AcceptedAt is not null && State == QuestionState.Open)
            State = QuestionState.Answered;
    }

    /// <summary>Takes no more answers; where another question asks the same, it leads there.</summary>
    public void Close(long? byId, string because, long? sameAsId, DateTime at)
    {
        State = QuestionState.Closed;
        (ClosedAt, ClosedById, ClosedBecause, SameAsId) = (at, byId, because, sameAsId);
    }

    public void Reopen()
    {
        if (State != QuestionState.Closed)
            return;
        State = Answers.Exists(one => one.AcceptedAt is not null) ? QuestionState.Answered : QuestionState.Open;
        (ClosedAt, ClosedById, ClosedBecause, SameAsId) = (null, null, null, null);
    }

    /// <summary>Takes it out of everybody's sight; it may be put back.</summary>
    public void Delete(long byId, DateTime at)
    {
        if (DeletedAt is not null)
            return;
        (DeletedAt, DeletedById, ScopeBefore) = (at, byId, Scope);
        Scope = Scope.Nobody;
    }

    /// <summary>Undoes that. Not while it is hidden: who decided that decides first.</summary>
    public void PutBack()
    {
        if (ScopeBefore is not { } before || Scope.IsHidden)
            return;
        (DeletedAt, DeletedById, ScopeBefore) = (null, null, null);
        Scope = before;
    }

    /// <summary>Shows it to a circle, and gives it to that circle's space. A hidden one stays hidden.</summary>
    public void ShowTo(Scope scope)
    {
        if (!Scope.IsHidden)
            (Scope, SpaceId) = (scope, scope.SpaceId);
    }

    /// <summary>Keeps an answer as one that helped; to keep it twice changes nothing.</summary>
    public void Keep(Answer answer, long? byId, DateTime at)
    {
        if (answer.AcceptedAt is not null)
            return;
        (answer.AcceptedAt, answer.AcceptedById) = (at, byId);
        if (State == QuestionState.Open && answer.HiddenAt is null)
            State = QuestionState.Answered;
    }

    /// <summary>Takes that back; a question none of whose answers is kept waits again.</summary>
    public void Release(Answer answer)
    {
        (answer.AcceptedAt, answer.AcceptedById) = (null, null);
        if (State == QuestionState.Answered && Answers.TrueForAll(one => one.AcceptedAt is null))
            State = QuestionState.Open;
    }

    /// <summary>Takes it out of everybody's sight; gives the scope that it had, null when it is hidden already.</summary>
    public Scope? Hide()
    {
        if (Scope.IsHidden)
            return null;
        var former = Scope;
        Scope = Scope.Hidden;
        return former;
    }

    /// <summary>Hides an answer, or shows it again (null). All answers are loaded: the count, the date and the state follow.</summary>
    public void Hide(Answer answer, DateTime? at)
    {
        answer.HiddenAt = at;
        var seen = Answers.FindAll(one => one.HiddenAt is null);
        AnswerCount = seen.Count;
        LastAt = seen.Select(one => one.At).Append(AskedAt).Max();
        if (State != QuestionState.Closed)
            State = seen.Exists(one => one.AcceptedAt is not null) ? QuestionState.Answered : QuestionState.Open;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> question)
        {
            question.Property(row => row.Title).HasMaxLength(TitleLength);
            question.Property(row => row.Slug).HasMaxLength(TitleLength);
            question.HasText(row => row.Text);
            question.Property(row => row.ClosedBecause).HasMaxLength(BecauseLength);
            question.Ignore(row => row.Path);
            question.HasMany(row => row.Answers).WithOne().HasForeignKey(answer => answer.QuestionId);
            question.HasIndex(row => row.LastAt);
            question.HasIndex(row => row.AuthorId);
        }
    }
}

/// <summary>What somebody answered. Several answers of a question may be accepted.</summary>
public sealed class Answer : IChanges, IHasText
{
    public const string Kind = "answer";

    public long Id { get; init; }
    public long QuestionId { get; init; }
    public required RichText Text { get; set; }
    public long? AuthorId { get; set; }
    public DateTime At { get; init; }

    public DateTime? EditedAt { get; set; }

    /// <summary>When it was accepted, and by whom.</summary>
    public DateTime? AcceptedAt { get; set; }
    public long? AcceptedById { get; set; }

    /// <summary>Since when it is hidden. No query sees a hidden answer, unless it says that it wants to.</summary>
    public DateTime? HiddenAt { get; set; }

    /// <summary>How many people said that it helped them; for imports, the score it came with.</summary>
    public int Thanks { get; set; }

    /// <summary>When it was first taken into the garden.</summary>
    public DateTime? HarvestedAt { get; set; }

    public Thing Changes => new(Question.Kind, QuestionId);

    /// <summary>The end of its address on the question's page.</summary>
    public static string AnchorOf(long id) => $"reponse-{id}";

    /// <summary>Says that the garden has it.</summary>
    public void Harvest(DateTime at) => HarvestedAt ??= at;

    internal sealed class Mapping : IEntityTypeConfiguration<Answer>
    {
        public void Configure(EntityTypeBuilder<Answer> answer)
        {
            answer.HasText(row => row.Text);
            answer.HasIndex(row => row.AuthorId);
            answer.HasQueryFilter(row => row.HiddenAt == null);
        }
    }
}

public static class QuestionQueries
{
    extension(AppDb db)
    {
        public DbSet<Question> Questions => db.Set<Question>();
        public DbSet<Answer> Answers => db.Set<Answer>();

        /// <summary>The answers, hidden ones too.</summary>
        public IQueryable<Answer> AllAnswers => db.Set<Answer>().IgnoreQueryFilters();
    }
}
