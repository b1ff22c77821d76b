using System.Numerics;
using System.Runtime.InteropServices;

namespace Parvis.Language.Index;

/// <summary>
/// Scores the passages of a part a few thousand at a time, so that what is added up never leaves the nearest cache, however
/// many passages there are.
/// </summary>
internal sealed class Block
{
    private const int Passages = 4096;

    /// <summary>From so many passages on it takes less to go through all of a block, many at a time, than from one to the next.</summary>
    private const int Dense = Passages / 10;

    private readonly float[] _frequency = new float[Passages];
    private readonly float[] _score = new float[Passages];
    private readonly ushort[] _touched = new ushort[Passages + 1];
    private int _touchedCount;

    public void Score(
        Sight.Part part,
        ReadOnlySpan<Accumulator.Occurrence> occurrences,
        List<Accumulator.Run> runs,
        List<Accumulator.Step> steps,
        float saturation,
        Candidates candidates
    )
    {
        for (var start = 0; start < part.Segment.Count; start += Passages)
        {
            if (
                !Score(
                    start,
                    occurrences,
                    CollectionsMarshal.AsSpan(runs),
                    CollectionsMarshal.AsSpan(steps),
                    saturation
                )
            )
                continue;
            candidates.Offer(part, start, _score.AsSpan(0, Math.Min(Passages, part.Segment.Count - start)));
            Array.Clear(_score);
        }
    }

    /// <summary>Scores the block that begins with passage <paramref name="start"/>; false when nothing stands there.</summary>
    private bool Score(
        int start,
        ReadOnlySpan<Accumulator.Occurrence> occurrences,
        Span<Accumulator.Run> runs,
        ReadOnlySpan<Accumulator.Step> steps,
        float saturation
    )
    {
        var (r, any) = (0, false);
        for (var s = 0; s < steps.Length; s++)
        {
            for (; r < runs.Length && runs[r].Step == s; r++)
                runs[r].Next += Add(occurrences[runs[r].Next..runs[r].End], start);
            if (_touchedCount == 0)
                continue;
            any = true;
            if (steps[s].EndsWord)
                Forget();
            else
                Close(steps[s].Top, saturation);
        }
        return any;
    }

    /// <summary>Adds the occurrences that stand in the block and tells how many they are.</summary>
    private int Add(ReadOnlySpan<Accumulator.Occurrence> occurrences, int start)
    {
        var (frequency, touched, touchedCount) = (_frequency, _touched, _touchedCount);
        var i = 0;
        for (; i < occurrences.Length; i++)
        {
            var at = occurrences[i].Passage - start;
            if (at >= Passages)
                break;
            ref var sum = ref frequency[at];
            touched[touchedCount] = (ushort)at;
            touchedCount += sum == 0 ? 1 : 0;
            sum += occurrences[i].Weight;
        }
        _touchedCount = touchedCount;
        return i;
    }

    private void Close(float top, float saturation)
    {
        if (_touchedCount > Dense)
        {
            CloseAll(top, saturation);
            return;
        }
        var (frequency, score) = (_frequency, _score);
        foreach (var at in _touched.AsSpan(0, _touchedCount))
            score[at] += top * frequency[at] / (frequency[at] + saturation);
    }

    private void CloseAll(float top, float saturation)
    {
        var (tops, saturations) = (new Vector<float>(top), new Vector<float>(saturation));
        var frequencies = MemoryMarshal.Cast<float, Vector<float>>(_frequency.AsSpan());
        var scores = MemoryMarshal.Cast<float, Vector<float>>(_score.AsSpan());
        for (var i = 0; i < frequencies.Length; i++)
            scores[i] += tops * frequencies[i] / (frequencies[i] + saturations);
    }

    private void Forget()
    {
        if (_touchedCount > Dense)
            Array.Clear(_frequency);
        else
            foreach (var at in _touched.AsSpan(0, _touchedCount))
                _frequency[at] = 0;
        _touchedCount = 0;
    }
}
