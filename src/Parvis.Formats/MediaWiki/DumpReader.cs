using System.Text;
using System.Xml;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Reads a MediaWiki XML dump (export-0.3 to 0.11, https://www.mediawiki.org/wiki/Help:Export) page by page, plain,
/// gzip or bzip2, in memory that depends on one page and never on the file. One reading: <see cref="Pages"/> is
/// enumerated once. The stream's own position tells the progress.
/// </summary>
public sealed class DumpReader : IDisposable
{
    private readonly DumpLimits _limits;
    private readonly DumpReading _reading;
    private readonly FileKind _kind;
    private readonly MarkupGuard? _guard;
    private readonly XmlReader? _xml;
    private long _pages;
    private string? _lastTitle;

    /// <summary>Opens a dump. Nothing but its first kilobyte is read yet.</summary>
    /// <exception cref="DumpException">The file is empty or is no MediaWiki dump by its bytes.</exception>
    public DumpReader(Stream stream, DumpReading reading = DumpReading.Latest, DumpLimits? limits = null)
    {
        (_kind, var content) = FileKinds.Open(stream);
        _limits = limits ?? new();
        _reading = reading;
        if (_kind is FileKind.Empty)
            throw Fault(DumpFault.Empty);
        if (_kind is FileKind.Gzip or FileKind.Bzip2)
            throw Fault(DumpFault.Damaged);
        if (_kind is not (FileKind.MediaWikiDump or FileKind.Xml or FileKind.Text))
            throw Fault(DumpFault.NotADump);

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        };
        var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 65_536);
        _guard = new(text, _limits.MarkupLength);
        _xml = XmlReader.Create(_guard, settings);
    }

    /// <summary>What the wiki says of itself; complete from the first page on.</summary>
    public WikiSite Site { get; private set; } = WikiSite.Unknown;

    /// <summary>How many whole pages were given out so far.</summary>
    public long PagesRead => _pages;

    /// <summary>The pages in the order of the dump, each given out only when it was read wholly.</summary>
    /// <exception cref="DumpException">After the last whole page, when the rest cannot be read.</exception>
    public IEnumerable<WikiPage> Pages()
    {
        while (Next() is { } page)
        {
            _pages++;
            _lastTitle = page.Title;
            yield return page;
        }
    }

    public void Dispose() => _xml?.Dispose();

    private WikiPage? Next()
    {
        try
        {
            return Advance();
        }
        catch (XmlException exception)
        {
            throw Fault(Explain(exception), exception);
        }
        catch (ForbiddenMarkup exception)
        {
            throw Fault(DumpFault.Forbidden, exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw Fault(DumpFault.Damaged, exception);
        }
    }

    private WikiPage? Advance()
    {
        while (_xml!.Read())
        {
            if (_xml.Depth > _limits.Depth)
                throw Fault(DumpFault.Forbidden);
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            if (_xml.Depth == 0 && _xml.LocalName != "mediawiki")
                throw Fault(DumpFault.NotADump);
            if (_xml.Depth == 0)
                Site = Site with { Language = Short(_xml.GetAttribute("lang", XNamespaceOfXml) ?? "") };
            else if (_xml.Depth == 1 && _xml.LocalName == "siteinfo")
                Site = new DumpElements(_xml, _limits).Site(Site);
            else if (_xml.Depth == 1 && _xml.LocalName == "page")
                return new DumpElements(_xml, _limits).Page(_reading);
        }

        return null;
    }

    private const string XNamespaceOfXml = "http://www.w3.org/XML/1998/namespace";

    private static string Short(string text) => text.Length > 64 ? text[..64] : text;

    // The parser has no codes for its errors, only words.
    private DumpFault Explain(XmlException exception) =>
        exception.Message.Contains("DTD") || exception.Message.Contains("undeclared entity") ? DumpFault.Forbidden
        : _kind is not FileKind.MediaWikiDump && Site == WikiSite.Unknown ? DumpFault.NotADump
        : _guard!.Ended ? DumpFault.Truncated
        : DumpFault.Damaged;

    private DumpException Fault(DumpFault fault, Exception? inner = null)
    {
        var place = _xml as IXmlLineInfo;
        return new(fault, _kind, _pages, _lastTitle, place?.LineNumber ?? 0, place?.LinePosition ?? 0, inner);
    }
}
