using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Import.People;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

/// <summary>Handing over a list of people and saying yes to it, as a steward does.</summary>
public abstract class PeopleLists(TestPlace place)
{
    protected const string Path = "/reglages/comptes/importer";

    protected TestPlace Place { get; } = place;

    /// <summary>A page that shows what a list would do.</summary>
    protected sealed record Looked(IHtmlDocument Document, string Path);

    protected async Task<(HttpClient Browser, Looked Page)> Look(string content, HttpClient? browser = null)
    {
        browser ??= await Place.SignedIn(Role.Steward);
        using var answer = await Upload(browser, Encoding.UTF8.GetBytes(content));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var path = answer.Headers.Location!.OriginalString;
        return (browser, new Looked(await browser.Open(path), path));
    }

    protected async Task Import(HttpClient browser, Looked page, params (string, string)[] choices)
    {
        using var started = await Send(browser, page, choices);
        started.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Place.DoJobs();
    }

    protected static Task<HttpResponseMessage> Send(
        HttpClient browser,
        Looked page,
        params (string Name, string Value)[] choices
    )
    {
        var fields = new Dictionary<string, string> { ["Form.Role"] = "Member", ["Form.GivesAccounts"] = "true" };
        foreach (var (name, value) in choices)
            fields[name] = value;
        return browser.PostAsync(page.Path + "?handler=Import", new FormUrlEncodedContent(fields));
    }

    protected static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "Given", "adhérents.csv");
        return await browser.PostAsync(Path, form);
    }

    protected static IEnumerable<string> Fates(IHtmlDocument page) =>
        page.QuerySelectorAll("main tbody tr td:last-child").Select(cell => cell.TextContent.Trim());

    protected Task<List<string>> With(string domain) =>
        Place.Read(db =>
            db.People.Where(one => one.Addresses.Any(address => address.Key.EndsWith(domain)))
                .OrderBy(one => one.SortKey)
                .Select(one => one.Name)
                .ToListAsync()
        );

    protected Task Known(string name, string email, bool account) =>
        Place.Acts.Run(async db =>
        {
            if (account)
            {
                await db.Admit(name, email, Role.Member, null, Place.Now);
                return;
            }
            var person = Person.Named(name, Place.Now);
            person.Addresses.Add(Address.Of(email));
            db.People.Add(person);
        });
}
