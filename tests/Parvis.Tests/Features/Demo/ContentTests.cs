using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parvis.Formats.Glossary;

namespace Parvis.Tests.Features.Demo;

public class ContentTests
{
    private static readonly string[] Stages = ["seed", "sprout", "plant", "evergreen", "compost"];
    private static readonly string[] Visibilities = ["public", "members", "staff"];
    private static readonly string[] Roles = ["visitor", "member", "gardener", "concierge", "steward"];
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly string[] People = Content.Keys(Content.People.GetProperty("people"));
    private static readonly string[] Spaces = Content.Keys(Content.Place.GetProperty("spaces"), "slug");
    private static readonly JsonElement[] Questions = [.. Content.Questions.EnumerateArray()];

    private static readonly Regex DaysAgo = new(@"\A-(?<days>\d+)d\z", RegexOptions.NonBacktracking);
    private static readonly Regex Delay = new(@"\A\d+(?:min|h|d)\z", RegexOptions.NonBacktracking);
    private static readonly Regex SectionHeading = new("^## ", RegexOptions.Multiline | RegexOptions.NonBacktracking);
    private static readonly Regex Link = new(@"\]\((?<target>[^)]*)\)", RegexOptions.NonBacktracking);
    private static readonly Regex Telephone = new(@"\b0\d(?: \d\d){4}\b", RegexOptions.NonBacktracking);
    private static readonly Regex StraightApostrophe = new(@"\w*[\p{L}]'\w*", RegexOptions.NonBacktracking);
    private static readonly Regex PlainSpace = new(@"\w* [;:!?»]|« \w*", RegexOptions.NonBacktracking);

    // A colon may touch its word in an address and an hour; the others never do in French.
    private static readonly Regex MissingSpace = new(
        @"[\p{L}\d*)][;?»]|[\p{L}*)]: |«[\p{L}\d]",
        RegexOptions.NonBacktracking
    );

    [Fact]
    public void Every_page_has_a_whole_head_and_a_file_of_its_own_name()
    {
        foreach (var page in Content.Pages)
        {
            page["slug"].ShouldBe(page.File);
            page["title"].ShouldNotBeEmpty(page.File);
            page["bed"].ShouldNotBeEmpty(page.File);
            page.List("tags").ShouldNotBeEmpty(page.File);
            Stages.ShouldContain(page["stage"], page.File);
            Visibilities.ShouldContain(page["visibility"], page.File);
            page.List("authors").ShouldBeSubsetOf(People, page.File);
            People.ShouldContain(page["caredBy"], page.File);
            if (page["space"] is { Length: > 0 } space)
                Spaces.ShouldContain(space, page.File);
            Ago(page["created"]).ShouldBeGreaterThanOrEqualTo(Ago(page["cared"]), page.File);
            SectionHeading.Count(page.Body).ShouldBeGreaterThanOrEqualTo(2, page.File);
        }
    }

    [Fact]
    public void Every_stage_and_every_visibility_occurs()
    {
        Content.Pages.Select(page => page["stage"]).Distinct().ShouldBe(Stages, ignoreOrder: true);
        Content.Pages.Select(page => page["visibility"]).Distinct().ShouldBe(Visibilities, ignoreOrder: true);
        Questions.Select(question => Text(question, "visibility")).Distinct().ShouldBe(Visibilities, ignoreOrder: true);
    }

    [Fact]
    public void Every_link_leads_to_a_page_that_its_reader_may_see()
    {
        var pages = Content.Pages.ToDictionary(page => page["slug"]);
        foreach (var page in Content.Pages)
        {
            foreach (Match link in Link.Matches(page.Body))
            {
                var target = link.Groups["target"].Value;
                target.ShouldStartWith("/jardin/", customMessage: page.File);
                var slug = target["/jardin/".Length..];
                pages.ShouldContainKey(slug, page.File);
                Width(pages[slug]["visibility"]).ShouldBeLessThanOrEqualTo(Width(page["visibility"]), target);
            }
        }
    }

    [Fact]
    public void Every_person_has_a_role_a_fictional_address_and_an_organisation_that_exists()
    {
        var organisations = Content.Keys(Content.People.GetProperty("organisations"));
        foreach (var person in Content.People.GetProperty("people").EnumerateArray())
        {
            var key = Text(person, "key")!;
            Roles.ShouldContain(Text(person, "role")!, key);
            new[] { "everyone", "members", "nobody" }.ShouldContain(Text(person, "seenBy")!, key);
            Text(person, "email")!.ShouldEndWith(".example", customMessage: key);
            if (Text(person, "organisation") is { } organisation)
                organisations.ShouldContain(organisation, key);
        }
        People.ShouldBeUnique();
    }

