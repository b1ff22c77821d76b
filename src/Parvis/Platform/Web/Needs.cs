using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>Who may use an endpoint. One without any is refused to everybody.</summary>
public interface IGuarded
{
    /// <summary>The permission it needs; null: it is for everybody.</summary>
    Permission? Permission { get; }
}

/// <summary>Only who has this permission may use the page or endpoint.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute, IGuarded
{
    public Permission? Permission { get; } = permission;
}

/// <summary>Everybody may use the page or endpoint; what it shows still depends on who reads.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IGuarded
{
    public Permission? Permission => null;
}

/// <summary>Works before the place has a name: the first-run page, health, assets.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BeforeFirstRunAttribute : Attribute;

public static class NeedsOfEndpoints
{
    public static T Public<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new PublicAttribute());

    public static T Needs<T>(this T endpoint, Permission permission)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new NeedsAttribute(permission));

    public static T BeforeFirstRun<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new BeforeFirstRunAttribute());
}
