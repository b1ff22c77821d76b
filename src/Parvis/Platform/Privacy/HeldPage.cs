using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Platform.Web;

namespace Parvis.Platform.Privacy;

/// <summary>What is held about somebody as one page of HTML, to be read without Parvis.</summary>
internal sealed class HeldPage(TextWriter page, Texts texts)
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
        + "dl{border-top:1px solid #bbb;padding-top:.5rem}dt{color:#555}dd{margin:0 0 .3rem;white-space:pre-wrap}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public async Task Begin(string place)
    {
        var title = Encoder.Encode(texts.Format("Mes données à {0}", place));
        await page.WriteAsync(
            $"<!doctype html><html lang=\"{texts.Code}\"><meta charset=\"utf-8\"><title>{title}</title><style>{Style}</style><h1>{title}</h1>\n"
        );
    }

    public Task Begin(Holding holding) =>
        page.WriteAsync(
            $"<h2>{Encoder.Encode(texts[holding.Name])}</h2><p>{Encoder.Encode(texts[holding.Purpose])} ; "
                + $"{Encoder.Encode(texts[holding.Term])}. <a href=\"{holding.Key}.json\">{holding.Key}.json</a></p>\n"
        );

    public async Task Write(JsonElement row)
    {
        await page.WriteAsync("<dl>");
        foreach (var field in row.EnumerateObject())
        {
            var words = WordsOf(field.Value);
            if (words.Length > 0)
                await page.WriteAsync(
                    $"<dt>{Encoder.Encode(field.Name.Replace('_', ' '))}</dt><dd>{Encoder.Encode(words)}</dd>"
                );
        }
        await page.WriteAsync("</dl>\n");
    }

    public Task End() => page.WriteAsync("</html>\n");

    private static string WordsOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(WordsOf)),
            _ => value.ToString(),
        };
}
