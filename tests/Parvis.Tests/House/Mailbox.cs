using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Mail;

namespace Parvis.Tests.House;

/// <summary>The mails that a test place put into its folder.</summary>
public static class Mailbox
{
    /// <summary>Does the jobs, then gives the path of the link in the newest mail to this address; null when there is none.</summary>
    public static async Task<string?> LinkSentTo(this TestPlace place, string address)
    {
        await place.DoJobs();
        var mail = await place.Read(db =>
            db.OutgoingMails.Where(mail => mail.To == address).OrderByDescending(mail => mail.Id).FirstOrDefaultAsync()
        );
        if (mail is null)
            return null;
        var text = await place.WordsOf(mail);
        var start = text.IndexOf("/entrer/lien/", StringComparison.Ordinal);
        return text[start..text.IndexOfAny(['\r', '"', ' '], start)];
    }

    /// <summary>What a mail said as it left, whatever the place forgot of it since.</summary>
    public static async Task<string> WordsOf(this TestPlace place, OutgoingMail mail)
    {
        var file = Directory.GetFiles(place.Folder.Mails, $"*-{mail.Id}.eml").Single();
        var lines = (await File.ReadAllTextAsync(file)).Replace("=\r\n", "", StringComparison.Ordinal);
        return Encoding.UTF8.GetString(
            Regex
                .Matches(lines, "=(?<code>[0-9A-F]{2})|[^=]|=", RegexOptions.NonBacktracking | RegexOptions.Singleline)
                .SelectMany(part =>
                    part.Groups["code"] is { Success: true } code
                        ? [Convert.ToByte(code.Value, 16)]
                        : Encoding.UTF8.GetBytes(part.Value)
                )
                .ToArray()
        );
    }
}
