using AttPortal.Domain.Agendas;
using AttPortal.Domain.Letters;
using AttPortal.Domain.Shared;

namespace AttPortal.Web.Features.Editor;

/// <summary>One text in one language, among all that the editor can write.</summary>
/// <param name="Paper">agenda or letter; the words of annexes belong to the letter.</param>
/// <param name="Key">Which text of the paper: i6/annotation, q3, p4, A/title.</param>
/// <param name="Language">In which language.</param>
public readonly record struct TextId(string Paper, string Key, Language Language)
{
    public const string Agenda = "agenda";
    public const string Letter = "letter";

    /// <summary>The text's identity in the page: letters, digits and hyphens.</summary>
    public string ElementId => $"text-{Paper}-{Key.Replace('/', '-')}-{Language.Code()}";

    /// <summary>Reads what a browser sent; null where it names no paper or language.</summary>
    public static TextId? Parse(string? paper, string? key, string? language) =>
        paper is Agenda or Letter && key is { Length: > 0 and < 100 } && Languages.TryParse(language, out var known) ? new TextId(paper, key, known) : null;

    /// <summary>The text in the working copies; null where it was taken out or never was.</summary>
    public LocalizedText? In(Agenda agenda, Letter letter) => Paper == Agenda ? agenda.Text(Key) : letter.Text(Key);
}
