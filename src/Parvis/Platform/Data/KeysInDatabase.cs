using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace Parvis.Platform.Data;

/// <summary>Keeps the data protection keys in the database, so that every process of a place has the same.</summary>
public sealed class KeysInDatabase(IDbContextFactory<AppDb> contexts, Acts acts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.ProtectionKeys.AsNoTracking().Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    // The framework's contract is synchronous; a key is made once in ninety days.
    public void StoreElement(XElement element, string friendlyName) =>
        acts.Run(db =>
            {
                db.ProtectionKeys.Add(
                    new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) }
                );
                return Task.CompletedTask;
            })
            .GetAwaiter()
            .GetResult();
}

/// <summary>
/// Wraps keys with AES-256-GCM under the key file of the data folder, so that a copy of the database alone opens nothing.
/// </summary>
public sealed class KeyFileEncryptor(DataFolder folder) : IXmlEncryptor
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(NonceLength);
        var sealedBytes = new byte[plain.Length];
        var tag = new byte[TagLength];
        using var aes = new AesGcm(KeyOf(folder.KeyFile), TagLength);
        aes.Encrypt(nonce, plain, sealedBytes, tag);
        var value = Convert.ToBase64String([.. nonce, .. tag, .. sealedBytes]);
        return new EncryptedXmlInfo(new XElement("wrapped", value), typeof(KeyFileDecryptor));
    }

    internal static XElement Open(string keyFile, XElement wrapped)
    {
        var bytes = Convert.FromBase64String(wrapped.Value);
        var plain = new byte[bytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(KeyOf(keyFile), TagLength);
        aes.Decrypt(
            bytes.AsSpan(0, NonceLength),
            bytes.AsSpan(NonceLength + TagLength),
            bytes.AsSpan(NonceLength, TagLength),
            plain
        );
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    internal static byte[] KeyOf(string file)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var created = new FileStream(file, options);
            created.Write(RandomNumberGenerator.GetBytes(32));
        }
        catch (IOException) when (File.Exists(file))
        {
            // It is there already, which is the usual case.
        }
        return File.ReadAllBytes(file);
    }
}

/// <summary>Made by the framework from the name that stands beside a wrapped key.</summary>
public sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    private readonly DataFolder folder = services.GetRequiredService<DataFolder>();

    public XElement Decrypt(XElement encryptedElement) => KeyFileEncryptor.Open(folder.KeyFile, encryptedElement);
}
