using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Tests.House;

/// <summary>A place that fills up: people who show themselves, public questions with answers, public pages.</summary>
public static class Crowd
{
    private const int AnswersEach = 3;

    /// <summary>So many more of everything. The first of each has number 1 and is of the first person.</summary>
    public static Task Grow(TestPlace place, int more) =>
        place.Acts.Run(async db =>
        {
            var people = Enumerable.Range(0, more).Select(i => Someone(i, place.Now)).ToList();
            db.People.AddRange(people);
            await db.SaveChangesAsync();
            foreach (var person in people)
            {
                db.Questions.Add(Asked(person, place.Now));
                db.Pages.Add(Written(person, place.Now));
            }
        });

    private static Person Someone(int i, DateTime now)
    {
        var person = Person.Named($"Personne {i}", now);
        person.SeenBy = SeenBy.Everyone;
        person.About = "Découpe laser, couture et jardin.";
        return person;
    }

    private static Question Asked(Person person, DateTime now)
    {
        var question = new Question
        {
            Title = $"Comment réserver la machine {person.Id} ?",
            Slug = $"comment-reserver-la-machine-{person.Id}",
            Text = Plain("Je voudrais la réserver."),
            AuthorId = person.Id,
            AskedAt = now,
            LastAt = now,
        };
        for (var i = 0; i < AnswersEach; i++)
        {
            question.Receive(
                new Answer
                {
                    Text = Plain("Au comptoir, le mardi."),
                    AuthorId = person.Id,
                    At = now,
                    AcceptedAt = i == 0 ? now : null,
                }
            );
        }
        return question;
    }

    private static Page Written(Person person, DateTime now) =>
        new()
        {
            Slug = $"page-{person.Id}",
            Title = $"Page {person.Id}",
            SortKey = SortKey.Of($"Page {person.Id}"),
            Text = Plain("Ce que l’on en sait."),
            Stage = Stage.Plant,
            CaredAt = now,
            CaredById = person.Id,
            CreatedAt = now,
            ChangedAt = now,
        };

    private static RichText Plain(string text) =>
        new()
        {
            Markdown = text,
            Html = $"<p>{text}</p>",
            Version = 1,
        };
}
