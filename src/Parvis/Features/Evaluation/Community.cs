using Parvis.Language.Experts;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;

namespace Parvis.Features.Evaluation;

/// <summary>Questions with their answers as they come in, and the finder that follows them.</summary>
public sealed class Community
{
    private readonly Finder _finder = new();
    private readonly Dictionary<string, List<(long Passage, Post Post)>> _threads = [];
    private readonly HashSet<string> _changed = [];
    private readonly Dictionary<string, long> _keys = [];
    private readonly Dictionary<string, long> _people = [];
    private readonly List<string> _names = [];
    private long _passages;

    /// <summary>The finder, knowing all that was added.</summary>
    public Finder Finder
    {
        get
        {
            _finder.PutMany(_changed.Select(Describe).ToList());
            _changed.Clear();
            return _finder;
        }
    }

    public void Add(Post post)
    {
        var thread = post.IsQuestion || post.Parent.Length == 0 ? post.Id : post.Parent;
        if (!_threads.TryGetValue(thread, out var posts))
            _threads[thread] = posts = [];
        posts.Add((++_passages, post));
        _changed.Add(thread);
    }

    public Thing ThingOf(string thread)
    {
        if (!_keys.TryGetValue(thread, out var number))
            _keys[thread] = number = _keys.Count + 1;
        return new Thing(Findable.Question, number);
    }

    /// <summary>The number of a person; null for nobody.</summary>
    public long? NumberOf(string person)
    {
        if (person.Length == 0)
            return null;
        if (_people.TryGetValue(person, out var number))
            return number;
        _names.Add(person);
        return _people[person] = _names.Count;
    }

    public string NameOf(long person) => _names[(int)person - 1];

    private Findable Describe(string thread)
    {
        var posts = _threads[thread];
        var question = posts.Select(p => p.Post).FirstOrDefault(p => p.IsQuestion);
        return new Findable
        {
            Thing = ThingOf(thread),
            Title = question?.Title ?? "",
            Scope = 0,
            Tongue = LanguageGuess.Of(string.Join('\n', posts.Select(p => $"{p.Post.Title}\n{p.Post.Text}"))),
            Tags = question?.Tags ?? [],
            Sections = [.. posts.Select(p => new Section(p.Passage, "", p.Post.Text))],
            Evidence =
            [
                .. posts
                    .Where(p => !p.Post.IsQuestion && p.Post.Author.Length > 0)
                    .Select(p => new Proof(NumberOf(p.Post.Author)!.Value, p.Passage, Act.Answered, p.Post.Created)),
            ],
        };
    }
}
