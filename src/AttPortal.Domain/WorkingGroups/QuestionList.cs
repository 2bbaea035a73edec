using AttPortal.Domain.Shared;

namespace AttPortal.Domain.WorkingGroups;

/// <summary>Identifies a <see cref="QuestionList"/>.</summary>
public readonly record struct QuestionListId(Guid Value)
{
    /// <summary>A new identity.</summary>
    public static QuestionListId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// The practical questions of a group: numbered through, under headings, a living document. The working copy may change
/// at any time; a <see cref="QuestionListEdition"/> keeps what was issued under a number.
/// </summary>
public sealed class QuestionList
{
    private readonly List<QuestionHeading> headings = [];
    private readonly List<QuestionListEdition> editions = [];

    private QuestionList()
    {
    }

    /// <summary>Begins a list.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="groupCode">Whose list it is.</param>
    /// <param name="key">Stable name in addresses.</param>
    /// <param name="title">What the questions are about.</param>
    /// <param name="sourceSymbol">The paper that first held it; may be empty.</param>
    public QuestionList(QuestionListId id, string groupCode, string key, LocalizedText title, string sourceSymbol)
    {
        Id = id;
        GroupCode = groupCode;
        Key = key;
        Title = title;
        SourceSymbol = sourceSymbol;
    }

    /// <summary>Its identity.</summary>
    public QuestionListId Id { get; private set; }

    /// <summary>Whose list it is.</summary>
    public string GroupCode { get; private set; } = null!;

    /// <summary>Stable name in addresses.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>What the questions are about.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>The paper that first held it; may be empty.</summary>
    public string SourceSymbol { get; private set; } = null!;

    /// <summary>Grows with every change; a write based on another revision is refused.</summary>
    public int Revision { get; private set; }

    /// <summary>The headings in order, each with its questions.</summary>
    public IReadOnlyList<QuestionHeading> Headings => [.. headings.OrderBy(h => h.Position)];

    /// <summary>What was issued, oldest first.</summary>
    public IReadOnlyList<QuestionListEdition> Editions => [.. editions.OrderBy(e => e.Number)];

    /// <summary>The number under which the list was last issued; 0 when never.</summary>
    public int CurrentEdition => editions.Count == 0 ? 0 : editions.Max(e => e.Number);

    /// <summary>Adds a heading at the end.</summary>
    public QuestionHeading AddHeading(LocalizedText title)
    {
        var heading = new QuestionHeading($"h{headings.Count + 1}", headings.Count + 1, title);
        headings.Add(heading);
        Revision++;
        return heading;
    }

    /// <summary>Adds a question at the end of a heading.</summary>
    public Result AddQuestion(string headingKey, LocalizedText text)
    {
        if (headings.Find(h => h.Key == headingKey) is not { } heading)
        {
            return new DomainError("questions.no-heading");
        }

        heading.Add(new PracticalQuestion($"b{headings.Sum(h => h.Questions.Count) + 1}", heading.Questions.Count + 1, text));
        Revision++;
        return Result.Done;
    }

    /// <summary>Writes a heading or question in one language.</summary>
    /// <param name="key">Key of the heading or question.</param>
    /// <param name="language">In which language.</param>
    /// <param name="text">The new text.</param>
    /// <param name="basedOn">The version that the writer read (<see cref="LocalizedText.VersionIn"/>).</param>
    public Result Write(string key, Language language, string text, int basedOn) => OnText(key, current =>
    {
        var edited = current.Edit(language, text, basedOn);
        return edited.IsRefused ? edited.Error : edited.Value.Text;
    });

    /// <summary>States that a translation renders the original as it stands now.</summary>
    /// <param name="key">Key of the heading or question.</param>
    /// <param name="language">The language of the translation.</param>
    public Result ConfirmTranslation(string key, Language language) => OnText(key, current => current.IsMissing(language)
        ? new DomainError("text.nothing-to-confirm")
        : current.Confirm(language));

    /// <summary>A heading or question by its key; null where there is none.</summary>
    public LocalizedText? Text(string key) =>
        headings.Find(h => h.Key == key)?.Title ?? headings.SelectMany(h => h.Questions).FirstOrDefault(q => q.Key == key)?.Text;

    /// <summary>Issues the list as it stands under the next number.</summary>
    /// <param name="issuedOn">The day printed on it.</param>
    /// <param name="note">What it was issued for, as in: welcomed by CSP10.</param>
    public Result<QuestionListEdition> Issue(DateOnly issuedOn, string note)
    {
        if (!headings.Exists(h => h.Questions.Count > 0))
        {
            return new DomainError("questions.none");
        }

        var edition = new QuestionListEdition(CurrentEdition + 1, issuedOn, note, [.. Headings.Select(h =>
            new IssuedHeading(h.Title.Texts(), [.. h.Questions.Select(q => q.Text.Texts())]))]);
        editions.Add(edition);
        Revision++;
        return edition;
    }

    private Result OnText(string key, Func<LocalizedText, Result<LocalizedText>> change)
    {
        if (Text(key) is not { } current)
        {
            return new DomainError("text.gone");
        }

        var changed = change(current);
        if (changed.IsRefused)
        {
            return changed.Error;
        }

        headings.Find(h => h.Key == key)?.Rewrite(changed.Value);
        headings.SelectMany(h => h.Questions).FirstOrDefault(q => q.Key == key)?.Rewrite(changed.Value);
        Revision++;
        return Result.Done;
    }
}

/// <summary>A heading of a question list.</summary>
public sealed class QuestionHeading
{
    private readonly List<PracticalQuestion> questions = [];

    private QuestionHeading()
    {
    }

    internal QuestionHeading(string key, int position, LocalizedText title)
    {
        Key = key;
        Position = position;
        Title = title;
    }

    /// <summary>Stable name within the list.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>Place in the list, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What the questions under it are about.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>The questions in order.</summary>
    public IReadOnlyList<PracticalQuestion> Questions => [.. questions.OrderBy(q => q.Position)];

    internal void Add(PracticalQuestion question) => questions.Add(question);

    internal void Rewrite(LocalizedText title) => Title = title;
}

/// <summary>A practical question: a question about how a State does something.</summary>
public sealed class PracticalQuestion
{
    private PracticalQuestion()
    {
    }

    internal PracticalQuestion(string key, int position, LocalizedText text)
    {
        Key = key;
        Position = position;
        Text = text;
    }

    /// <summary>Stable name within the list.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>Place under its heading, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>The question.</summary>
    public LocalizedText Text { get; private set; } = null!;

    internal void Rewrite(LocalizedText text) => Text = text;
}

/// <summary>A question list as it was issued.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="IssuedOn">The day printed on it.</param>
/// <param name="Note">What it was issued for.</param>
/// <param name="Headings">What it said.</param>
public sealed record QuestionListEdition(int Number, DateOnly IssuedOn, string Note, IReadOnlyList<IssuedHeading> Headings);

/// <summary>A heading as it was issued.</summary>
/// <param name="Title">Its text by language.</param>
/// <param name="Questions">The questions' texts by language.</param>
public sealed record IssuedHeading(IReadOnlyDictionary<Language, string> Title, IReadOnlyList<IReadOnlyDictionary<Language, string>> Questions);
