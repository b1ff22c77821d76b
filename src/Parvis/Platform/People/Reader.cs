namespace Parvis.Platform.People;

/// <summary>Whoever is looking: nobody in particular, or a person with a role and spaces.</summary>
public sealed record Reader
{
    public static readonly Reader Anonymous = new();

    public long? PersonId { get; init; }
    public long? AccountId { get; init; }
    public string Name { get; init; } = "";
    public Role Role { get; init; } = Role.Visitor;

    /// <summary>The spaces that the person is a member of today.</summary>
    public IReadOnlyList<long> Spaces { get; init; } = [];

    /// <summary>Every scope that this reader may see.</summary>
    public Scope[] Scopes => field ??= [.. ScopesOf()];

    public bool SignedIn => AccountId is not null;
    public bool IsStaff => Role >= Role.Concierge;

    /// <summary>Whoever is not signed in may do nothing that needs a permission, whatever visitors with an account may.</summary>
    public bool May(Permission permission) => SignedIn && Permissions.Of(Role).Contains(permission);

    public bool MaySee(Scope scope) => Scopes.Contains(scope);

    private IEnumerable<Scope> ScopesOf()
    {
        yield return Scope.Public;
        if (Role >= Role.Member)
            yield return Scope.Members;
        if (IsStaff)
            yield return Scope.Staff;
        foreach (var space in Spaces)
            yield return Scope.OfSpace(space);
        if (PersonId is { } person)
            yield return Scope.OfPerson(person);
    }
}
