using Microsoft.AspNetCore.DataProtection;
using Parvis.Formats.People;

namespace Parvis.Features.Import.People;

/// <summary>Seals lists of people, so that a copy of the database alone tells nobody's address.</summary>
public sealed class PeopleFiles(IDataProtectionProvider protection)
{
    /// <summary>Of one file, in bytes.</summary>
    public const int Largest = 5 * 1024 * 1024;

    private readonly IDataProtector protector = protection.CreateProtector("people-import");

    public string Seal(byte[] file) => Convert.ToBase64String(protector.Protect(file));

    public PeopleSheet Open(PeopleImport import) =>
        PeopleReader.Read(protector.Unprotect(Convert.FromBase64String(import.Content)));
}
