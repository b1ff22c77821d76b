using NodaTime;
using Parvis.Platform;
using Parvis.Platform.Privacy;

namespace Parvis.Features.SignIn;

/// <summary>Coming in, by a link in a mail or by a password, and going out.</summary>
public sealed class SignInFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<IPersonalData, LinksAskedFor>();
        house.Services.AddSingleton<SignInLimits>();
        house.Job<SendSignInLink, SignInLinkWriter>();
        house.Job<PurgeSignIns, SignInPurge>();
        house.Daily(new LocalTime(3, 10), "purge-sign-ins", new PurgeSignIns());
        house.Routes(SignOut.Map);
    }
}
