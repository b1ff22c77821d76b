using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Data;

public sealed class PostgresOutageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task When_PostgreSQL_goes_and_comes_back_under_load_the_server_says_so_and_loses_nothing_it_acknowledged()
    {
        await using var postgres = await OwnPostgres.Create();
        await using var ground = TestGround.OnSqlite();
        await using var house = await OpenHouse.Open(
            ground.Options with
            {
                Postgres = postgres.Address,
                Features = [.. Program.Features, new WriteRoute(ground.Clock)],
            }
        );
        await house.App.StartAsync();
        var load = new Load(new Uri(house.Address));
        using var enough = new CancellationTokenSource(Patience);
        var writers = Enumerable.Range(0, 8).Select(writer => load.Write(writer, enough.Token)).ToList();

        await load.Until(HttpStatusCode.OK, 50, enough.Token);
        await postgres.Crash();
        await load.Until(HttpStatusCode.ServiceUnavailable, 20, enough.Token);
        await postgres.Start();
        await load.Until(HttpStatusCode.OK, 50, enough.Token);
        load.Stop();
        await Task.WhenAll(writers);

        var kept = await house.Read(db => db.People.Select(person => person.Name).ToListAsync());
        load.Acknowledged.Except(kept).ShouldBeEmpty();
        load.Others.ShouldBeEmpty();
        // The list of changes is followed again, and what another process writes is heard.
        var feed = house.Services.GetRequiredService<ChangeFeed>();
        feed.Seen.ShouldBe(await house.Read(db => ChangeFeed.LastNumber(db)));
        await house.App.StopAsync(CancellationToken.None);
    }

    private sealed class Load(Uri address)
    {
        private readonly ConcurrentDictionary<HttpStatusCode, bool> kinds = [];
        private readonly Channel<HttpStatusCode> coming = Channel.CreateUnbounded<HttpStatusCode>();
        private volatile bool stopped;

        public ConcurrentBag<string> Acknowledged { get; } = [];

        /// <summary>Answers that are neither a yes nor a "not now".</summary>
        public IEnumerable<HttpStatusCode> Others =>
            kinds.Keys.Except([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);

        public void Stop() => stopped = true;

        public async Task Write(int writer, CancellationToken enough)
        {
            using var client = new HttpClient { BaseAddress = address };
            for (var i = 0; !stopped; i++)
            {
                var name = $"{writer}.{i}";
                using var answer = await client.PostAsync($"{WriteRoute.Path}?name={name}", null, enough);
                if (answer.StatusCode == HttpStatusCode.OK)
                    Acknowledged.Add(name);
                kinds[answer.StatusCode] = true;
                coming.Writer.TryWrite(answer.StatusCode);
            }
        }

        /// <summary>Reads on, in the order in which answers come, until so many of this kind were among them.</summary>
        public async Task Until(HttpStatusCode status, int wanted, CancellationToken enough)
        {
            for (var seen = 0; seen < wanted; )
            {
                if (await coming.Reader.ReadAsync(enough) == status)
                    seen++;
            }
        }
    }
}
