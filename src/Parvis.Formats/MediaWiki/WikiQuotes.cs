using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Bold and italic of one line, balanced as MediaWiki's parser does (<c>Parser::doQuotes</c>): an apostrophe too many
/// is a letter, what stays open closes at the end of the line.
/// </summary>
internal static class WikiQuotes
{
    public static string Balance(string line)
    {
        if (!line.Contains("''"))
            return line;
        var pieces = Pieces(line);
        Repair(pieces);
        return Write(pieces);
    }

    // Even places hold text, odd ones runs of 2, 3 or 5 apostrophes.
    private static List<string> Pieces(string line)
    {
        var pieces = new List<string>();
        var text = new StringBuilder();
        for (var at = 0; at < line.Length; )
        {
            var run = 0;
            while (at + run < line.Length && line[at + run] == '\'')
                run++;
            if (run < 2)
            {
                text.Append(line[at++]);
                continue;
            }

            var marks = run switch
            {
                4 => 3,
                > 5 => 5,
                _ => run,
            };
            for (var letter = marks; letter < run; letter++)
                text.Append("&#39;");
            pieces.Add(text.ToString());
            pieces.Add(new string('\'', marks));
            text.Clear();
            at += run;
        }

        pieces.Add(text.ToString());
        return pieces;
    }

    // With both bold and italic odd, one bold is an apostrophe and an italic: after one letter, else a word, else a space.
    private static void Repair(List<string> pieces)
    {
        var marks = Enumerable.Range(0, pieces.Count / 2).Select(i => (i * 2) + 1).ToList();
        var bold = marks.Count(i => pieces[i].Length is 3 or 5);
        var italic = marks.Count(i => pieces[i].Length is 2 or 5);
        if (bold % 2 == 0 || italic % 2 == 0)
            return;
        var bolds = marks.Where(i => pieces[i].Length == 3).ToList();
        var chosen = bolds.Find(i => pieces[i - 1] is [.., ' ', not ' '] or [not ' ']);
        if (chosen == 0)
            chosen = bolds.Find(i => pieces[i - 1] is [.., not ' ']);
        if (chosen == 0)
            chosen = bolds.FirstOrDefault();
        if (chosen == 0)
            return;
        pieces[chosen] = "''";
        pieces[chosen - 1] += "&#39;";
    }

    private static string Write(List<string> pieces)
    {
        var line = new StringBuilder();
        var open = new Stack<int>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (i % 2 == 0)
                line.Append(pieces[i]);
            else if (pieces[i].Length == 5)
                Both(line, open);
            else
                Toggle(line, open, pieces[i].Length);
        }

        while (open.TryPop(out var length))
            line.Append(Close(length));
        return line.ToString();
    }

    private static void Both(StringBuilder line, Stack<int> open)
    {
        if (open.Count == 0)
        {
            Toggle(line, open, 2);
            Toggle(line, open, 3);
            return;
        }

        var inner = open.Peek();
        Toggle(line, open, inner);
        Toggle(line, open, inner == 3 ? 2 : 3);
    }

    private static void Toggle(StringBuilder line, Stack<int> open, int length)
    {
        if (!open.Contains(length))
        {
            open.Push(length);
            line.Append(length == 3 ? "<strong>" : "<em>");
            return;
        }

        var inner = open.Pop();
        line.Append(Close(inner));
        if (inner == length)
            return;
        line.Append(Close(open.Pop()));
        open.Push(inner);
        line.Append(inner == 3 ? "<strong>" : "<em>");
    }

    private static string Close(int length) => length == 3 ? "</strong>" : "</em>";
}
