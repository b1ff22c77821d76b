using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;

namespace Parvis.Tests.House;

/// <summary>
/// One folder and one database, on which a test opens as many programs as it likes, with features of its own. Nothing runs by
/// itself: no program serves unless the test starts it.
/// </summary>
public sealed class TestGround : IGround, IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parvis-test-").FullName;
    private readonly TestDatabase database;
    private readonly List<OpenHouse> houses = [];

    private TestGround(TestDatabase database) => this.database = database;

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 4, 14, 16, 0, 0, TimeSpan.Zero));
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;
    public DataFolder Folder => new(folder);
    public string? Postgres => database.Postgres;
    public HouseOptions Options => new(Folder, Program.Features) { Postgres = database.Postgres };

    public static async Task<TestGround> Create() => new(await TestDatabase.Create());

    /// <summary>On SQLite, whatever the engine under test.</summary>
    public static TestGround OnSqlite() => new(TestDatabase.Sqlite());

    public async Task<OpenHouse> Open(params IFeature[] more)
    {
        var house = await OpenHouse.Open(
            Options with
            {
                Features = [.. Program.Features, .. more],
                Outside = services => services.AddSingleton<TimeProvider>(Clock),
            }
        );
        houses.Add(house);
        return house;
    }

    /// <summary>Closes every program that the test opened.</summary>
    public async Task CloseAll()
    {
        foreach (var house in houses)
        {
            await house.App.StopAsync();
            await house.DisposeAsync();
        }
        houses.Clear();
    }

    /// <summary>A context without a program around it.</summary>
    public async Task<T> Read<T>(Func<AppDb, Task<T>> read)
    {
        await using var engine = Engine.Of(Options);
        await using var db = engine.Context();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAll();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

public static class Houses
{
    public static Acts Acts(this OpenHouse house) => house.Services.GetRequiredService<Acts>();

    public static async Task<T> Read<T>(this OpenHouse house, Func<AppDb, Task<T>> read)
    {
        await using var db = await house.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await read(db);
    }
}
