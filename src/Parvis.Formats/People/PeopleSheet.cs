namespace Parvis.Formats.People;

/// <summary>Whose export a list of people is, as its column names tell.</summary>
public enum PeopleSource
{
    Other,
    HelloAsso,
    Galette,
}

/// <summary>Why nothing of a file can be used.</summary>
public enum SheetFault
{
    Empty,

    /// <summary>It is of another kind: see <see cref="PeopleSheet.Kind"/>.</summary>
    NotCsv,

    /// <summary>No line of its beginning names a column with names of people.</summary>
    NoHeader,
    TooManyLines,
}

/// <summary>Why a line brings nobody.</summary>
public enum LineFault
{
    NoName,
    NameTooLong,
    BadEmail,

    /// <summary>The name begins like a formula of a spreadsheet.</summary>
    Formula,

    /// <summary>A quotation mark is never closed: the file was cut, or what follows was swallowed.</summary>
    Unclosed,

    /// <summary>The order behind it was not carried out.</summary>
    NotValidated,

    /// <summary>It names the columns once more.</summary>
    HeaderAgain,
}

/// <summary>A list of people as a file holds it.</summary>
/// <param name="Used">The names of the columns that were understood, as they are written.</param>
/// <param name="Ignored">The names of the others.</param>
/// <param name="Fault">Why it cannot be used; the rest is then empty.</param>
public sealed record PeopleSheet(
    PeopleSource Source,
    IReadOnlyList<string> Used,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<PersonLine> Lines,
    SheetFault? Fault = null,
    FileKind Kind = FileKind.Text
)
{
    internal static PeopleSheet Unusable(SheetFault fault, FileKind kind = FileKind.Text) =>
        new(PeopleSource.Other, [], [], [], fault, kind);
}

/// <summary>A line of it.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Name">First name, then last name; may be empty where there is a fault.</param>
/// <param name="Email">Null when there is none. It is a valid one unless the fault says otherwise.</param>
/// <param name="Payer">Who paid, where the address is theirs and their name is another.</param>
public sealed record PersonLine(int Line, string Name, string? Email, string? Payer, LineFault? Fault);
