using System.Text;

namespace Parvis.Formats;

/// <summary>A line of a table of text.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Unclosed">The text ends in the middle of a quotation.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool Unclosed = false)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Cuts text into the cells of a table (RFC 4180), with any separator.</summary>
public static class CsvRecords
{
    private const char Quote = '"';

    /// <summary>
    /// Its lines, whose ends are <c>\n</c>, empty ones too; never throws. A quotation mark that does not begin its cell is a
    /// letter like another, and so is what follows a quotation in its cell.
    /// </summary>
    public static IEnumerable<CsvRecord> Read(string text, char separator)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var (begin, cells, unclosed) = (at, new List<string>(), false);
            do
            {
                at = Cell(text, at, separator, out var cell, out unclosed);
                cells.Add(cell);
            } while (at < text.Length && text[at++] == separator);
            yield return new CsvRecord(line, cells, unclosed);
            line += text.AsSpan(begin, at - begin).Count('\n');
        }
    }

    // Reads up to the separator, the end of the line or of the text, and says where that is.
    private static int Cell(string text, int at, char separator, out string cell, out bool unclosed)
    {
        unclosed = false;
        if (at >= text.Length || text[at] != Quote)
        {
            var end = EndOf(text, at, separator);
            cell = text[at..end];
            return end;
        }
        var read = new StringBuilder();
        for (at++; ; at++)
        {
            var closing = text.IndexOf(Quote, at);
            unclosed = closing < 0;
            read.Append(text.AsSpan(at, (unclosed ? text.Length : closing) - at));
            at = unclosed ? text.Length : closing + 1;
            if (at >= text.Length || text[at] != Quote)
                break;
            read.Append(Quote);
        }
        var rest = EndOf(text, at, separator);
        cell = read.Append(text.AsSpan(at, rest - at)).ToString();
        return rest;
    }

    private static int EndOf(string text, int at, char separator)
    {
        var length = text.AsSpan(at).IndexOfAny(separator, '\n');
        return length < 0 ? text.Length : at + length;
    }
}
