using Parvis.Platform;

namespace Parvis.Features.OwnAccount;

/// <summary>One's own account: who one is, how one comes in, where one is written to and signed in.</summary>
public sealed class OwnAccountFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<PasswordChangeLimit>();
        house.Services.AddSingleton<AddressLimits>();
        house.Services.AddScoped<SecondFactorHint>();
        house.Job<SendAddressLink, AddressLinkWriter>();
        house.Routes(AddPasskey.Map);
        house.Routes(SecondFactorPicture.Map);
    }
}
