using System.Text.Json;
using Parvis.Platform.Data;

namespace Parvis.Platform.Jobs;

/// <summary>
/// Carries out one kind of job: load, call one verb, done. It may be called again for a job that it already did, because a
/// process may die between doing and saying so.
/// </summary>
public interface IJob<in TJob>
{
    Task Do(TJob job, CancellationToken cancellation);
}

/// <summary>Which class carries out which record.</summary>
public sealed class JobKinds
{
    private readonly Dictionary<string, Func<IServiceProvider, string, CancellationToken, Task>> doers = [];

    public IReadOnlyCollection<string> Names => doers.Keys;

    public void Add<TJob, THandler>()
        where TJob : notnull
        where THandler : class, IJob<TJob> =>
        doers.Add(
            typeof(TJob).Name,
            (services, payload, cancellation) =>
                services.GetRequiredService<THandler>().Do(JsonSerializer.Deserialize<TJob>(payload)!, cancellation)
        );

    /// <summary>Does the job, or throws when nobody knows its kind any more.</summary>
    public Task Do(IServiceProvider services, Job job, CancellationToken cancellation) =>
        doers.TryGetValue(job.Kind, out var doer)
            ? doer(services, job.Payload, cancellation)
            : throw new InvalidOperationException($"No feature carries out the job {job.Kind}.");
}

public static class Enqueuing
{
    /// <summary>Writes a job in this act: it exists exactly if the act does.</summary>
    public static void Enqueue(this AppDb db, object job, DateTime now, DateTime? due = null) =>
        db.Jobs.Add(
            new Job
            {
                Kind = job.GetType().Name,
                Payload = JsonSerializer.Serialize(job, job.GetType()),
                CreatedAt = now,
                DueAt = due ?? now,
            }
        );
}