    [Fact]
    public void Every_question_names_people_spaces_and_times_that_exist()
    {
        Content.Keys(Content.Questions).ShouldBeUnique();
        foreach (var question in Questions)
        {
            var key = Text(question, "key")!;
            if (Text(question, "author") is { } author)
                People.ShouldContain(author, key);
            else
                Text(question, "firstName").ShouldNotBeNullOrEmpty(key);
            if (Text(question, "space") is { } space)
                Spaces.ShouldContain(space, key);
            TimeOnly.ParseExact(Text(question, "at")!, "HH:mm", CultureInfo.InvariantCulture);
            Ago(Text(question, "asked")!).ShouldBePositive(key);
            Texts(question.GetProperty("tags")).ShouldNotBeEmpty(key);
            CheckAnswers(question, key);
        }
    }

    [Fact]
    public void Most_questions_are_answered_and_some_are_open()
    {
        var answered = Questions.Count(IsAnswered);

        answered.ShouldBeGreaterThanOrEqualTo(30);
        (Questions.Length - answered).ShouldBeInRange(2, 5);
    }

    [Fact]
    public void Opening_hours_follow_one_another_and_never_overlap()
    {
        foreach (var season in Content.Place.GetProperty("opening").EnumerateArray())
        {
            season.GetProperty("days").EnumerateObject().Select(day => day.Name).ShouldBe(Days);
            foreach (var day in season.GetProperty("days").EnumerateObject())
            {
                var times = Texts(day.Value).Select(time => TimeOnly.ParseExact(time, "HH:mm")).ToArray();
                times.Order().SequenceEqual(times).ShouldBeTrue(day.Name);
                times.ShouldBeUnique();
            }
        }
    }

    [Fact]
    public void Only_numbers_kept_for_fiction_are_given()
    {
        foreach (Match number in Telephone.Matches(string.Join('\n', AllTexts().Select(text => text.Text))))
            number.Value.ShouldStartWith("01 99 00 ");
    }

    [Fact]
    public void The_glossary_gives_a_definition_to_each_of_its_words_once()
    {
        var body = Content.Pages.Single(page => page.File == "glossaire").Body;
        var entries = GlossaryText.Parse(body);

        entries.Count.ShouldBe(body.Split('\n').Count(line => line.StartsWith("**", StringComparison.Ordinal)));
        entries.Count.ShouldBeGreaterThanOrEqualTo(20);
        entries.SelectMany(entry => entry.Synonyms.Append(entry.Term)).ShouldBeUnique();
    }

    [Fact]
    public void The_typography_is_French()
    {
        foreach (var (where, text) in AllTexts())
        {
            StraightApostrophe.Match(text).Value.ShouldBeEmpty(where);
            PlainSpace.Match(text).Value.ShouldBeEmpty(where);
            MissingSpace.Match(text).Value.ShouldBeEmpty(where);
            text.ShouldNotContain('!', where);
            text.ShouldNotContain("...", customMessage: where);
        }
    }

    private static void CheckAnswers(JsonElement question, string key)
    {
        var answers = question.GetProperty("answers").EnumerateArray().ToArray();
        answers.Count(answer => answer.GetProperty("accepted").GetBoolean()).ShouldBeLessThanOrEqualTo(1, key);
        foreach (var answer in answers)
        {
            People.ShouldContain(Text(answer, "author")!, key);
            Text(answer, "author").ShouldNotBe(Text(question, "author"), key);
            Delay.IsMatch(Text(answer, "after")!).ShouldBeTrue(key);
        }
    }

    private static bool IsAnswered(JsonElement question) =>
        question.GetProperty("answers").EnumerateArray().Any(answer => answer.GetProperty("accepted").GetBoolean());

    /// <summary>Everything a reader may see, with the place to look for it when it is wrong.</summary>
    private static IEnumerable<(string Where, string Text)> AllTexts() =>
        Content
            .Pages.SelectMany(page => new[] { page["title"], page["bed"], page.Body }.Select(text => (page.File, text)))
            .Concat(Texts(Content.Place).Select(text => ("place", text)))
            .Concat(Texts(Content.People).Select(text => ("people", text)))
            .Concat(
                Questions
                    .Where(question => Text(question, "language") is null)
                    .SelectMany(question => Texts(question).Select(text => (Text(question, "key")!, text)))
            );

    private static IEnumerable<string> Texts(JsonElement element) => Content.Texts(element);

    private static string? Text(JsonElement element, string name) => Content.Text(element, name);

    private static int Ago(string days) => int.Parse(DaysAgo.Match(days).Groups["days"].Value);

    private static int Width(string visibility) => Array.IndexOf(Visibilities, visibility);
}
