using Parvis.Formats.Mail;

namespace Parvis.Platform.Mail;

/// <summary>Takes a mail from here: to a mail server, or into a folder.</summary>
public interface ICourier
{
    /// <summary>Returns when the mail is in other hands.</summary>
    /// <param name="name">The mail's own name, the same at each attempt; a file may be called so.</param>
    /// <exception cref="MailNotTakenException">It is not: later it may be, or never.</exception>
    Task Deliver(MailMessage message, string name, CancellationToken cancellation);
}

/// <summary>A mail was not taken; the message says why, in the words of whoever refused it.</summary>
/// <param name="forGood">True when trying again changes nothing: the address does not exist, say.</param>
public sealed class MailNotTakenException(string reason, bool forGood, Exception? cause = null)
    : Exception(reason, cause)
{
    public bool ForGood { get; } = forGood;
}

/// <summary>Where no mail server is configured: files that any mail program opens, each there whole or not at all.</summary>
public sealed class FolderCourier(DataFolder folder) : ICourier
{
    public async Task Deliver(MailMessage message, string name, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder.Mails);
        var file = Path.Combine(folder.Mails, name + ".eml");
        var unfinished = file + ".part";
        try
        {
            await File.WriteAllBytesAsync(unfinished, MailWriter.Write(message), cancellation);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MailNotTakenException(error.Message, forGood: false, error);
        }
    }
}
