using System.Globalization;
using System.Resources;

namespace Guibiao.Web;

/// <summary>What the site says in the request's language, from Texts.resx (zh-TW) and Texts.en.resx. A key that isn't there is a fault.</summary>
public sealed class Texts(Language language)
{
    private static readonly ResourceManager Table = new("Guibiao.Web.Texts", typeof(Texts).Assembly);

    public string this[string key, params object?[] arguments] =>
        string.Format(CultureInfo.InvariantCulture, Table.GetString(key, language.Culture) ?? throw new MissingManifestResourceException(key), arguments);

    /// <summary>The text of a key that may not be there, as of a word that comes from the data.</summary>
    public string? Find(string key) => Table.GetString(key, language.Culture);

    /// <summary>One of a worker's bilingual sentences.</summary>
    public string this[Text text] => text.In(language.Culture);
}
