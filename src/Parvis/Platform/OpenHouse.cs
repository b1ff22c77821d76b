using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.Privacy;

namespace Parvis.Platform;

/// <summary>How to open the house: which folder, which database, which features.</summary>
public sealed record HouseOptions(DataFolder Folder, IReadOnlyList<IFeature> Features)
{
    /// <summary>A PostgreSQL connection string; null: SQLite in the folder.</summary>
    public string? Postgres { get; init; } = Environment.GetEnvironmentVariable("ConnectionStrings__Parvis");

    /// <summary>The port on localhost; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>False for a command that only writes: nothing in its memory needs to follow what it does.</summary>
    public bool Follows { get; init; } = true;

    /// <summary>Further settings, as <c>Mail:Smtp:Host</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>What a test puts in the place of the outside world.</summary>
    public Action<IServiceCollection>? Outside { get; init; }
}

/// <summary>The house with its database open and of this program's schema. Serving the web is a further step.</summary>
public sealed class OpenHouse : IAsyncDisposable
{
    private OpenHouse(WebApplication app, House house)
    {
        App = app;
        House = house;
    }

    internal WebApplication App { get; }
    internal House House { get; }

    public IServiceProvider Services => App.Services;

    /// <summary>The migrations that opening it applied.</summary>
    public IReadOnlyList<string> Migrated { get; private set; } = [];

    /// <summary>How many people a restored database had brought back, and opening it erased again.</summary>
    public int ErasedAgain { get; private set; }

    /// <summary>Where the web is served, once it is: <c>http://localhost:5080</c>.</summary>
    public string Address =>
        $"http://localhost:{new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port}";

    /// <summary>Builds the house, brings the schema up to date and reads what every page needs.</summary>
    public static async Task<OpenHouse> Open(HouseOptions options, CancellationToken cancellation = default)
    {
        var (app, house) = Composition.Build(options);
        var open = new OpenHouse(app, house);
        try
        {
            open.Migrated = await open.Services.GetRequiredService<Migrator>().Migrate(cancellation);
            // Nobody is served what was to be forgotten.
            open.ErasedAgain = await open.Services.GetRequiredService<ErasuresAgain>().Replay(cancellation);
            if (!options.Follows)
                return open;
            await using var db = await open
                .Services.GetRequiredService<IDbContextFactory<AppDb>>()
                .CreateDbContextAsync(cancellation);
            // First the number, then the tables: what is committed between the two is read twice, never missed.
            await open.Services.GetRequiredService<ChangeFeed>().StartFrom(db, cancellation);
            foreach (var part in open.Services.GetServices<ILoadsAtStart>())
                await part.Load(db);
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}
