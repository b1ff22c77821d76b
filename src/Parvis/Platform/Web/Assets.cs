using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Parvis.Platform.Web;

/// <summary>
/// The bundled scripts, styles, fonts and pictures: their addresses, which carry a hash of their content, and their
/// bytes, held in memory in each encoding (all of them together weigh less than half a megabyte).
/// </summary>
public sealed class Assets
{
    public const string Root = "/assets";
    private const string Forever = "public, max-age=31536000, immutable";

    private readonly FrozenDictionary<string, string> _hrefs;
    private readonly FrozenDictionary<string, Asset> _files;

    /// <param name="folder">What the build wrote: <c>manifest.json</c> and the files that it names.</param>
    /// <exception cref="FileNotFoundException">The browser side was never built.</exception>
    public Assets(string folder)
    {
        var manifest = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllBytes(Path.Combine(folder, "manifest.json"))
        )!;
        _hrefs = manifest.ToFrozenDictionary(entry => entry.Key, entry => $"{Root}/{entry.Value}");
        _files = manifest.Values.Distinct().ToFrozenDictionary(name => name, name => Asset.Read(folder, name));
    }

    public Assets()
        : this(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets")) { }

    /// <summary>The address of <c>main.css</c>, <c>main.js</c>, <c>sprite.svg</c>, <c>text-base.woff2</c>…</summary>
    /// <exception cref="KeyNotFoundException">The build made no such file.</exception>
    public string Href(string name) => _hrefs[name];

    /// <summary>Serves one file in the smallest form that the browser takes, to be kept for ever.</summary>
    public async Task Serve(HttpContext context, string file)
    {
        if (!_files.TryGetValue(file, out var asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (bytes, encoding) = asset.For(context.Request.GetTypedHeaders().AcceptEncoding);
        var headers = context.Response.Headers;
        headers.CacheControl = Forever;
        headers.XContentTypeOptions = "nosniff";
        if (asset.Encoded)
            headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        context.Response.ContentType = asset.Type;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private sealed record Asset(string Type, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
    {
        public bool Encoded => Brotli is not null;

        public static Asset Read(string folder, string name)
        {
            var path = Path.Combine(folder, name);
            return new(TypeOf(name), File.ReadAllBytes(path), ReadIfThere(path + ".br"), ReadIfThere(path + ".gz"));
        }

        public (byte[] Bytes, string? Encoding) For(IList<StringWithQualityHeaderValue> accepted)
        {
            if (Brotli is not null && Takes(accepted, "br"))
                return (Brotli, "br");
            if (Gzip is not null && Takes(accepted, "gzip"))
                return (Gzip, "gzip");
            return (Plain, null);
        }

        private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string encoding) =>
            accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);

        private static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

        private static string TypeOf(string name) =>
            Path.GetExtension(name) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml; charset=utf-8",
                ".woff2" => "font/woff2",
                _ => "application/octet-stream",
            };
    }
}

public static class AssetRoutes
{
    /// <summary>Serves <c>/assets/…</c> to everybody.</summary>
    public static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(
            Assets.Root + "/{file}",
            [HttpMethods.Get, HttpMethods.Head],
            (string file, HttpContext context, Assets assets) => assets.Serve(context, file)
        );
}
