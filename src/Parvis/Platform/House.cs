using NodaTime;
using Parvis.Platform.Jobs;
using Parvis.Platform.Web;

namespace Parvis.Platform;

/// <summary>A capability of the house. Its one method is the contents page of its folder.</summary>
public interface IFeature
{
    void Furnish(House house);
}

/// <summary>
/// What the features bring: services, routes, jobs, ticks, menu entries. Each says it once, in its contents page; the
/// house gathers it, and nothing here knows a feature.
/// </summary>
public sealed class House(IServiceCollection services, IConfiguration configuration)
{
    private readonly List<Action<IEndpointRouteBuilder>> routes = [];

    public IServiceCollection Services { get; } = services;
    public IConfiguration Configuration { get; } = configuration;

    internal JobKinds JobKinds { get; } = new();
    internal List<ScheduledTick> Ticks { get; } = [];
    internal Menu MenuItems { get; } = new();

    /// <summary>A job: its record, and the class that carries it out.</summary>
    public House Job<TJob, THandler>()
        where TJob : notnull
        where THandler : class, IJob<TJob>
    {
        JobKinds.Add<TJob, THandler>();
        Services.AddScoped<THandler>();
        return this;
    }

    /// <summary>A job enqueued each time the period has passed, by one process only.</summary>
    public House Every(Duration period, string name, object job)
    {
        Ticks.Add(new ScheduledTick(name, period, null, job));
        return this;
    }

    /// <summary>A job enqueued each day at this time of the place, by one process only.</summary>
    public House Daily(LocalTime at, string name, object job)
    {
        Ticks.Add(new ScheduledTick(name, Duration.FromDays(1), at, job));
        return this;
    }

    /// <summary>An entry of the masthead and the rail.</summary>
    public House Menu(MenuItem item)
    {
        MenuItems.Main.Add(item);
        return this;
    }

    /// <summary>A link at the foot of every page.</summary>
    public House Foot(MenuItem item)
    {
        MenuItems.Foot.Add(item);
        return this;
    }

    /// <summary>Endpoints beside the pages: JSON, feeds, health. Each says who may use it.</summary>
    public House Routes(Action<IEndpointRouteBuilder> map)
    {
        routes.Add(map);
        return this;
    }

    internal void MapRoutes(IEndpointRouteBuilder endpoints)
    {
        foreach (var map in routes)
            map(endpoints);
    }
}
