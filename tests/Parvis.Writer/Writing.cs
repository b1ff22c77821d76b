using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Writer;

/// <summary>Opens a place as every command does, and writes until it is killed.</summary>
internal static class Writing
{
    public const string Open = "open";
    private const int AtOnce = 4;

    public static async Task<int> Run(string folder)
    {
        await using var house = await OpenHouse.Open(new HouseOptions(new DataFolder(folder), Program.Features));
        await Say(Open);
        var acts = house.Services.GetRequiredService<Acts>();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(writer => Write(acts, writer)));
        return 0;
    }

    // Two rows and a change each: after the crash all three are there, or none.
    private static async Task Write(Acts acts, int writer)
    {
        for (var i = 0L; ; i++)
        {
            var name = $"{Environment.ProcessId}.{writer}.{i}";
            await acts.Run(db =>
            {
                var person = Person.Named(name, DateTime.UnixEpoch);
                person.Addresses.Add(Address.Of($"{name}@exemple.example"));
                db.People.Add(person);
                return Task.CompletedTask;
            });
            await Say(name);
        }
    }

    // Through to the pipe at once: what was said was acknowledged.
    private static async Task Say(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
    }
}
