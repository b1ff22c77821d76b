using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions.Tending;

/// <summary>What a question or an answer said before it was changed, who wrote that, and when it gave way.</summary>
public sealed class QuestionRevision
{
    public long Id { get; init; }
    public long QuestionId { get; init; }

    /// <summary>Null for the question's own text.</summary>
    public long? AnswerId { get; init; }
    public required string Title { get; init; }
    public required string Markdown { get; init; }

    /// <summary>Who put something else in its place.</summary>
    public long? AuthorId { get; init; }
    public DateTime At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionRevision>
    {
        public void Configure(EntityTypeBuilder<QuestionRevision> revision)
        {
            revision.Property(row => row.Title).HasMaxLength(Question.TitleLength);
            revision.HasIndex(row => row.QuestionId);
        }
    }
}

public static class RevisionQueries
{
    extension(AppDb db)
    {
        public DbSet<QuestionRevision> QuestionRevisions => db.Set<QuestionRevision>();

        /// <summary>Writes a question anew and keeps what it said; to save it as it was changes nothing.</summary>
        public void Rewrite(Question question, string title, string text, long? byId, DateTime now)
        {
            if (question.Title == title && question.Text.Markdown == text)
                return;
            db.Keep(question.Id, null, question.Title, question.Text, byId, now);
            question.Title = title;
            question.Slug = Slug.Of(title);
            question.Text = Markdown.From(text);
            question.EditedAt = now;
        }

        public void Rewrite(Answer answer, string text, long? byId, DateTime now)
        {
            if (answer.Text.Markdown == text)
                return;
            db.Keep(answer.QuestionId, answer.Id, "", answer.Text, byId, now);
            answer.Text = Markdown.From(text);
            answer.EditedAt = now;
        }

        private void Keep(long questionId, long? answerId, string title, RichText text, long? byId, DateTime now) =>
            db.Set<QuestionRevision>()
                .Add(
                    new QuestionRevision
                    {
                        QuestionId = questionId,
                        AnswerId = answerId,
                        Title = title,
                        Markdown = text.Markdown,
                        AuthorId = byId,
                        At = now,
                    }
                );
    }
}
