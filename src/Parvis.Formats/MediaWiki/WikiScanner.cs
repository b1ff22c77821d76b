using System.Buffers;
using System.Net;
using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// One pass over wikitext with a stack of open constructs: what closes is rendered for pandoc, what never closes stays
/// as the text it is.
/// </summary>
internal sealed class WikiScanner(
    string source,
    WikiContext context,
    WikiFindings found,
    IReadOnlyDictionary<string, string>? arguments = null,
    int depth = 0
)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("{}[]|<");
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\n\u00A0[]<>\"{}|");
    private const int LongestAddress = 4_000;
    public const int MaxDepth = 40;

    private readonly Stack<WikiFrame> _frames = new([new WikiFrame(WikiFrameKind.Root, "")]);
    private readonly WikiTags _tags = new(source, found);
    private int _at;

    public string Run()
    {
        while (_at < source.Length)
            Step();
        while (_frames.Count > 1)
            Flush();
        return Top.Text.ToString();
    }

    private WikiFrame Top => _frames.Peek();

    private void Step()
    {
        var next = source.AsSpan(_at).IndexOfAny(Marks);
        if (next < 0)
            next = source.Length - _at;
        Top.Text.Append(source, _at, next);
        _at += next;
        if (_at >= source.Length)
            return;

        switch (source[_at])
        {
            case '{':
                Braces();
                break;
            case '}':
                CloseBraces();
                break;
            case '[':
                Brackets();
                break;
            case ']' when _at + 1 < source.Length && source[_at + 1] == ']':
                CloseLink();
                break;
            case '|' when Top.Kind is not (WikiFrameKind.Root or WikiFrameKind.Note):
                Top.Pipes.Add(Top.Text.Length);
                Literal();
                break;
            case '<':
                Tag();
                break;
            default:
                Literal();
                break;
        }
    }

    private void Literal() => Top.Text.Append(source[_at++]);

    private int Repeated(char letter)
    {
        var end = _at;
        while (end < source.Length && source[end] == letter)
            end++;
        return end - _at;
    }

    private void Braces()
    {
        var run = Repeated('{');
        if (run == 1 || _frames.Count + depth > MaxDepth)
        {
            Top.Text.Append('{', run);
            _at += run;
        }
        else if (run % 3 == 0)
            Push(WikiFrameKind.Parameter, "{{{");
        else
            Push(WikiFrameKind.Template, "{{");
    }

    private void Push(WikiFrameKind kind, string opening)
    {
        _frames.Push(new(kind, opening));
        _at += opening.Length;
    }

    private void CloseBraces()
    {
        var run = Repeated('}');
        if (run == 1 || !Unwind(WikiFrameKind.Template, WikiFrameKind.Parameter))
        {
            Top.Text.Append('}', run);
            _at += run;
            return;
        }

        var frame = _frames.Pop();
        var whole = frame.Kind is WikiFrameKind.Parameter && run >= 3;
        _at += whole ? 3 : 2;
        if (frame.Kind is WikiFrameKind.Parameter)
            Top.Text.Append(whole ? Parameter(frame.Parts()) : frame.Text.ToString());
        else
            Top.Text.Append(new WikiTemplates(context, found, depth).Render(frame.Parts(), StandsAlone()));
    }

    private string Parameter(IReadOnlyList<string> parts) =>
        arguments is not null && arguments.TryGetValue(parts[0].Trim(), out var value) ? value
        : parts.Count > 1 ? parts[1]
        : "";

    // Whether what closed just now has its line to itself.
    private bool StandsAlone()
    {
        var text = Top.Text;
        return Top.Kind is WikiFrameKind.Root
            && (text.Length == 0 || text[^1] == '\n')
            && (_at >= source.Length || source[_at] == '\n');
    }

    private void Brackets()
    {
        var run = Repeated('[');
        if (run < 2 || _frames.Count + depth > MaxDepth)
        {
            Outside();
            return;
        }

        Top.Text.Append('[', run - 2);
        _at += run - 2;
        Push(WikiFrameKind.Link, "[[");
    }

    // The words of a link stay in the text. MediaWiki numbers an address without words; here it shows itself.
    private void Outside()
    {
        var rest = source.AsSpan(_at + 1, Math.Min(LongestAddress, source.Length - _at - 1));
        var end = rest.IndexOfAny(AddressEnds);
        if (end < 8 || rest[end] is not (' ' or ']') || !(rest.StartsWith("http://") || rest.StartsWith("https://")))
        {
            Literal();
            return;
        }
        var address = rest[..end].ToString();
        Top.Text.Append(WikiAddress.Outside(WebUtility.HtmlDecode(address)));
        _at += end + 2;
        if (rest[end] == ']')
            Top.Text.Append(address).Append(']');
    }

    private void CloseLink()
    {
        if (!Unwind(WikiFrameKind.Link))
        {
            var run = Repeated(']');
            Top.Text.Append(']', run);
            _at += run;
            return;
        }

        var frame = _frames.Pop();
        _at += 2;
        var trail = _at;
        while (trail < source.Length && char.IsLetter(source[trail]) && trail - _at < 60)
            trail++;
        var rendered = new WikiLinkText(context, found).Render(frame.Parts(), source[_at..trail], Inline());
        if (rendered.TookTrail)
            _at = trail;
        Top.Text.Append(rendered.Text);
    }

    // A picture in a list, a table or an argument must not break its line.
    private bool Inline()
    {
        var text = Top.Text;
        var start = text.Length;
        while (start > 0 && text[start - 1] != '\n' && text.Length - start < 400)
            start--;
        return Top.Kind is not WikiFrameKind.Root
            || text.Length - start == 400
            || (start < text.Length && "*#:;|!=".Contains(text[start]));
    }

    private void Tag()
    {
        if (_tags.Read(_at) is not { } tag)
        {
            Top.Text.Append("&lt;");
            _at++;
            return;
        }

        _at = tag.End;
        if (tag.Name != "ref")
            Top.Text.Append(_tags.Render(tag, Inline(), ref _at));
        else if (tag.Closing)
            CloseNote();
        else if (tag.Empty)
            Top.Text.Append(found.Note(tag.Attribute("name"), null));
        else if (_frames.Count + depth <= MaxDepth)
            _frames.Push(new(WikiFrameKind.Note, "") { Name = tag.Attribute("name") });
    }

    private void CloseNote()
    {
        if (!Unwind(WikiFrameKind.Note))
            return;
        var frame = _frames.Pop();
        Top.Text.Append(found.Note(frame.Name, frame.Text.ToString()));
    }

    // Brings the nearest open construct of these kinds to the top; what was open above it was only text.
    private bool Unwind(WikiFrameKind kind, WikiFrameKind? other = null)
    {
        var wanted = _frames.FirstOrDefault(frame => frame.Kind == kind || frame.Kind == other);
        if (wanted is null)
            return false;
        while (Top != wanted)
            Flush();
        return true;
    }

    private void Flush()
    {
        var frame = _frames.Pop();
        Top.Text.Append(frame.Opening.Replace("[", "&#91;").Replace("{", "&#123;"));
        if (Top.Kind is WikiFrameKind.Template or WikiFrameKind.Link or WikiFrameKind.Parameter)
            Top.Pipes.AddRange(frame.Pipes.Select(pipe => pipe + Top.Text.Length));
        Top.Text.Append(frame.Text);
    }
}
