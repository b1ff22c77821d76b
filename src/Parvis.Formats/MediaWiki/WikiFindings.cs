using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// What is taken out of a page while it is scanned: tags for the reader of the result, and verbatim pieces and notes
/// that stand aside as tokens until the lines are settled.
/// </summary>
internal sealed partial class WikiFindings
{
    public const char Open = '\uE000';
    public const char Close = '\uE001';
    private const int MaxNotesLength = 2_000_000;

    private readonly List<string> _verbatim = [];
    private readonly List<string?> _notes = [];
    private readonly Dictionary<string, int> _named = [];

    public OrderedDictionary<string, bool> CategorySet { get; } = [];
    public OrderedDictionary<string, bool> TemplateSet { get; } = [];
    public ICollection<string> Categories => CategorySet.Keys;
    public ICollection<string> Templates => TemplateSet.Keys;
    public List<string> Languages { get; } = [];
    public string? DisplayTitle { get; set; }

    /// <summary>How many templates were put in so far, and how long they grew: the bound of a bomb.</summary>
    public int Expansions { get; set; }
    public long Expanded { get; set; }

    public string Verbatim(string markup)
    {
        _verbatim.Add(markup);
        return $"{Open}v{_verbatim.Count - 1}{Close}";
    }

    public string Note(string? name, string? content)
    {
        var number = _notes.Count;
        if (name is null)
            _notes.Add(content);
        else if (_named.TryGetValue(name, out number))
            _notes[number] ??= content;
        else
        {
            number = _named[name] = _notes.Count;
            _notes.Add(content);
        }

        return $"{Open}n{number}{Close}";
    }

    // A note may hold tokens of its own (a nowiki, say) but no note.
    public string Restore(string text)
    {
        long spent = 0;
        var withNotes = Token().Replace(text, match => match.ValueSpan[1] == 'n' ? WriteNote(match) : match.Value);
        return Token().Replace(withNotes, match => match.ValueSpan[1] == 'v' ? _verbatim[Number(match)] : "");

        string WriteNote(Match match)
        {
            var content = _notes[Number(match)] ?? "";
            spent += content.Length;
            if (content.Length == 0 || spent > MaxNotesLength)
                return "";
            return "<ref>" + WikiLines.Settle(content.ReplaceLineEndings(" ").Trim()) + "</ref>";
        }
    }

    private static int Number(Match match) => int.Parse(match.ValueSpan[2..^1]);

    [GeneratedRegex("\uE000[vn][0-9]{1,9}\uE001", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}

/// <summary>A construct that is open while the text is scanned.</summary>
internal sealed class WikiFrame(WikiFrameKind kind, string opening)
{
    public WikiFrameKind Kind => kind;
    public string Opening => opening;
    public StringBuilder Text { get; } = new();
    public List<int> Pipes { get; } = [];
    public string? Name { get; init; }

    public IReadOnlyList<string> Parts()
    {
        var parts = new List<string>(Pipes.Count + 1);
        var start = 0;
        foreach (var pipe in Pipes)
        {
            parts.Add(Text.ToString(start, pipe - start));
            start = pipe + 1;
        }

        parts.Add(Text.ToString(start, Text.Length - start));
        return parts;
    }
}

internal enum WikiFrameKind
{
    Root,
    Template,
    Parameter,
    Link,
    Note,
}
