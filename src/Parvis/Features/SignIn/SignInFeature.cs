using NodaTime;
using Parvis.Platform;
using Parvis.Platform.Privacy;

namespace Parvis.Features.SignIn;

/// <summary>Coming in, by a link in a mail, a password or a passkey, with a code more where one is asked, and going out.</summary>
public sealed class SignInFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IPersonalData, LinksAskedFor>();
        house.Services.AddSingleton<IPersonalData, KeysOfSomebody>();
        house.Services.AddSingleton<SignInLimits>();
        house.Services.AddSingleton<ComingIn>();
        house.Job<SendSignInLink, SignInLinkWriter>();
        house.Job<PurgeSignIns, SignInPurge>();
        house.Daily(new LocalTime(3, 10), "purge-sign-ins", new PurgeSignIns());
        house.Routes(SignOut.Map);
        house.Routes(EnterByPasskey.Map);
    }
}
