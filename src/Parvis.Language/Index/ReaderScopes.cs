namespace Parvis.Language.Index;

/// <summary>The scopes that a reader may see. Nothing outside them takes part in a search, not even as a count.</summary>
public readonly struct ReaderScopes(params IEnumerable<long> scopes) : IEquatable<ReaderScopes>
{
    private readonly long[] _scopes = [.. scopes.Distinct().Order()];

    private ReadOnlySpan<long> Scopes => _scopes;

    public static bool operator ==(ReaderScopes one, ReaderScopes other) => one.Equals(other);

    public static bool operator !=(ReaderScopes one, ReaderScopes other) => !one.Equals(other);

    public bool Equals(ReaderScopes other) => Scopes.SequenceEqual(other.Scopes);

    public override bool Equals(object? obj) => obj is ReaderScopes other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var scope in Scopes)
            hash.Add(scope);
        return hash.ToHashCode();
    }

    public bool Sees(long scope) => _scopes is not null && Array.BinarySearch(_scopes, scope) >= 0;
}
