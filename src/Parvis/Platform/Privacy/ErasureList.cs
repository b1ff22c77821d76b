using System.Text.Json;

namespace Parvis.Platform.Privacy;

/// <summary>
/// Who was erased, in a file of the data folder that no backup takes in and no restore replaces: a JSON object a line. It only
/// grows.
/// </summary>
public sealed class ErasureList(DataFolder folder)
{
    private static readonly Lock Writing = new();

    public IReadOnlyList<ErasedPerson> Read()
    {
        if (!File.Exists(folder.Erasures))
            return [];
        return [.. File.ReadLines(folder.Erasures).Select(Parse).OfType<ErasedPerson>()];
    }

    /// <summary>Adds those that are not there yet; the file is whole at any moment.</summary>
    public void Add(IEnumerable<ErasedPerson> erased)
    {
        lock (Writing)
        {
            var there = Read();
            var fresh = erased.Where(one => !there.Any(known => known.Is(one.PersonId, one.KnownAt))).ToList();
            if (fresh.Count == 0)
                return;
            var unfinished = folder.Erasures + ".tmp";
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                using (var writer = new StreamWriter(file, leaveOpen: true))
                {
                    foreach (var one in there.Concat(fresh))
                        writer.Write(JsonSerializer.Serialize(one) + "\n");
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, folder.Erasures, overwrite: true);
        }
    }

    // What somebody's editor left in the file is no reason not to start.
    private static ErasedPerson? Parse(string line)
    {
        try
        {
            return string.IsNullOrWhiteSpace(line) ? null : JsonSerializer.Deserialize<ErasedPerson>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
