using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Agendas;

/// <content>Writing the texts of the working copy.</content>
public sealed partial class Agenda
{
    /// <summary>Every text that stands, with its key, in the order of the page: i6/title, i6/annotation, s8, q9 …</summary>
    public IEnumerable<KeyedText> Texts() => Items.SelectMany(item => new[]
    {
        new KeyedText(TitleKey(item.Key), item.Key, item.Title),
        new KeyedText(AnnotationKey(item.Key), item.Key, item.Annotation),
    }.Concat(item.Speakers.Cast<ItemPart>().Concat(item.Questions).Select(p => new KeyedText(p.Key, item.Key, p.Text))));

    /// <summary>The key of an item's title.</summary>
    public static string TitleKey(string itemKey) => $"{itemKey}/title";

    /// <summary>The key of an item's annotation.</summary>
    public static string AnnotationKey(string itemKey) => $"{itemKey}/annotation";

    /// <summary>A text by its key; null where it was taken out or never was.</summary>
    public LocalizedText? Text(string key) => Texts().FirstOrDefault(t => t.Key == key)?.Text;

    /// <summary>
    /// Writes a text in one language (<see cref="LocalizedText.Edit"/>).
    /// </summary>
    /// <param name="key">Which text.</param>
    /// <param name="language">In which language.</param>
    /// <param name="text">What it is to say.</param>
    /// <param name="basedOn">The version that the writer read (<see cref="LocalizedText.VersionIn"/>).</param>
    /// <returns>What was kept; refused as text.conflict, text.gone, text.too-long or agenda.adopted.</returns>
    public Result<CleanText> Write(string key, Language language, string text, int basedOn)
    {
        if (Stage == AgendaStage.Adopted)
        {
            return Closed;
        }

        if (Text(key) is not { } current)
        {
            return new DomainError("text.gone");
        }

        var edited = current.Edit(language, text, basedOn);
        if (edited.IsRefused)
        {
            return edited.Error;
        }

        Rewrite(key, edited.Value.Text);
        return edited.Value.Kept;
    }

    /// <summary>States that a translation renders the original as it stands now.</summary>
    public Result ConfirmTranslation(string key, Language language)
    {
        if (Stage == AgendaStage.Adopted)
        {
            return Closed;
        }

        if (Text(key) is not { } current)
        {
            return new DomainError("text.gone");
        }

        if (current.IsMissing(language))
        {
            return new DomainError("text.nothing-to-confirm");
        }

        Rewrite(key, current.Confirm(language));
        return Result.Done;
    }

    private void Rewrite(string key, LocalizedText text)
    {
        foreach (var item in Items)
        {
            if (key == TitleKey(item.Key))
            {
                item.RewriteTitle(text);
            }
            else if (key == AnnotationKey(item.Key))
            {
                item.RewriteAnnotation(text);
            }
            else
            {
                item.AllParts.FirstOrDefault(p => p.Key == key && !p.IsRemoved)?.Rewrite(text);
            }
        }

        Revision++;
    }
}
