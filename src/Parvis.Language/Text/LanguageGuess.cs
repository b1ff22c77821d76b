namespace Parvis.Language.Text;

/// <summary>French or English, by the function words of a text and the letters only one of them writes.</summary>
public static class LanguageGuess
{
    // A text is judged by its beginning: the answer no longer changes after some hundred words.
    private const int Enough = 2_000;

    /// <summary>The likelier language; French when nothing speaks for either.</summary>
    public static Tongue Of(ReadOnlySpan<char> text) => Of(text, out _);

    /// <summary>The likelier language, and how sure that is: 0 when nothing speaks for either, 1 when all speaks for one.</summary>
    public static Tongue Of(ReadOnlySpan<char> text, out double certainty)
    {
        if (text.Length > Enough)
            text = text[..Enough];
        double french = 0,
            english = 0;
        foreach (var c in text)
            if (c is 'é' or 'è' or 'ê' or 'à' or 'ç' or 'ù' or 'œ' or 'î' or 'ô' or 'â' or 'û' or '«')
                french += 0.5;
        var words = Analyzer.Reader;
        words.Read(text);
        foreach (var word in words.Words)
        {
            var form = words.FormOf(word);
            var inFrench = FunctionWords.Contains(form, Tongue.French);
            var inEnglish = FunctionWords.Contains(form, Tongue.English);
            if (word.Elided)
                french++;
            if (inFrench == inEnglish)
                continue;
            if (inFrench)
                french++;
            else
                english++;
        }
        certainty = french + english == 0 ? 0 : Math.Abs(french - english) / (french + english);
        return english > french ? Tongue.English : Tongue.French;
    }
}
