using System.Reflection;
using Parvis.Platform.Data;

namespace Parvis.Platform.Privacy;

/// <summary>
/// A feature that keeps something about people. It says what, why and for how long; gives it to whom it is about; and takes the
/// person out of it. Every column that points to a person or holds an address stands in a holding of some feature: a test holds it.
/// </summary>
public interface IPersonalData
{
    IReadOnlyList<Holding> Holdings { get; }

    /// <summary>
    /// Takes a person out of everything that the feature holds, in this act, before the person's own row goes. Says what it touched
    /// (<see cref="AppDb.Touch"/>). To do it twice changes nothing.
    /// </summary>
    Task Erase(AppDb act, Subject who, DateTime now);
}

/// <summary>Whose data it is.</summary>
/// <param name="Keys">The keys of the addresses that are theirs alone: of one that is shared, nobody knows whose mail it is.</param>
public sealed record Subject(long PersonId, IReadOnlyList<string> Keys);

/// <summary>What becomes of a kind of things when the person is erased.</summary>
public enum Fate
{
    /// <summary>It goes.</summary>
    Goes,

    /// <summary>It stays, and nothing in it says any more who did it: knowledge stays, the name goes.</summary>
    LosesTheName,
}

/// <summary>One kind of things kept about people. Its words are texts in French, translated where they are shown.</summary>
/// <param name="Key">The name of its file in an export.</param>
/// <param name="Name">What it is.</param>
/// <param name="Purpose">What it is kept for.</param>
/// <param name="Term">For how long.</param>
public sealed record Holding(string Key, string Name, string Purpose, string Term, Fate Fate)
{
    /// <summary>
    /// What there is of a person, a row each, as plain records with French names: what the export gives, and what is counted.
    /// </summary>
    public required Func<AppDb, Subject, IQueryable<object>> Rows { get; init; }

    /// <summary>The columns that it answers for, as « Person.Name ».</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>The same holding, answering for these columns of a table; without any, for all of them.</summary>
    public Holding Of<T>(params IEnumerable<string> columns)
    {
        var named = columns.ToList();
        if (named.Count == 0)
            named =
            [
                .. typeof(T)
                    .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Select(property => property.Name),
            ];
        return this with { Columns = [.. Columns, .. named.Select(column => $"{typeof(T).Name}.{column}")] };
    }
}
