using System.Globalization;
using System.Text.Json;

namespace Parvis.Formats.MediaWiki;

/// <summary>Writes pandoc's blocks as Markdown.</summary>
internal sealed class MarkdownWriter
{
    private const int MaxDepth = 50;

    private readonly IReadOnlyList<JsonElement> _blocks;
    private readonly InlineWriter _inlines;
    private readonly OrderedDictionary<string, int> _notes = [];
    private bool _inNote;

    public MarkdownWriter(WikiLinks links, PandocBlocks blocks)
    {
        _blocks = blocks.Blocks;
        _inlines = new(links, new(_blocks), Note);
    }

    public WikiMarkdown Write()
    {
        var text = Join(_blocks, 0);
        foreach (var (note, number) in _notes)
            text += $"\n\n{MarkdownText.Indent(note, $"[^{number}]: ", "    ")}";
        return new(
            text.Trim('\n') + "\n",
            [.. _inlines.Pages.Keys],
            [.. _inlines.Missing.Keys],
            [.. _inlines.Files.Keys]
        );
    }

    public string Inline(JsonElement inlines, string breaks = "\\\n") => _inlines.Write(Inlines.Read(inlines), breaks);

    /// <summary>Blocks one below the other; neighbouring lists are told apart by their marks.</summary>
    public string Join(IEnumerable<JsonElement> blocks, int depth, bool tight = false)
    {
        var text = "";
        var previous = "";
        var pieces = new List<string>();
        var alternate = false;
        foreach (var block in blocks)
        {
            var kind = Pandoc.Kind(block);
            alternate = kind == previous && kind is "BulletList" or "OrderedList" && !alternate;
            text = Block(block, kind, depth, alternate);
            if (text.Length == 0)
                continue;
            if (pieces.Count > 0)
                pieces.Add(tight && kind is "BulletList" or "OrderedList" && tight ? "\n" : "\n\n");
            pieces.Add(text);
            previous = kind;
        }

        return string.Concat(pieces);
    }

    private string Block(JsonElement block, string kind, int depth, bool alternate)
    {
        var content = Pandoc.Content(block);
        if (depth > MaxDepth)
            return "";
        return kind switch
        {
            "Para" or "Plain" => Paragraph(content),
            "Header" => Heading(content),
            "CodeBlock" => Code(content),
            "BlockQuote" => Quote(Join(Pandoc.Items(content), depth + 1)),
            "BulletList" => List(Pandoc.Items(content), _ => alternate ? "* " : "- ", depth),
            "OrderedList" => Numbered(content, depth, alternate ? ')' : '.'),
            "DefinitionList" => Definitions(content, depth),
            "Table" => new MarkdownTable(this, depth + 1).Write(content),
            "HorizontalRule" => "---",
            "Div" => Join(Pandoc.Items(Pandoc.At(content, 1)), depth + 1),
            "LineBlock" => string.Join("\\\n", Pandoc.Items(content).Select(line => Inline(line))),
            _ => "",
        };
    }

    private string Paragraph(JsonElement content)
    {
        var inlines = Inlines.Read(content);
        if (inlines.OfType<Gap>().Any(gap => gap.Hard) && inlines.TrueForAll(OnlyCode))
            return MarkdownText.Fence(string.Concat(inlines.Select(Raw)).Replace('\u00A0', ' '), "");
        return MarkdownText.EscapeLines(_inlines.Write(inlines, "\\\n").TrimEnd('\\', '\n'));
    }

    // A line that begins with a space is code to MediaWiki; pandoc makes it a paragraph of code and breaks.
    private static bool OnlyCode(Inline inline) =>
        inline switch
        {
            CodeSpan or Gap { Hard: true } => true,
            Styled styled => styled.Inside.All(OnlyCode),
            LinkTo link => link.Inside.All(OnlyCode),
            _ => false,
        };

    private static string Raw(Inline inline) => inline is Gap ? "\n" : Inlines.PlainText([inline]);

    private string Heading(JsonElement content)
    {
        var level = Math.Clamp(Pandoc.Number(Pandoc.At(content, 0), 2), 1, 6);
        var words = Inline(Pandoc.At(content, 2), " ");
        if (words.EndsWith('#'))
            words = words[..^1] + "\\#";
        return words.Length == 0 ? "" : new string('#', level) + " " + words;
    }

    private static string Code(JsonElement content)
    {
        var language = Pandoc.Text(Pandoc.At(Pandoc.At(Pandoc.At(content, 0), 1), 0));
        return MarkdownText.Fence(Pandoc.Text(Pandoc.At(content, 1)), language.Contains('`') ? "" : language);
    }

    // ":::" opens three levels at once; one is enough to read.
    private static string Quote(string text) =>
        text.Length == 0 ? ""
        : text.Split('\n').All(line => line.StartsWith('>')) ? text
        : MarkdownText.Indent(text, "> ", "> ");

    private string Numbered(JsonElement content, int depth, char mark)
    {
        var first = Pandoc.Number(Pandoc.At(Pandoc.At(content, 0), 0), 1);
        return List(
            Pandoc.Items(Pandoc.At(content, 1)),
            index => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, first) + index}{mark} "),
            depth
        );
    }

    private string List(IEnumerable<JsonElement> items, Func<int, string> mark, int depth)
    {
        var written = new List<string>();
        var loose = false;
        foreach (var item in items)
        {
            var blocks = Pandoc.Items(item).ToList();
            var tight = blocks.Count == 0 || Pandoc.Kind(blocks[0]) != "Para";
            loose |= !tight;
            var text = Join(blocks, depth + 1, tight);
            var bullet = mark(written.Count);
            if (text.Length > 0)
                written.Add(MarkdownText.Indent(text, bullet, new string(' ', bullet.Length)));
        }

        return string.Join(loose ? "\n\n" : "\n", written);
    }

    private string Definitions(JsonElement content, int depth)
    {
        var pieces = new List<string>();
        var quoted = new List<string>();
        foreach (var item in Pandoc.Items(content))
        {
            var term = Inline(Pandoc.At(item, 0), " ");
            var meanings = Pandoc
                .Items(Pandoc.At(item, 1))
                .Select(meaning => Join(Pandoc.Items(meaning), depth + 1))
                .Where(meaning => meaning.Length > 0)
                .ToList();
            if (term.Length == 0)
            {
                quoted.AddRange(meanings);
                continue;
            }

            Flush();
            pieces.Add(Defined(term, meanings));
        }

        Flush();
        return string.Join("\n\n", pieces);

        void Flush()
        {
            if (quoted.Count > 0)
                pieces.Add(Quote(string.Join("\n\n", quoted)));
            quoted.Clear();
        }
    }

    private static string Defined(string term, List<string> meanings) =>
        meanings.Count == 0
            ? $"**{term.Replace("**", "")}**"
            : string.Join(
                '\n',
                meanings
                    .Select(meaning => MarkdownText.Indent(meaning, ":   ", "    "))
                    .Prepend(MarkdownText.EscapeLines(term))
            );

    private string Note(Footnote footnote)
    {
        if (_inNote)
            return "";
        _inNote = true;
        var text = Join(Pandoc.Items(footnote.Blocks), 1);
        _inNote = false;
        if (text.Length == 0)
            return "";
        if (!_notes.TryGetValue(text, out var number))
            _notes[text] = number = _notes.Count + 1;
        return $"[^{number}]";
    }
}
