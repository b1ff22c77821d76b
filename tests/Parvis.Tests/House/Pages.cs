using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.Tests.House;

/// <summary>Reading pages and filling in their forms, as a browser without JavaScript does.</summary>
public static class Pages
{
    public static async Task<IHtmlDocument> Open(
        this HttpClient browser,
        string path,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.ShouldBe(expected, path);
        return await answer.Document();
    }

    public static async Task<IHtmlDocument> Document(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>
    /// Sends the form of a page that has this field (or handler), with what it holds and the given values in their place.
    /// </summary>
    public static async Task<HttpResponseMessage> Send(
        this HttpClient browser,
        string path,
        string form,
        params (string Name, string Value)[] values
    )
    {
        var page = await browser.Open(path);
        return await browser.Post(path, Filled(page, form, values));
    }

    /// <summary>The address and the fields of a form with values put in.</summary>
    public static (string Action, List<KeyValuePair<string, string>> Fields) Filled(
        IHtmlDocument page,
        string form,
        params (string Name, string Value)[] values
    )
    {
        var element = page.QuerySelectorAll("form[method=post]")
            .Where(one => !one.GetAttribute("action")?.EndsWith("/sortir", StringComparison.Ordinal) ?? true)
            .First(one => one.QuerySelector($"[name='{form}']") is not null || one.GetAttribute("action") == form);
        var fields = element
            .QuerySelectorAll("[name]")
            .Where(one => one.LocalName != "button")
            .ToDictionary(one => one.GetAttribute("name")!, ValueOf);
        foreach (var (name, value) in values)
            fields[name] = value;
        return (element.GetAttribute("action") ?? "", [.. fields]);
    }

    public static Task<HttpResponseMessage> Post(
        this HttpClient browser,
        string path,
        (string Action, List<KeyValuePair<string, string>> Fields) form
    )
    {
        var target = new Uri(new Uri(browser.BaseAddress!, path), form.Action);
        if (form.Action.Length == 0)
            target = new Uri(browser.BaseAddress!, path);
        return browser.PostAsync(target, new FormUrlEncodedContent(form.Fields));
    }

    /// <summary>The error that stands beside a field.</summary>
    public static string? ErrorOf(this IHtmlDocument page, string field) =>
        page.GetElementById(field.Replace('.', '_') + "-error")?.TextContent.Trim();

    public static string? ValueOf(this IHtmlDocument page, string field) =>
        page.QuerySelector($"[name='{field}']") is { } one ? ValueOf(one) : null;

    private static string ValueOf(IElement element) =>
        element switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            IHtmlInputElement input => input.Value,
            _ => "",
        };
}
