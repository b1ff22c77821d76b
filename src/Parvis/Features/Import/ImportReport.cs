using System.Collections.Concurrent;

namespace Parvis.Features.Import;

/// <summary>What came of one sort of things.</summary>
internal sealed record Tally
{
    public int Added { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
}

/// <summary>What an import did, what it left out and why; filled as acts are committed.</summary>
internal sealed class ImportReport
{
    private const int Examples = 3;
    private readonly ConcurrentDictionary<string, Group> leftOut = new();
    private readonly ConcurrentDictionary<string, Group> warnings = new();

    public Tally Pages { get; } = new();
    public Tally Questions { get; } = new();
    public int Answers { get; set; }
    public int Redirects { get; set; }
    public int People { get; set; }

    /// <summary>Why the source could not be read to its end; what came before it is in.</summary>
    public string? Stopped { get; set; }

    public bool Any =>
        Pages.Added + Pages.Updated + Pages.Unchanged + Questions.Added + Questions.Updated + Questions.Unchanged > 0;
    public IEnumerable<Group> LeftOut => leftOut.Values.OrderByDescending(group => group.Count);
    public IEnumerable<Group> Warnings => warnings.Values.OrderByDescending(group => group.Count);

    /// <summary>One thing more that is as it was. While one act is written the next is compared, so two may say it.</summary>
    public void Leave(Tally tally)
    {
        lock (tally)
            tally.Unchanged++;
    }

    public void LeaveOut(string reason, string example) => Add(leftOut, reason, example);

    public void Warn(string reason, string example) => Add(warnings, reason, example);

    private static void Add(ConcurrentDictionary<string, Group> groups, string reason, string example)
    {
        var group = groups.GetOrAdd(reason, _ => new Group(reason));
        lock (group)
        {
            group.Count++;
            if (group.First.Count < Examples)
                group.First.Add(example);
        }
    }

    /// <summary>Things with one reason, and the first of them.</summary>
    internal sealed class Group(string reason)
    {
        public string Reason { get; } = reason;
        public int Count { get; set; }
        public List<string> First { get; } = [];
    }
}
