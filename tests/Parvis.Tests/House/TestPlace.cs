using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Tests.House;

/// <summary>
/// A place for one test class: the real program on a real port, with a real database of the engine under test. Only the
/// clock is ours.
/// </summary>
public class TestPlace : IGround, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("parvis-test-").FullName;
    private TestDatabase database = null!;
    private OpenHouse house = null!;

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 4, 14, 16, 0, 0, TimeSpan.Zero));
    public StatementCounter Statements { get; } = new();
    public DataFolder Folder => new(folder);
    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => house.Services;

    /// <summary>The connection string, or null on SQLite.</summary>
    public string? Postgres => database.Postgres;
    public Acts Acts => Services.GetRequiredService<Acts>();
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>True for a place that nobody has given a name yet.</summary>
    protected virtual bool IsNew => false;

    protected virtual HouseOptions With(HouseOptions options) => options;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create();
        await Start();
        if (IsNew)
            return;
        await Acts.Run(db =>
        {
            db.Places.Add(
                new PlaceCard
                {
                    Name = "L’Établi",
                    Town = "Saint-Aubin",
                    Telephone = "01 99 00 00 00",
                }
            );
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await house.App.StopAsync();
        await house.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the program and starts it again on the same data.</summary>
    public async Task Restart()
    {
        await house.App.StopAsync();
        await house.DisposeAsync();
        await Start();
    }

    /// <summary>What is in the database, read afresh.</summary>
    public async Task<T> Read<T>(Func<AppDb, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Does all jobs that are due by the test's clock.</summary>
    public async Task DoJobs()
    {
        do while (await Services.GetRequiredService<JobWorker>().DoDue() > 0) { }
        // The place's own worker may hold one: it is done when its row says so.
        while (await Read(db => db.Jobs.Waiting().AnyAsync(job => job.DueAt <= Now)));
    }

    /// <summary>A browser that has never been here: it keeps cookies and does not follow redirects by itself.</summary>
    public HttpClient Visitor()
    {
        var browser = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }
        )
        {
            BaseAddress = Address,
        };
        // What browsers say of a form of the same site.
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>A browser in which a new person with this role is signed in.</summary>
    public async Task<HttpClient> SignedIn(Role role, params long[] spaces) =>
        await SignedIn(await Somebody(role, spaces: spaces));

    /// <summary>A browser in which this account is signed in.</summary>
    public async Task<HttpClient> SignedIn(Account account)
    {
        var token = await Acts.Run(db =>
            Task.FromResult(Services.GetRequiredService<Sessions>().Open(db, account, "test"))
        );
        var client = Visitor();
        client.DefaultRequestHeaders.Add("Cookie", $"{Visit.Cookie}={token}");
        return client;
    }

    /// <summary>A person with an account of this role.</summary>
    public Task<Account> Somebody(
        Role role,
        string? name = null,
        SeenBy seenBy = SeenBy.Members,
        params long[] spaces
    ) =>
        Acts.Run(async db =>
        {
            var person = Person.Named(name ?? $"{role} de test", Now);
            person.SeenBy = seenBy;
            person.Addresses.Add(Parvis.Platform.People.Address.Of($"{Guid.CreateVersion7():n}@exemple.example"));
            db.People.Add(person);
            await db.SaveChangesAsync();
            var account = new Account
            {
                PersonId = person.Id,
                Role = role,
                CreatedAt = Now,
            };
            db.Accounts.Add(account);
            foreach (var space in spaces)
            {
                db.SpaceMembers.Add(
                    new SpaceMember
                    {
                        SpaceId = space,
                        PersonId = person.Id,
                        From = Now,
                    }
                );
            }
            await db.SaveChangesAsync();
            return account;
        });

    private async Task Start()
    {
        var options = new HouseOptions(new DataFolder(folder), Program.Features)
        {
            Postgres = database.Postgres,
            Outside = services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.ConfigureDbContext<AppDb>(db => db.AddInterceptors(Statements));
            },
        };
        house = await OpenHouse.Open(With(options));
        await house.App.StartAsync();
        Address = new Uri(house.Address);
    }
}
