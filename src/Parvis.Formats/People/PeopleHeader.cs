using Parvis.Formats.Mail;

namespace Parvis.Formats.People;

/// <summary>The line that names the columns, and what the lines below mean by it.</summary>
internal sealed class PeopleHeader
{
    private const int LongestName = 120;
    private readonly PeopleColumn?[] columns;

    private PeopleHeader(CsvRecord record, char separator)
    {
        (Line, Separator) = (record.Line, separator);
        Names = [.. record.Cells.Select(cell => cell.Trim())];
        columns = [.. Names.Select(PeopleColumns.Of)];
    }

    public int Line { get; }
    public char Separator { get; }
    public IReadOnlyList<string> Names { get; }
    public int Understood => columns.Count(column => column is not null);

    private bool NamesPeople =>
        columns.Any(column =>
            column is PeopleColumn.Last or PeopleColumn.Full or PeopleColumn.Name or PeopleColumn.First
        );

    /// <summary>The first line that names a column with names of people; null when none does.</summary>
    public static PeopleHeader? Find(IEnumerable<CsvRecord> records, char separator) =>
        records
            .Where(record => !record.Unclosed)
            .Select(record => new PeopleHeader(record, separator))
            .FirstOrDefault(header => header.NamesPeople || header.Has(PeopleColumn.PayerLast));

    public PersonLine Read(CsvRecord record)
    {
        var (name, email) = (NameIn(record), Cell(record, PeopleColumn.Email));
        var paid = Join(Cell(record, PeopleColumn.PayerFirst), Cell(record, PeopleColumn.PayerLast));
        if (name.Length == 0 && !NamesPeople)
            name = paid;
        string? payer = null;
        if (email.Length == 0 && Cell(record, PeopleColumn.PayerEmail) is { Length: > 0 } payers)
        {
            email = payers;
            if (PeopleColumns.Plain(paid) != PeopleColumns.Plain(name))
                payer = paid;
        }
        return new PersonLine(
            record.Line,
            name,
            email.Length > 0 ? email : null,
            payer is { Length: > 0 } ? payer : null,
            FaultOf(record, name, email)
        );
    }

    private LineFault? FaultOf(CsvRecord record, string name, string email) =>
        record.Cells.Select(cell => cell.Trim()).SequenceEqual(Names) ? LineFault.HeaderAgain
        : Cell(record, PeopleColumn.OrderState) is { Length: > 0 } state && PeopleColumns.Plain(state) != "valide"
            ? LineFault.NotValidated
        : !name.Any(char.IsLetterOrDigit) ? LineFault.NoName
        : name[0] is '=' or '+' or '-' or '@' ? LineFault.Formula
        : name.Length > LongestName ? LineFault.NameTooLong
        : email.Length > 0 && !MailAddress.IsValid(email) ? LineFault.BadEmail
        : null;

    private string NameIn(CsvRecord record)
    {
        var first = Cell(record, PeopleColumn.First);
        var last = Join(Cell(record, PeopleColumn.Last), "");
        if (last.Length == 0 && Has(PeopleColumn.First))
            last = Cell(record, PeopleColumn.Name);
        var joined = Join(first, last);
        if (joined.Length > 0)
            return joined;
        var full = Cell(record, PeopleColumn.Full);
        return full.Length > 0 ? full : Cell(record, PeopleColumn.Name);
    }

    private bool Has(PeopleColumn column) => columns.Contains(column);

    // The first column of its kind with something in it: a list may have several addresses.
    private string Cell(CsvRecord record, PeopleColumn column)
    {
        for (var i = 0; i < columns.Length && i < record.Cells.Count; i++)
        {
            if (columns[i] == column && Clean(record.Cells[i]) is { Length: > 0 } cell)
                return cell;
        }
        return "";
    }

    private static string Join(string first, string last) => $"{first} {last}".Trim();

    /// <summary>Without control characters, and with one space between words.</summary>
    private static string Clean(string cell) =>
        string.Join(
            ' ',
            TextBytes
                .Compose(cell)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word => string.Concat(word.Where(letter => !char.IsControl(letter) && letter != '\uFEFF')))
                .Where(word => word.Length > 0)
        );
}
