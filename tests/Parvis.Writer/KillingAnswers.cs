using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Questions;
using Parvis.Platform;
using Parvis.Platform.Data;

namespace Parvis.Writer;

/// <summary>
/// Kills a served place (SIGKILL) at a moment that chance picks while eight members answer questions through its pages, and looks each
/// time whether what was acknowledged is there, whether anything is there twice, and whether an index that followed from another process
/// is still the one that would be built anew.
/// </summary>
internal static class KillingAnswers
{
    private const int LongestWriting = 600;
    private const int AskedEachTime = 12;
    private static readonly string[] Standing =
    [
        "découpe laser",
        "compost",
        "lame neuve",
        "régler la scie",
        "clef accueil",
    ];

    public static async Task<int> Run(string folder, int times)
    {
        await using var house = await OpenHouse.Open(new HouseOptions(new DataFolder(folder), Program.Features));
        var members = new Members(await Community.Settle(house.Services));
        var likeness = new Likeness(house.Services);
        await likeness.Fill();
        var (unlike, lost, doubled) = (0, 0, 0);
        for (var kill = 1; kill <= times; kill++)
        {
            await ServeAndKill(folder, members);
            if (await likeness.Differs(QuestionsFor(members)) is { } difference)
            {
                unlike++;
                await Console.Error.WriteLineAsync($"after kill {kill}: {difference}");
            }
            (lost, doubled) = await Count(house.Services, members);
            if (lost + doubled > 0)
                break;
        }
        Console.WriteLine(
            $"{times, 5} kills  {members.Acknowledged.Count, 7} answers acknowledged  {members.SentAgain, 4} sent again  {lost, 3} lost  {doubled, 3} doubled  {unlike, 3} times an index unlike a rebuilt one"
        );
        return lost + doubled + unlike == 0 && !members.Acknowledged.IsEmpty ? 0 : 1;
    }

    private static async Task ServeAndKill(string folder, Members members)
    {
        using var server = ServedPlace.Start(folder);
        var answering = await members.Answer(await server.Address());
        await Task.Delay(RandomNumberGenerator.GetInt32(LongestWriting));
        await server.Kill();
        await answering;
    }

    private static IEnumerable<string> QuestionsFor(Members members) =>
        Standing.Concat(members.Acknowledged.Take(AskedEachTime).Select(told => told.Text));

    private static async Task<(int Lost, int Doubled)> Count(IServiceProvider services, Members members)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var kept = await db.Answers.Select(answer => answer.Text.Markdown).ToListAsync();
        var once = kept.ToHashSet(StringComparer.Ordinal);
        return (members.Acknowledged.Count(told => !once.Contains(told.Text)), kept.Count - once.Count);
    }
}
