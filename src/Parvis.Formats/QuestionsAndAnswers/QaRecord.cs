namespace Parvis.Formats.QuestionsAndAnswers;

/// <summary>Who may read a question that comes from elsewhere.</summary>
public enum QaVisibility
{
    Public,
    Members,
    Staff,
}

/// <summary>One line of a JSON Lines file: a question when it has <c>answers</c> (even none), else a page.</summary>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Id">The object's own identity, so that a second import finds it again; null when it has none.</param>
/// <param name="Title">Never empty: the beginning of the text when the object has no title.</param>
/// <param name="Text">Markdown, empty when a title says all.</param>
/// <param name="Created">In UTC.</param>
/// <param name="IsQuestion">False for a page.</param>
public sealed record QaRecord(
    long Line,
    string? Id,
    string Title,
    string Text,
    string? Author,
    DateTime? Created,
    IReadOnlyList<string> Tags,
    string? Language,
    QaVisibility Visibility,
    bool IsQuestion,
    IReadOnlyList<QaAnswer> Answers
);

/// <summary>An answer to a question.</summary>
/// <param name="Score">Votes, null when the file has none.</param>
public sealed record QaAnswer(string? Id, string Text, string? Author, DateTime? Created, bool Accepted, double? Score);

/// <summary>What is wrong with a line, or with the whole file where <see cref="QaError.Line"/> is 0.</summary>
public enum QaFault
{
    /// <summary>The file is of another kind: see <see cref="QaError.Kind"/>. A JSON array is one.</summary>
    NotJsonLines,
    Empty,

    /// <summary>The compressed data is damaged or cut; the lines before were read.</summary>
    Damaged,
    LineTooLong,
    NotJson,
    NotAnObject,

    /// <summary>The field is missing or empty.</summary>
    Missing,

    /// <summary>The field has another type than it should.</summary>
    WrongType,

    /// <summary>The field holds no date that can be read.</summary>
    BadDate,

    /// <summary>The field holds a word that is not among those known.</summary>
    UnknownValue,

    /// <summary>The same <c>id</c> as on an earlier line.</summary>
    Repeated,
}

/// <summary>A line that could not be read.</summary>
/// <param name="Field">The field that is wrong, such as <c>answers[2].created</c>; empty when it is the line.</param>
public sealed record QaError(long Line, QaFault Fault, string Field, FileKind Kind);

/// <summary>What comes of a line: a record or an error, never both.</summary>
public sealed record QaLine(QaRecord? Record, QaError? Error);
