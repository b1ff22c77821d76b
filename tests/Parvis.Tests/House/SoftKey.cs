using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Parvis.Tests.House;

/// <summary>
/// A passkey in software: it makes and uses a key as a phone does (W3C WebAuthn Level 3, 6.1 and 6.5), and lies where a test
/// asks it to.
/// </summary>
public sealed class SoftKey(Uri place) : IDisposable
{
    private readonly ECDsa pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);
    public string Origin { get; set; } = place.GetLeftPart(UriPartial.Authority);
    public string RelyingParty { get; set; } = place.Host;

    /// <summary>Whose it is, as it was told when it was made.</summary>
    public string UserHandle { get; set; } = "";

    /// <summary>Keys that travel between devices count nothing.</summary>
    public uint Count { get; set; }
    public bool IsUserVerified { get; set; } = true;
    public bool IsUserPresent { get; set; } = true;
    public bool IsCrossOrigin { get; set; }

    public string CredentialId => Base64Url.EncodeToString(Id);

    /// <summary>Answers a challenge for a new key.</summary>
    public string Make(JsonNode options)
    {
        UserHandle = Encoding.UTF8.GetString(Base64Url.DecodeFromChars((string)options["user"]!["id"]!));
        byte[] length = [(byte)(Id.Length >> 8), (byte)Id.Length];
        byte[] data = [.. Data(made: true), .. new byte[16], .. length, .. Id, .. PublicKey()];
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x59,
            (byte)(data.Length >> 8),
            (byte)data.Length,
            .. data,
        ];
        var response = new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new JsonArray("internal", "hybrid"),
        };
        return Answer(response);
    }

    /// <summary>Answers a challenge to come in.</summary>
    public string Sign(JsonNode options)
    {
        if (Count > 0)
            Count++;
        var (data, client) = (Data(made: false), ClientData("webauthn.get", options));
        var signature = pair.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        var response = new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(signature),
            ["userHandle"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(UserHandle)),
        };
        return Answer(response);
    }

    public void Dispose() => pair.Dispose();

    private string Answer(JsonObject response) =>
        new JsonObject
        {
            ["id"] = CredentialId,
            ["rawId"] = CredentialId,
            ["type"] = "public-key",
            ["response"] = response,
            ["clientExtensionResults"] = new JsonObject(),
        }.ToJsonString();

    private byte[] ClientData(string type, JsonNode options) =>
        Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["type"] = type,
                ["challenge"] = (string)options["challenge"]!,
                ["origin"] = Origin,
                ["crossOrigin"] = IsCrossOrigin,
            }.ToJsonString()
        );

    private byte[] Data(bool made)
    {
        var flags = (IsUserPresent ? 1 : 0) | (IsUserVerified ? 4 : 0) | (made ? 64 : 0);
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(RelyingParty)), (byte)flags, .. count];
    }

    // COSE: an elliptic curve key for ES256 on P-256.
    private byte[] PublicKey()
    {
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];
}
