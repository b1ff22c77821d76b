using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>How much of it one person does or gets in an hour.</summary>
public sealed class QuestionPaces(TimeProvider clock)
{
    private const int MostQuestions = 20;
    private const int MostMails = 6;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly AttemptLimit asking = new(MostQuestions, Hour, clock);
    private readonly AttemptLimit mails = new(MostMails, Hour, clock);

    /// <summary>Null when one more question is all right, else the minutes to wait.</summary>
    public int? RefusesToAsk(long? personId) =>
        asking.Count($"{personId}") is { } wait ? (int)Math.Ceiling(wait.TotalMinutes) : null;

    /// <summary>Whether whoever asked had enough mails about answers, whatever is written to their questions.</summary>
    public bool HadEnoughMails(long personId) => mails.Count($"{personId}") is not null;
}
