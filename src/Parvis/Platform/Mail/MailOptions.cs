using Parvis.Formats.Mail;

namespace Parvis.Platform.Mail;

/// <summary>How the way to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Plain at first, then TLS; a server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>Nothing: for a server on the same machine.</summary>
    None,
}

/// <summary>The mail server that takes our mails, from <c>Mail:Smtp:…</c>.</summary>
public sealed record SmtpOptions(string Host, int Port, SmtpSecurity Security)
{
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>Takes a certificate that nobody vouches for: only for a server of one's own.</summary>
    public bool TrustAnyCertificate { get; init; }

    /// <summary>For one mail, from the connection to its end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>Settings of the mails, read and checked once, at start.</summary>
public sealed record MailOptions(SmtpOptions? Smtp, string? From, bool ShowToEveryone)
{
    /// <summary>Reads <c>Mail:…</c>; the password may stand in a file, named by <c>Mail:Smtp:PasswordFile</c>.</summary>
    /// <exception cref="CommandFailedException">A setting makes no sense; the message says which.</exception>
    public static MailOptions Of(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        var from = NullIfEmpty(mail["Smtp:From"]);
        if (from is not null && !MailAddress.IsValid(from))
            throw new CommandFailedException($"Mail:Smtp:From n’est pas une adresse de courriel : « {from} ».");
        return new MailOptions(SmtpOf(mail.GetSection("Smtp")), from, Truth(mail["ShowToEveryone"]));
    }

    private static SmtpOptions? SmtpOf(IConfigurationSection smtp)
    {
        if (NullIfEmpty(smtp["Host"]) is not { } host)
            return null;
        if (!Enum.TryParse<SmtpSecurity>(smtp["Security"] ?? nameof(SmtpSecurity.StartTls), true, out var security))
            throw new CommandFailedException("Mail:Smtp:Security vaut StartTls, Tls ou None.");
        var usual = security == SmtpSecurity.Tls ? 465 : 587;
        if (!int.TryParse(smtp["Port"] ?? $"{usual}", out var port) || port is < 1 or > 65535)
            throw new CommandFailedException("Mail:Smtp:Port est un nombre de 1 à 65535.");
        var options = new SmtpOptions(host, port, security)
        {
            User = NullIfEmpty(smtp["User"]),
            Password = smtp["PasswordFile"] is { Length: > 0 } file ? ReadSecret(file) : smtp["Password"],
            TrustAnyCertificate = Truth(smtp["TrustAnyCertificate"]),
        };
        return options;
    }

    private static string ReadSecret(string file)
    {
        if (!File.Exists(file))
            throw new CommandFailedException($"Mail:Smtp:PasswordFile : le fichier {file} n’existe pas.");
        return File.ReadAllText(file).TrimEnd('\r', '\n');
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool Truth(string? text) => bool.TryParse(text, out var truth) && truth;
}
