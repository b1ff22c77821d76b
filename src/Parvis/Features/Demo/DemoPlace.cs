using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Formats.Markdown;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Text;

namespace Parvis.Features.Demo;

/// <summary>Settles L’Établi in an empty house, in one act.</summary>
internal sealed class DemoPlace
{
    private readonly AppDb db;
    private readonly DateTime now;
    private readonly DemoDates dates;
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, Space> spaces = [];
    private readonly DemoTags tags;

    private DemoPlace(AppDb db, DateTime now, string zone)
    {
        this.db = db;
        this.now = now;
        tags = new DemoTags(db);
        dates = new DemoDates(Instant.FromDateTimeUtc(now), DateTimeZoneProviders.Tzdb[zone]);
    }

    /// <summary>Does nothing when the house is lived in already.</summary>
    public static Task Settle(Acts acts, TimeProvider clock) =>
        acts.Run(async db =>
        {
            if (await db.Places.AnyAsync())
                return;
            var place = DemoTexts.Place;
            var demo = new DemoPlace(db, clock.GetUtcNow().UtcDateTime, place.Zone);
            DemoOpening.Add(db, place, demo.dates);
            demo.AddSpaces(place.Spaces);
            await demo.AddPeople(DemoTexts.People);
            foreach (var (head, body) in DemoTexts.Pages)
                await demo.AddPage(head, body);
            // The oldest first, so that the numbers of questions rise with time.
            foreach (
                var question in DemoTexts.Questions.OrderBy(question => demo.dates.At(question.Asked, question.At))
            )
                await demo.AddQuestion(question);
        });

    public static string AddressOf(string key) => DemoTexts.People.People.Single(person => person.Key == key).Email;

    private void AddSpaces(IReadOnlyList<SpaceText> texts)
    {
        foreach (var text in texts)
        {
            var space = new Space
            {
                Slug = text.Slug,
                Name = text.Name,
                SortKey = Language.Text.SortKey.Of(text.Name),
                About = text.About,
                Scope = ScopeOf(text.Scope),
            };
            db.Spaces.Add(space);
            spaces.Add(text.Slug, space);
        }
    }

    private async Task AddPeople(PeopleText texts)
    {
        var organisations = texts.Organisations.ToDictionary(
            text => text.Key,
            text => new Organisation
            {
                Name = text.Name,
                SortKey = Language.Text.SortKey.Of(text.Name),
                About = text.About,
                Url = text.Url,
            }
        );
        db.Organisations.AddRange(organisations.Values);
        foreach (var text in texts.People)
        {
            var person = Person.Named(text.Name, now.AddYears(-2));
            person.About = text.About;
            person.SeenBy = Enum.Parse<SeenBy>(text.SeenBy, ignoreCase: true);
            person.AbsentUntil = text.AbsentUntil is { } until
                ? dates.Day(until).ToDateTimeUnspecified().ToUniversalTime()
                : null;
            var address = Address.Of(text.Email);
            address.ConfirmedAt = now;
            person.Addresses.Add(address);
            people.Add(text.Key, person);
            db.People.Add(person);
        }
        await db.SaveChangesAsync();
        foreach (var text in texts.People)
            AddRights(text, people[text.Key].Id, organisations);
    }

    private void AddRights(PersonText text, long personId, Dictionary<string, Organisation> organisations)
    {
        db.Accounts.Add(
            new Account
            {
                PersonId = personId,
                Role = Enum.Parse<Role>(text.Role, ignoreCase: true),
                CreatedAt = now,
            }
        );
        if (text.Organisation is not { } organisation)
            return;
        db.Memberships.Add(
            new Membership
            {
                PersonId = personId,
                OrganisationId = organisations[organisation].Id,
                Title = text.Title ?? "",
                From = DateOnly.FromDateTime(now.AddYears(-1)),
            }
        );
    }

    private async Task AddPage(FrontMatter head, string body)
    {
        var created = dates.At(head.First("created")!);
        var cared = dates.At(head.First("cared")!);
        var title = head.First("title")!;
        var page = new Page
        {
            Slug = head.First("slug")!,
            Title = title,
            SortKey = Language.Text.SortKey.Of(title),
            Text = Markdown.From(body),
            Stage = Enum.Parse<Stage>(head.First("stage")!, ignoreCase: true),
            CaredAt = cared,
            CaredById = head.First("caredby") is { } keeper ? people[keeper].Id : null,
            Scope = ScopeOf(head.First("visibility") ?? "public"),
            SpaceId = head.First("space") is { } space ? spaces[space].Id : null,
            Tongue = LanguageGuess.Of(body),
            CreatedAt = created,
            ChangedAt = cared,
        };
        db.Pages.Add(page);
        await db.SaveChangesAsync();
        await tags.Put(Page.Kind, page.Id, head.All("bed", "tags"));
        var authors = head.All("authors").ToList();
        for (var i = 0; i < authors.Count; i++)
            AddRevision(
                page,
                people[authors[i]].Id,
                i,
                authors.Count == 1 ? created : created + ((cared - created) * i / (authors.Count - 1))
            );
        page.Version = authors.Count;
        await db.SaveChangesAsync();
    }

    private void AddRevision(Page page, long authorId, int number, DateTime at)
    {
        db.PageGardeners.Add(
            new PageGardener
            {
                PageId = page.Id,
                PersonId = authorId,
                Since = at,
            }
        );
        db.Revisions.Add(
            new Revision
            {
                PageId = page.Id,
                Number = number + 1,
                Title = page.Title,
                Markdown = page.Text.Markdown,
                AuthorId = authorId,
                At = at,
            }
        );
    }

    private async Task AddQuestion(QuestionText text)
    {
        var asked = dates.At(text.Asked, text.At);
        var question = new Question
        {
            Title = text.Title,
            Slug = Slug.Of(text.Title),
            Text = Markdown.From(text.Text),
            AuthorId = await PersonOf(text.Author, text.FirstName),
            AskedAt = asked,
            LastAt = asked,
            Scope = ScopeOf(text.Visibility),
            SpaceId = text.Space is { } space ? spaces[space].Id : null,
            Tongue = LanguageGuess.Of(text.Text),
        };
        foreach (var answer in text.Answers)
        {
            var at = dates.After(asked, answer.After);
            question.Receive(
                new Answer
                {
                    Text = Markdown.From(answer.Text),
                    AuthorId = await PersonOf(answer.Author, answer.FirstName),
                    At = at,
                    AcceptedAt = answer.Accepted ? at : null,
                    AcceptedById = answer.Accepted ? question.AuthorId : null,
                }
            );
        }
        db.Questions.Add(question);
        await db.SaveChangesAsync();
        await tags.Put(Question.Kind, question.Id, text.Tags);
        await DemoHarvest.Take(db, question, text.Answers);
    }

    // Somebody without an account left a first name: it is shown as it was given, and nobody is proposed by it.
    private async Task<long?> PersonOf(string? key, string? firstName)
    {
        if (key is not null)
            return people[key].Id;
        if (firstName is null)
            return null;
        var person = Person.Named(firstName, now);
        person.Unclaimed = true;
        db.People.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static Scope ScopeOf(string visibility) =>
        visibility switch
        {
            "members" => Scope.Members,
            "staff" => Scope.Staff,
            _ => Scope.Public,
        };
}
