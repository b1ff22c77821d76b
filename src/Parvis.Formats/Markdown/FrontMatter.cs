using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Parvis.Formats.Markdown;

/// <summary>Why the head of a file is not read as front matter and stays in its text.</summary>
public enum FrontMatterFault
{
    None,
    NotClosed,
    NotYaml,
    TooLong,

    /// <summary>Anchors, aliases or tags, which have no place in a page's head.</summary>
    Forbidden,
}

/// <summary>The YAML head of a Markdown file: keys in lower case, each with its scalars; nested keys joined by a dot.</summary>
public sealed record FrontMatter(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, FrontMatterFault Fault)
{
    private const int LongestHead = 65_536;
    private const int MostValues = 1_000;
    private const int Deepest = 8;

    public static FrontMatter None { get; } =
        new(new Dictionary<string, IReadOnlyList<string>>(), FrontMatterFault.None);

    /// <summary>The first scalar under the first of these keys that has one.</summary>
    public string? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (
                Values.TryGetValue(key, out var values) && values.FirstOrDefault(value => value.Length > 0) is { } value
            )
                return value;
        return null;
    }

    /// <summary>All scalars under these keys.</summary>
    public IEnumerable<string> All(params string[] keys) =>
        keys.SelectMany(key => Values.TryGetValue(key, out var values) ? values : []).Where(value => value.Length > 0);

    /// <summary>Splits a file into its head and its body; with a fault the body is the whole text.</summary>
    public static (FrontMatter Head, string Body) Split(string text)
    {
        text = text.TrimStart('\uFEFF');
        if (!text.StartsWith("---\n"))
            return (None, text);
        var end = text.StartsWith("---\n---") ? 4 : text.IndexOf("\n---", 3) + 1;
        var after = end > 0 ? text.IndexOf('\n', end) : -1;
        var closing = end <= 0 ? "" : (after < 0 ? text[end..] : text[end..after]).TrimEnd();
        if (closing != "---")
            return (None with { Fault = FrontMatterFault.NotClosed }, text);
        if (end > LongestHead)
            return (None with { Fault = FrontMatterFault.TooLong }, text);
        var head = Read(text[4..end]);
        return (head, head.Fault == FrontMatterFault.None ? (after < 0 ? "" : text[(after + 1)..]) : text);
    }

    private static FrontMatter Read(string yaml)
    {
        try
        {
            return Walk(new Parser(new StringReader(yaml)));
        }
        catch (YamlException)
        {
            return None with { Fault = FrontMatterFault.NotYaml };
        }
        catch (Exception exception)
            when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The scanner of YamlDotNet lets some of its own slips through on damaged input.
            return None with { Fault = FrontMatterFault.NotYaml };
        }
    }

    // Events rather than objects: nothing is built but these strings, whatever the file asks for.
    private static FrontMatter Walk(Parser parser)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var path = new Stack<(bool Mapping, string? Key)>();
        var count = 0;
        while (parser.MoveNext())
        {
            count += parser.Current is NodeEvent ? 1 : 0;
            var fault = FaultOf(parser.Current, path.Count, count);
            if (fault != FrontMatterFault.None)
                return None with { Fault = fault };
            switch (parser.Current)
            {
                case MappingStart:
                    path.Push((true, null));
                    break;
                case SequenceStart:
                    path.Push((false, null));
                    break;
                case MappingEnd or SequenceEnd:
                    path.Pop();
                    Forget(path);
                    break;
                case Scalar scalar when path.Peek() is (true, null):
                    path.Push((true, scalar.Value.Trim().ToLowerInvariant()));
                    Squash(path);
                    break;
                case Scalar scalar:
                    Add(values, path, scalar);
                    Forget(path);
                    break;
            }
        }

        return new(values, FrontMatterFault.None);
    }

    private static FrontMatterFault FaultOf(ParsingEvent? met, int depth, int count) =>
        met switch
        {
            AnchorAlias or NodeEvent { Anchor.IsEmpty: false } => FrontMatterFault.Forbidden,
            MappingStart or SequenceStart when depth >= Deepest || count > MostValues => FrontMatterFault.TooLong,
            SequenceStart or Scalar when depth == 0 => FrontMatterFault.NotYaml,
            Scalar when count > MostValues => FrontMatterFault.TooLong,
            _ => FrontMatterFault.None,
        };

    private static void Squash(Stack<(bool Mapping, string? Key)> path)
    {
        var key = path.Pop();
        path.Pop();
        path.Push(key);
    }

    // A value ends its key, unless it stands in a list.
    private static void Forget(Stack<(bool Mapping, string? Key)> path)
    {
        if (path.TryPeek(out var top) && top.Mapping)
        {
            path.Pop();
            path.Push((true, null));
        }
    }

    private static void Add(
        Dictionary<string, IReadOnlyList<string>> values,
        Stack<(bool Mapping, string? Key)> path,
        Scalar scalar
    )
    {
        var key = string.Join('.', path.Where(level => level.Key is not null).Select(level => level.Key).Reverse());
        var nothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        var value = nothing ? "" : TextBytes.Compose(scalar.Value.Trim());
        values[key] = values.TryGetValue(key, out var before) ? [.. before, value] : [value];
    }
}
