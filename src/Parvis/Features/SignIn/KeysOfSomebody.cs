using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;

namespace Parvis.Features.SignIn;

/// <summary>What lets somebody in besides their addresses: passkeys, the code in plus, an address on its way.</summary>
internal sealed class KeysOfSomebody : IPersonalData
{
    private const string WhileKept = "jusqu’à ce qu’on la retire";

    public IReadOnlyList<Holding> Holdings { get; } = [Keys(), SecondFactors(), Claims()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        var id = who.PersonId;
        await act.Passkeys.Where(one => one.Account!.PersonId == id).ExecuteDeleteAsync();
        await act.RecoveryCodes.Where(one => one.Account!.PersonId == id).ExecuteDeleteAsync();
        await act.SecondSteps.Where(one => one.Account!.PersonId == id).ExecuteDeleteAsync();
        await act.SecondFactors.Where(one => one.Account!.PersonId == id).ExecuteDeleteAsync();
        await act.AddressClaims.Where(one => one.Account!.PersonId == id).ExecuteDeleteAsync();
    }

    private static Holding Keys() =>
        new Holding("cles", "Clés d’accès", "entrer sans lien ni mot de passe", WhileKept, Fate.Goes)
        {
            Rows = (db, who) =>
                db
                    .Passkeys.Where(one => one.Account!.PersonId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new { nom = one.Name, le = one.CreatedAt }),
        }.Of<Passkey>(nameof(Passkey.AccountId));

    // The secret itself is no data to carry away: it would let somebody else in.
    private static Holding SecondFactors() =>
        new Holding(
            "second-facteur",
            "Second facteur et codes de secours",
            "entrer plus sûrement",
            WhileKept,
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                db
                    .SecondFactors.Where(one => one.Account!.PersonId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new { le = one.CreatedAt }),
        }
            .Of<SecondFactor>(nameof(SecondFactor.AccountId))
            .Of<RecoveryCode>(nameof(RecoveryCode.AccountId))
            .Of<SecondStep>(nameof(SecondStep.AccountId));

    private static Holding Claims() =>
        new Holding(
            "adresses-en-attente",
            "Adresses qui attendent d’être confirmées",
            "n’écrire qu’à qui l’a voulu",
            "un jour",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                db
                    .AddressClaims.Where(one => one.Account!.PersonId == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new { adresse = one.Email }),
        }.Of<AddressClaim>(nameof(AddressClaim.AccountId), nameof(AddressClaim.Email));
}
