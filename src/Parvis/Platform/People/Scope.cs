namespace Parvis.Platform.People;

/// <summary>
/// Who may read a thing, as one number: public, members, staff, the members of one space or commission, one person. A
/// reader is a set of scopes, so what one may see is a question of membership, in SQL and in the index alike.
/// </summary>
public readonly record struct Scope(long Value)
{
    private const int Kinds = 8;

    public static readonly Scope Public = new(0);
    public static readonly Scope Members = new(1);
    public static readonly Scope Staff = new(2);

    /// <summary>Of what was taken away and may come back: no reader has it.</summary>
    public static readonly Scope Nobody = new(7);

    /// <summary>What is hidden. It is in no reader's set, so a list, a search or a count never holds it, whoever asks.</summary>
    public static readonly Scope Hidden = new(4);

    public static Scope OfSpace(long id) => new(3 + (id * Kinds));

    public static Scope OfPerson(long id) => new(5 + (id * Kinds));

    public bool IsPublic => Value == 0;
    public bool IsHidden => this == Hidden;

    /// <summary>Whether all who are sure to read this may read what is shown to the other.</summary>
    public bool IsWithin(Scope other) => this == other || other.IsPublic || (this == Staff && other == Members);

    /// <summary>The space of this scope, or null when it is not a space's.</summary>
    public long? SpaceId => Value % Kinds == 3 ? Value / Kinds : null;
}

/// <summary>A thing that only some may read.</summary>
public interface IScoped
{
    Scope Scope { get; }
}

public static class ScopeQueries
{
    /// <summary>Only what the reader may see: the forbidden is simply not found.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> things, Reader reader)
        where T : class, IScoped
    {
        var scopes = reader.Scopes;
        return things.Where(thing => scopes.Contains(thing.Scope));
    }
}
