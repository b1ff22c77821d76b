using System.Collections.Concurrent;
using Parvis.Platform.Web;

namespace Parvis.Writer;

/// <summary>One answer: whose it is, to which question, and its text, which exists once.</summary>
internal sealed record Told(string Token, string Path, string Text);

/// <summary>
/// Eight signed-in browsers that answer questions through the form of the page as fast as they are let, until the server is gone.
/// What was under way then is sent again to the next server, as people do who press the button a second time.
/// </summary>
internal sealed class Members(Community community)
{
    private static readonly string[] Words =
    [
        "Baissez la puissance, montez la vitesse, et faites un essai dans un coin.",
        "Il faut aérer le tas, puis ajouter autant de brun que de vert.",
        "La clé est dans le tiroir de gauche, demandez à l’accueil.",
        "Chez moi cela marche mieux avec une lame neuve et un peu de cire.",
    ];

    // With a number behind it, a word that no other text has.
    private const string Mark = "zq";
    private readonly ConcurrentDictionary<string, Told> underWay = new();
    private long last;

    /// <summary>What was acknowledged, over all servers.</summary>
    public ConcurrentBag<Told> Acknowledged { get; } = [];

    /// <summary>What was sent more than once.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Returns when the first answer was acknowledged; the task in it ends with the server.</summary>
    public async Task<Task> Answer(Uri address)
    {
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = underWay.Values.ToLookup(told => told.Token);
        SentAgain += underWay.Count;
        underWay.Clear();
        var all = Task.WhenAll(community.Tokens.Select(token => Answer(address, token, [.. waiting[token]], first)));
        await Task.WhenAny(first.Task, all);
        return all;
    }

    private async Task Answer(Uri address, string token, List<Told> waiting, TaskCompletionSource first)
    {
        using var browser = Browser(address, token);
        foreach (var told in waiting.Concat(Endless(token)))
        {
            underWay[told.Text] = told;
            if (!await Send(browser, told))
                return;
            underWay.TryRemove(told.Text, out _);
            Acknowledged.Add(told);
            first.TrySetResult();
        }
    }

    private IEnumerable<Told> Endless(string token)
    {
        while (true)
        {
            var number = Interlocked.Increment(ref last);
            var path = community.Paths[(int)(number * 7 % community.Paths.Count)];
            yield return new Told(token, path, $"{Words[number % Words.Length]} Fiche {Mark}{number}.");
        }
    }

    // False when the server went away before it said anything. Any other answer than the way to the new answer is a fault.
    private static async Task<bool> Send(HttpClient browser, Told told)
    {
        try
        {
            using var form = new FormUrlEncodedContent([new("Text", told.Text)]);
            using var answer = await browser.PostAsync(new Uri(told.Path + "/repondre", UriKind.Relative), form);
            return (int)answer.StatusCode is >= 300 and < 400
                ? true
                : throw new InvalidOperationException($"{answer.StatusCode} to an answer.");
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static HttpClient Browser(Uri address, string token)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
        };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        browser.DefaultRequestHeaders.Add("Cookie", $"{Visit.Cookie}={token}");
        return browser;
    }
}
