using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>How much of it one person, one client or one address does in an hour.</summary>
public sealed class QuestionPaces(TimeProvider clock)
{
    private const int MostQuestions = 20;
    private const int MostOfAClient = 10;
    private const int MostToAnAddress = 4;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly AttemptLimit asking = new(MostQuestions, Hour, clock);
    private readonly AttemptLimit clients = new(MostOfAClient, Hour, clock);
    private readonly AttemptLimit addresses = new(MostToAnAddress, Hour, clock);

    /// <summary>Null when one more question of this person is all right, else the minutes to wait.</summary>
    public int? RefusesToAsk(string person) => Minutes(asking.Count(person));

    /// <summary>The same for one who is not signed in: nobody's box is filled by others.</summary>
    public int? RefusesToWrite(string client, string address) =>
        Minutes(clients.Count(client) ?? addresses.Count(address));

    private static int? Minutes(TimeSpan? wait) => wait is { } one ? (int)Math.Ceiling(one.TotalMinutes) : null;
}
