namespace Parvis.Language.Index;

/// <summary>The scopes that a reader may see. Nothing outside them takes part in a search, not even as a count.</summary>
public readonly struct ReaderScopes(params IEnumerable<long> scopes)
{
    private readonly long[] _scopes = [.. scopes.Distinct().Order()];

    public bool Sees(long scope) => _scopes is not null && Array.BinarySearch(_scopes, scope) >= 0;
}
