using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Parvis.Platform;
using Parvis.Platform.Jobs;

namespace Parvis.Tests.Platform.Jobs;

/// <summary>A job that notes its text, or stumbles over it.</summary>
public sealed record Note(string Text, bool Stumbles = false);

/// <summary>What the handlers of all programs of a test did, in one list.</summary>
public sealed class Notebook : IFeature
{
    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Notes { get; } = new();

    /// <summary>Set when a job was carried out twice at the same time.</summary>
    public bool Collided { get; private set; }

    public void Furnish(Parvis.Platform.House house)
    {
        house.Services.AddSingleton(this);
        house.Job<Note, NoteDown>();
        house.Every(Duration.FromMinutes(5), "noter", new Note("tic"));
    }

    internal async Task Add(Note note)
    {
        if (!inHand.TryAdd(note.Text, true))
            Collided = true;
        await Task.Yield();
        Notes.Enqueue(note.Text);
        inHand.TryRemove(note.Text, out _);
        if (note.Stumbles)
            throw new InvalidOperationException($"{note.Text} : le facteur est tombé");
    }
}

public sealed class NoteDown(Notebook notebook) : IJob<Note>
{
    public Task Do(Note job, CancellationToken cancellation) => notebook.Add(job);
}
