using Parvis.Platform;

namespace Parvis.Features.OwnAccount;

/// <summary>One's own account: who one is, how one comes in, where one is signed in.</summary>
public sealed class OwnAccountFeature : IFeature
{
    public void Furnish(House house) => house.Services.AddSingleton<PasswordChangeLimit>();
}
