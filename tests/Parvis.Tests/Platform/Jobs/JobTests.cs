using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Jobs;

public sealed class JobTests : IAsyncLifetime
{
    private readonly Notebook notebook = new();
    private TestGround ground = null!;
    private OpenHouse house = null!;

    public async ValueTask InitializeAsync()
    {
        ground = await TestGround.Create();
        house = await ground.Open(notebook);
    }

    public ValueTask DisposeAsync() => ground.DisposeAsync();

    [Fact]
    public async Task A_job_is_done_once()
    {
        await Enqueue(new Note("une fois"));

        (await Worker(house).DoDue()).ShouldBe(1);
        (await Worker(house).DoDue()).ShouldBe(0);

        notebook.Notes.ShouldBe(["une fois"]);
        (await TheJob()).DoneAt.ShouldBe(ground.Now);
    }

    [Fact]
    public async Task A_job_of_an_act_that_failed_never_was()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            house
                .Acts()
                .Run(async db =>
                {
                    db.Enqueue(new Note("jamais"), ground.Now);
                    await db.SaveChangesAsync();
                    throw new InvalidOperationException("non");
                })
        );

        (await Worker(house).DoDue()).ShouldBe(0);
    }

    [Fact]
    public async Task A_job_waits_for_its_moment()
    {
        await house
            .Acts()
            .Run(db =>
            {
                db.Enqueue(new Note("demain"), ground.Now, ground.Now.AddDays(1));
                return Task.CompletedTask;
            });

        (await Worker(house).DoDue()).ShouldBe(0);
        ground.Clock.Advance(TimeSpan.FromDays(1));
        (await Worker(house).DoDue()).ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_each_time_later()
    {
        await Enqueue(new Note("bancal", Stumbles: true));

        foreach (var minutes in (int[])[1, 4, 9])
        {
            (await Worker(house).DoDue()).ShouldBe(1);
            var job = await TheJob();
            job.DueAt.ShouldBe(ground.Now.AddMinutes(minutes));
            job.LastError!.ShouldContain("le facteur est tombé");
            (await Worker(house).DoDue()).ShouldBe(0);
            ground.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }
    }

    [Fact]
    public async Task A_job_that_keeps_failing_is_given_up_and_may_be_tried_again_by_hand()
    {
        await Enqueue(new Note("perdu", Stumbles: true));

        for (var attempt = 1; attempt <= Job.MostAttempts; attempt++)
        {
            (await Worker(house).DoDue()).ShouldBe(1);
            ground.Clock.Advance(TimeSpan.FromHours(2));
        }

        (await Worker(house).DoDue()).ShouldBe(0);
        (await house.Read(db => db.Jobs.GivenUp().CountAsync())).ShouldBe(1);
        await house.Acts().Run(async db => (await db.Jobs.SingleAsync()).TryAgain(ground.Now));
        (await Worker(house).DoDue()).ShouldBe(1);
    }

    [Fact]
    public async Task A_job_whose_worker_died_is_taken_up_when_the_lease_ends()
    {
        await Enqueue(new Note("orphelin"));
        var until = ground.Now.AddMinutes(5);
        await house
            .Acts()
            .Run(db =>
                db.Jobs.ExecuteUpdateAsync(job =>
                    job.SetProperty(row => row.LeasedUntil, until).SetProperty(row => row.LeasedBy, "ailleurs:1")
                )
            );

        (await Worker(house).DoDue()).ShouldBe(0);
        ground.Clock.Advance(TimeSpan.FromMinutes(5.1));
        (await Worker(house).DoDue()).ShouldBe(1);
        notebook.Notes.ShouldBe(["orphelin"]);
    }

    [Fact]
    public async Task A_job_of_a_kind_that_nobody_knows_any_more_is_kept_with_its_error()
    {
        await house
            .Acts()
            .Run(db =>
            {
                db.Jobs.Add(
                    new Job
                    {
                        Kind = "Disparu",
                        Payload = "{}",
                        CreatedAt = ground.Now,
                        DueAt = ground.Now,
                    }
                );
                return Task.CompletedTask;
            });

        (await Worker(house).DoDue()).ShouldBe(1);
        (await TheJob()).LastError!.ShouldContain("Disparu");
    }

    [Fact]
    public async Task Two_workers_share_the_work_and_no_job_is_done_twice()
    {
        var other = await ground.Open(notebook);
        var wanted = Enumerable.Range(0, 60).Select(i => $"note {i:00}").ToList();
        await Enqueue([.. wanted.Select(text => new Note(text))]);

        await Task.WhenAll(DoAll(house), DoAll(other));

        notebook.Notes.Order().ShouldBe(wanted);
        notebook.Collided.ShouldBeFalse();
    }

    private static async Task DoAll(OpenHouse house)
    {
        while (await Worker(house).DoDue() > 0) { }
    }

    private static JobWorker Worker(OpenHouse house) => house.Services.GetRequiredService<JobWorker>();

    private Task<Job> TheJob() => house.Read(db => db.Jobs.AsNoTracking().SingleAsync());

    private Task Enqueue(params Note[] notes) =>
        house
            .Acts()
            .Run(db =>
            {
                foreach (var note in notes)
                    db.Enqueue(note, ground.Now);
                return Task.CompletedTask;
            });
}
