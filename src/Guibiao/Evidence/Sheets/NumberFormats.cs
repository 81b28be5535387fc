namespace Guibiao.Evidence.Sheets;

/// <summary>Which of a workbook's number formats show a day: an XLSX cell doesn't say so itself.</summary>
internal static class NumberFormats
{
    /// <summary>Formats that every workbook has without naming them; those of East Asia among them.</summary>
    public static bool IsDate(int builtIn) => builtIn is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    /// <summary>Whether a format's code has a day, month or year in it, outside of quoted text and of brackets.</summary>
    public static bool IsDate(string code)
    {
        if (code.StartsWith("General", StringComparison.OrdinalIgnoreCase) || code.StartsWith("G/", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        var (month, time) = (false, false);
        for (var at = 0; at < code.Length; at++)
        {
            switch (char.ToLowerInvariant(code[at]))
            {
                case '"' or '[':
                    var end = code.IndexOf(code[at] == '[' ? ']' : '"', at + 1);
                    // [h]:mm is a length of time.
                    time |= code[at] == '[' && end > at + 1 && code[(at + 1)..end].All(letter => letter is 'h' or 'm' or 's' or 'H' or 'M' or 'S');
                    at = end < 0 ? code.Length : end;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'e' when at + 1 < code.Length && code[at + 1] is '+' or '-':
                    break;
                case 'y' or 'd' or 'e' or 'g':
                    return true;
                case 'm':
                    month = true;
                    break;
                case 'h' or 's':
                    time = true;
                    break;
                case ';':
                    return month && !time;
            }
        }
        return month && !time;
    }
}
