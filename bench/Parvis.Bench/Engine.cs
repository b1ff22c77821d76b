using System.Diagnostics;
using System.Globalization;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Bench;

/// <summary>Speed and memory of the engine alone: one thread, everything on, the index as the product uses it.</summary>
internal static class Engine
{
    private const int Questions = 2_000;

    // The best of a few tries: what the engine takes, not what else the machine was doing.
    private const int Tries = 3;

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
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        foreach (var question in questions)
        {
            var best = double.MaxValue;
            for (var time = 0; time < Tries; time++)
            {
                var start = Stopwatch.GetTimestamp();
                index.Search(question, reader, options);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            times.Add(best);
        }
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / questions.Count / Tries;
        times.Sort();
        Console.WriteLine(
            $"{name, -22} p50 {times[times.Count / 2]:F3} ms  p99 {times[times.Count * 99 / 100]:F3} ms  mean {times.Average():F3} ms  {allocated / 1024.0:F0} KB a question"
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
