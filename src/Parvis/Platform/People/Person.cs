using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>Who may see a person named in "who knows".</summary>
public enum SeenBy
{
    Nobody,
    Members,
    Everyone,
}

/// <summary>Somebody whom the place knows, with or without an account.</summary>
public sealed class Person : IChanges
{
    public const string Kind = "person";
    public const int NameLength = 120;

    /// <summary>More than this many questions a week are too many for anybody who did not say otherwise.</summary>
    public const int UsualAsksAWeek = 3;

    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Alphabetical order that is the same on both engines.</summary>
    public required string SortKey { get; set; }

    /// <summary>What this person says of themselves, in Markdown.</summary>
    public string About { get; set; } = "";

    /// <summary>Members see each other unless they say otherwise; visitors see only those who said so.</summary>
    public SeenBy SeenBy { get; set; } = SeenBy.Members;

    /// <summary>Set for the author of imported texts until the person claims the name: never proposed before.</summary>
    public bool Unclaimed { get; set; }

    /// <summary>Away from this moment, or since ever where only the end is known.</summary>
    public DateTime? AbsentFrom { get; set; }
    public DateTime? AbsentUntil { get; set; }

    /// <summary>How often they want to be asked in seven days: 0 is never; null, they did not say.</summary>
    public int? MostAsksAWeek { get; set; }

    public DateTime CreatedAt { get; init; }
    public List<Address> Addresses { get; init; } = [];

    public Thing Changes => new(Kind, Id);

    public bool ShowsTo(Reader reader) =>
        !Unclaimed
        && SeenBy switch
        {
            SeenBy.Everyone => true,
            SeenBy.Members => reader.Role >= Role.Member,
            SeenBy.Nobody => false,
            _ => throw new InvalidOperationException($"Unknown {nameof(SeenBy)} {SeenBy}."),
        };

    public bool IsAwayAt(DateTime now) => IsAway(AbsentFrom, AbsentUntil, now);

    public static bool IsAway(DateTime? from, DateTime? until, DateTime now) =>
        until > now && (from is not { } begin || begin <= now);

    /// <summary>Whether one more question is welcome, after so many in the last seven days.</summary>
    public bool MayBeAsked(int thisWeek, DateTime now) =>
        !IsAwayAt(now) && thisWeek < (MostAsksAWeek ?? UsualAsksAWeek);

    public static Person Named(string name, DateTime now) =>
        new()
        {
            Name = name.Trim(),
            SortKey = Language.Text.SortKey.Of(name.Trim()),
            CreatedAt = now,
        };

    public void Rename(string name)
    {
        Name = name.Trim();
        SortKey = Language.Text.SortKey.Of(Name);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> person)
        {
            person.Property(row => row.Name).HasMaxLength(NameLength);
            person.Property(row => row.SortKey).HasMaxLength(NameLength * 2);
            person.HasIndex(row => row.SortKey);
            person.HasMany(row => row.Addresses).WithOne().HasForeignKey(address => address.PersonId);
        }
    }
}

/// <summary>A mail address of a person. A couple or a team may share one, so the address alone names nobody.</summary>
public sealed class Address
{
    public const int Length = 254;

    public long Id { get; init; }
    public long PersonId { get; init; }

    /// <summary>Trimmed, the domain in lower case.</summary>
    public required string Email { get; init; }

    /// <summary>Lower case: what one looks up.</summary>
    public required string Key { get; init; }

    public DateTime? ConfirmedAt { get; set; }

    /// <summary>When it was made the main one; the latest is, and without any the oldest address.</summary>
    public DateTime? MainAt { get; set; }

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();

    public static Address Of(string email) => new() { Email = email.Trim(), Key = KeyOf(email) };

    internal sealed class Mapping : IEntityTypeConfiguration<Address>
    {
        public void Configure(EntityTypeBuilder<Address> address)
        {
            address.Property(row => row.Email).HasMaxLength(Length);
            address.Property(row => row.Key).HasMaxLength(Length);
            address.HasIndex(row => row.Key);
            address.HasIndex(row => new { row.PersonId, row.Key }).IsUnique();
        }
    }
}

public static class PersonQueries
{
    extension(AppDb db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Address> Addresses => db.Set<Address>();
    }

    /// <summary>The main address before the others, in the same order on both engines.</summary>
    public static IOrderedQueryable<Address> MainFirst(this IQueryable<Address> addresses) =>
        addresses
            .OrderBy(address => address.MainAt == null)
            .ThenByDescending(address => address.MainAt)
            .ThenBy(address => address.Id);

    /// <summary>Only people who agreed to be seen by this reader.</summary>
    public static IQueryable<Person> ShownTo(this IQueryable<Person> people, Reader reader) =>
        reader.Role >= Role.Member
            ? people.Where(person => !person.Unclaimed && person.SeenBy != SeenBy.Nobody)
            : people.Where(person => !person.Unclaimed && person.SeenBy == SeenBy.Everyone);
}
