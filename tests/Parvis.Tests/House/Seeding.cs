using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Features.Questions.Following;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Tests.House;

/// <summary>Fills a test place with things to read, in a line each.</summary>
public static class Seeding
{
    extension(TestPlace place)
    {
        public Task<Page> Sow(
            string title,
            string text = "Du texte.",
            Scope scope = default,
            Stage stage = Stage.Plant,
            long? caredBy = null,
            long? spaceId = null,
            params string[] tags
        ) =>
            place.Acts.Run(async db =>
            {
                var page = new Page
                {
                    Title = title,
                    Slug = Slug.Of(title),
                    SortKey = SortKey.Of(title),
                    Text = Markdown.From(text),
                    Stage = stage,
                    Scope = scope,
                    SpaceId = spaceId,
                    CaredAt = place.Now.AddDays(-3),
                    CaredById = caredBy,
                    CreatedAt = place.Now.AddDays(-30),
                    ChangedAt = place.Now.AddDays(-3),
                    Version = 1,
                };
                db.Pages.Add(page);
                await db.SaveChangesAsync();
                db.Revisions.Add(FirstOf(page, text));
                await Label(db, Page.Kind, page.Id, tags);
                return page;
            });

        public Task<Question> Ask(
            string title,
            string text = "Une question.",
            Scope scope = default,
            long? by = null,
            long? spaceId = null,
            string[]? tags = null,
            params (string Text, long? By, bool Accepted)[] answers
        ) =>
            place.Acts.Run(async db =>
            {
                var question = Question.Asked(title, text, by, place.Now.AddDays(-4), scope, spaceId);
                foreach (var (answer, author, accepted) in answers)
                {
                    question.Receive(
                        new Answer
                        {
                            Text = Markdown.From(answer),
                            AuthorId = author,
                            At = place.Now.AddDays(-1),
                            AcceptedAt = accepted ? place.Now : null,
                        }
                    );
                }
                db.Questions.Add(question);
                await db.SaveChangesAsync();
                if (by is { } asker)
                    await db.Follow(question.Id, asker, place.Now);
                await Label(db, Question.Kind, question.Id, tags ?? []);
                return question;
            });

        public Task<Space> OpenSpace(string name, Scope scope = default, string about = "Un espace.") =>
            place.Acts.Run(async db =>
            {
                var space = new Space
                {
                    Name = name,
                    Slug = Slug.Of(name),
                    SortKey = SortKey.Of(name),
                    About = about,
                    Scope = scope,
                };
                db.Spaces.Add(space);
                await db.SaveChangesAsync();
                return space;
            });

        public Task<Person> Meet(string name, SeenBy seenBy = SeenBy.Members, bool unclaimed = false) =>
            place.Acts.Run(async db =>
            {
                var person = Person.Named(name, place.Now);
                person.SeenBy = seenBy;
                person.Unclaimed = unclaimed;
                db.People.Add(person);
                await db.SaveChangesAsync();
                return person;
            });
    }

    private static Revision FirstOf(Page page, string markdown) =>
        new()
        {
            PageId = page.Id,
            Number = 1,
            Title = page.Title,
            Markdown = markdown,
            AuthorId = page.CaredById,
            At = page.ChangedAt,
        };

    private static async Task Label(AppDb db, string kind, long id, string[] tags)
    {
        foreach (var name in tags)
        {
            var slug = Slug.Of(name);
            var tag = await db.Tags.FirstOrDefaultAsync(one => one.Slug == slug);
            if (tag is null)
            {
                tag = new Tag
                {
                    Name = name,
                    Slug = slug,
                    SortKey = SortKey.Of(name),
                };
                db.Tags.Add(tag);
                await db.SaveChangesAsync();
            }
            db.Taggings.Add(
                new Tagging
                {
                    Kind = kind,
                    ThingId = id,
                    TagId = tag.Id,
                }
            );
        }
        await db.SaveChangesAsync();
    }
}
