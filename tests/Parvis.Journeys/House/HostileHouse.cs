using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Demo;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Journeys.House;

/// <summary>L’Établi after everybody in it wrote nothing but attacks, everywhere one may write.</summary>
public sealed class HostileHouse : RunningHouse
{
    private const int OnAPage = 80;

    private const int PeopleOpened = 40;

    /// <summary>Where all that is read.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    protected override async Task Settle()
    {
        var clock = Services.GetRequiredService<TimeProvider>();
        await DemoPlace.Settle(Acts, clock);
        var now = clock.GetUtcNow().UtcDateTime;
        var authors = await Acts.Run(act => AddPeople(act, now));
        Paths = await Acts.Run(act => AddTexts(act, authors, now));
    }

    private static async Task<List<long>> AddPeople(AppDb act, DateTime now)
    {
        var people = Attacks
            .Short.Where(attack => attack.Trim().Length is > 0 and <= Person.NameLength)
            .Select(attack =>
            {
                var person = Person.Named(attack.Trim(), now);
                (person.SeenBy, person.About) = (SeenBy.Everyone, attack);
                return person;
            })
            .ToList();
        act.People.AddRange(people);
        await act.SaveChangesAsync();
        return people.ConvertAll(person => person.Id);
    }

    private static async Task<IReadOnlyList<string>> AddTexts(AppDb act, List<long> authors, DateTime now)
    {
        var paths = new List<string>(authors.Take(PeopleOpened).Select(id => $"/gens/{id}"));
        var batch = 0;
        foreach (var attacks in Attacks.All.Chunk(OnAPage))
        {
            var title = Attacks.Short[batch % Attacks.Short.Count];
            var author = authors[batch++ % authors.Count];
            var question = Question.Asked(
                Cut(title, Question.TitleLength),
                Text(attacks),
                author,
                now,
                Scope.Public,
                null
            );
            question.Receive(
                new Answer
                {
                    Text = Markdown.From(string.Join("\n\n", attacks.Select(Dressed))),
                    AuthorId = author,
                    At = now,
                    AcceptedAt = now,
                }
            );
            act.Questions.Add(question);
            var page = PageOf(Cut(title, Page.TitleLength), Text(attacks), batch, author, now);
            act.Pages.Add(page);
            await act.SaveChangesAsync();
            act.Revisions.AddRange(RevisionsOf(page, attacks, author, now));
            await Label(act, page, title);
            paths.AddRange(question.Path, question.Path + "/versions", page.Path, page.Path + "/historique");
        }
        return paths;
    }

    private static Page PageOf(string title, string text, int number, long author, DateTime now) =>
        new()
        {
            Title = title,
            Slug = $"attaque-{number}",
            SortKey = SortKey.Of(title),
            Text = Markdown.From(text),
            Stage = Stage.Plant,
            Scope = Scope.Public,
            CaredAt = now,
            CaredById = author,
            CreatedAt = now,
            ChangedAt = now,
            Version = 2,
        };

    private static IEnumerable<Revision> RevisionsOf(Page page, string[] attacks, long author, DateTime now) =>
        new[] { string.Join("\n", attacks.Reverse()), page.Text.Markdown }.Select(
            (text, i) =>
                new Revision
                {
                    PageId = page.Id,
                    Number = i + 1,
                    Title = page.Title,
                    Markdown = text,
                    AuthorId = author,
                    At = now,
                }
        );

    private static async Task Label(AppDb act, Page page, string attack)
    {
        var name = Cut(attack, Tag.NameLength);
        var slug = $"attaque-{page.Id}";
        var tag = new Tag
        {
            Name = name,
            Slug = slug,
            SortKey = SortKey.Of(name),
        };
        act.Tags.Add(tag);
        await act.SaveChangesAsync();
        act.Taggings.Add(
            new Tagging
            {
                TagId = tag.Id,
                Kind = Page.Kind,
                ThingId = page.Id,
            }
        );
    }

    private static string Text(string[] attacks) => string.Join("\n\n", attacks);

    // As the address and the words of a link, as what stands for a picture, in code and in a table.
    private static string Dressed(string attack)
    {
        var line = attack.ReplaceLineEndings(" ");
        return $"[lien]({line}) [lien](<{line}>) [{line}](https://exemple.example/ \"{line}\") ![{line}](/images/{new string('a', 32)}-9x9)\n\n`{line}`\n\n| {line} | b |\n| --- | --- |\n| {line} | c |";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
