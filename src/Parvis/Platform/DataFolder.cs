namespace Parvis.Platform;

/// <summary>The folder of a place: its database on SQLite, files, mails not sent, keys and locks.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }
    public string Database => Path.Combine(Root, "parvis.db");
    public string Mails => Path.Combine(Root, "mails");
    public string Files => Path.Combine(Root, "files");

    /// <summary>Wraps the keys that lie in the database. Without it they are useless, so it is not in the database.</summary>
    public string KeyFile => Path.Combine(Root, "parvis.key");

    /// <summary>Who was erased, for backups from before; no backup holds it.</summary>
    public string Erasures => Path.Combine(Root, "effacements.jsonl");

    /// <summary>Held by the server as long as it runs.</summary>
    public string ServeLock => Path.Combine(Root, "serve.lock");
}
