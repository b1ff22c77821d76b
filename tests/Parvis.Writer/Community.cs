using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Questions;
using Parvis.Language.Text;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Writer;

/// <summary>Who writes, signed in already, and what there is to answer.</summary>
internal sealed record Community(IReadOnlyList<string> Tokens, IReadOnlyList<string> Paths)
{
    public const int Members = 8;
    private const int Questions = 400;
    private static readonly string[] Subjects = ["la découpe laser", "le compost", "la scie", "le four", "la clé"];

    /// <summary>Settles an empty place.</summary>
    public static Task<Community> Settle(IServiceProvider services)
    {
        var (acts, sessions) = (services.GetRequiredService<Acts>(), services.GetRequiredService<Sessions>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return acts.Run(async act =>
        {
            act.Places.Add(new PlaceCard { Name = "Mesures", Town = "Saint-Aubin" });
            var accounts = Enumerable.Range(1, Members).Select(number => MemberOf(number, now)).ToList();
            act.Accounts.AddRange(accounts);
            var questions = Enumerable.Range(1, Questions).Select(number => QuestionOf(number, now)).ToList();
            act.Questions.AddRange(questions);
            await act.SaveChangesAsync();
            return new Community(
                [.. accounts.Select(account => sessions.Open(act, account, "bench"))],
                [.. questions.Select(question => $"/questions/{question.Id}")]
            );
        });
    }

    private static Account MemberOf(int number, DateTime now)
    {
        var person = Person.Named($"Membre {number}", now);
        person.SeenBy = SeenBy.Everyone;
        return new Account
        {
            Person = person,
            Role = Role.Member,
            CreatedAt = now,
        };
    }

    private static Question QuestionOf(int number, DateTime now)
    {
        var title = $"Comment régler {Subjects[number % Subjects.Length]} numéro {number} ?";
        return Question.Asked(title, "Je n’y arrive pas.", null, now, Scope.Public, null);
    }
}
