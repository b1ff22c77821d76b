using System.Diagnostics;
using System.Globalization;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Bench;

/// <summary>Speed and memory of the engine alone: one thread, everything on, the index as the product uses it.</summary>
internal static class Engine
{
    private const int Questions = 2_000;

    // Each question keeps its best of a few rounds, far apart in time: what the engine takes, not what else the machine was doing.
    private const int Rounds = 5;

    public static int Run(string[] rest)
    {
        var count = int.Parse(Quality.Value(rest, "--passages") ?? "100000", CultureInfo.InvariantCulture);
        var source = new PassageSource(rest);
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var index = new PassageIndex();
        var spent = TimeSpan.Zero;
        foreach (var batch in source.Passages(count).Chunk(8192))
        {
            var start = Environment.CpuUsage.TotalTime;
            index.PutMany(batch);
            spent += Environment.CpuUsage.TotalTime - start;
        }
        var memory = GC.GetTotalMemory(true) - before;
        Console.WriteLine(
            $"{index.Count:N0} passages: {index.Count / spent.TotalSeconds:N0} a second of processor time, {memory / 1048576.0:F1} MB"
        );
        foreach (var (name, questions) in source.Questions(Questions))
            Measure(index, name, questions);
        MeasureWrites(index, source, count);
        return 0;
    }

    private static void Measure(PassageIndex index, string name, List<string> questions)
    {
        var (reader, options) = (new ReaderScopes(1, 2), new SearchOptions());
        foreach (var question in questions.Take(300))
            index.Search(question, reader, options);
        var times = new double[questions.Count];
        Array.Fill(times, double.MaxValue);
        var (allocated, spent) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        for (var round = 0; round < Rounds; round++)
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Search(questions[i], reader, options);
            times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / times.Length / Rounds;
        spent = (Environment.CpuUsage.TotalTime - spent) / times.Length / Rounds;
        Array.Sort(times);
        Console.WriteLine(
            $"{name, -22} p50 {times[times.Length / 2]:F3} ms  p99 {times[times.Length * 99 / 100]:F3} ms  mean {times.Average():F3} ms ({spent.TotalMilliseconds:F3} of processor time)  {allocated / 1024.0:F0} KB a question"
        );
    }

    private static void MeasureWrites(PassageIndex index, PassageSource source, int count)
    {
        var times = new List<double>();
        foreach (var passage in source.Passages(500))
        {
            var start = Stopwatch.GetTimestamp();
            index.Put(passage with { Id = passage.Id + count / 2 });
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"{"one passage put again", -22} p50 {times[250]:F3} ms  worst {times[^1]:F1} ms");
    }
}
