using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Import.People;

/// <summary>A list of people on its way in: kept, sealed, from the look at what would happen until it has happened, a day at most.</summary>
public sealed class PeopleImport
{
    public const string Kind = "people-import";
    public const int FileNameLength = 200;
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public long Id { get; init; }
    public long? ById { get; init; }
    public required string FileName { get; init; }

    /// <summary>The file, sealed by <see cref="PeopleFiles"/>; empty once it is done.</summary>
    public required string Content { get; set; }

    public Role Role { get; set; } = Role.Member;
    public bool GivesAccounts { get; set; } = true;

    /// <summary>Whether those who get an account are written to: nobody is unless somebody says so.</summary>
    public bool Invites { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }

    /// <summary>How many lines are done: where a process that died goes on.</summary>
    public int Done { get; set; }
    public int Added { get; set; }
    public int Completed { get; set; }
    public int Invited { get; set; }

    public PeopleChoices Choices => new(Role, GivesAccounts, Invites);

    public void Choose(PeopleChoices choices) => (Role, GivesAccounts, Invites) = choices;

    internal sealed class Mapping : IEntityTypeConfiguration<PeopleImport>
    {
        public void Configure(EntityTypeBuilder<PeopleImport> import)
        {
            import.Property(row => row.FileName).HasMaxLength(FileNameLength);
            import.Ignore(row => row.Choices);
        }
    }
}

/// <summary>What is done with those who are brought in.</summary>
public sealed record PeopleChoices(Role Role, bool GivesAccounts, bool Invites)
{
    /// <summary>A list makes nobody more than a member: other roles are given one by one.</summary>
    public bool AreSound => Role is Role.Visitor or Role.Member && (GivesAccounts || !Invites);
}

public static class PeopleImportQueries
{
    extension(AppDb db)
    {
        public DbSet<PeopleImport> PeopleImports => db.Set<PeopleImport>();
    }
}
