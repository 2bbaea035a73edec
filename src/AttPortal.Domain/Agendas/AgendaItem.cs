using AttPortal.Domain.Shared;

namespace AttPortal.Domain.Agendas;

/// <summary>
/// An item of an agenda. Its key is given once and never again, also after removal; its number is its place among the
/// items that stand, and follows when items move.
/// </summary>
public sealed class AgendaItem
{
    private readonly List<InvitedSpeaker> speakers = [];
    private readonly List<GuidingQuestion> questions = [];

    private AgendaItem()
    {
    }

    internal AgendaItem(string key, int position, Language original)
    {
        Key = key;
        Position = position;
        Title = LocalizedText.Empty(original);
        Annotation = LocalizedText.Empty(original);
    }

    /// <summary>Stable name within the agenda, as in i7: what references point at.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>Place among the items, from 1; 0 when removed.</summary>
    public int Position { get; internal set; }

    /// <summary>The number printed: its place.</summary>
    public int Number => Position;

    /// <summary>What the item is called.</summary>
    public LocalizedText Title { get; private set; } = null!;

    /// <summary>The annotation: the paragraphs under the item.</summary>
    public LocalizedText Annotation { get; private set; } = null!;

    /// <summary>Time allotted, in minutes; null when not said.</summary>
    public int? Minutes { get; internal set; }

    /// <summary>Whether the item was taken out. It is kept, so that it can be put back and its key is not given again.</summary>
    public bool IsRemoved { get; internal set; }

    /// <summary>Invited speakers in order.</summary>
    public IReadOnlyList<InvitedSpeaker> Speakers => [.. speakers.Where(s => !s.IsRemoved).OrderBy(s => s.Position)];

    /// <summary>Guiding questions in order.</summary>
    public IReadOnlyList<GuidingQuestion> Questions => [.. questions.Where(q => !q.IsRemoved).OrderBy(q => q.Position)];

    /// <summary>Speakers and questions, those taken out included.</summary>
    internal IEnumerable<ItemPart> AllParts => [.. speakers, .. questions];

    internal InvitedSpeaker AddSpeaker(string key, Language original)
    {
        var speaker = new InvitedSpeaker(key, Speakers.Count + 1, original);
        speakers.Add(speaker);
        return speaker;
    }

    internal GuidingQuestion AddQuestion(string key, Language original)
    {
        var question = new GuidingQuestion(key, Questions.Count + 1, original);
        questions.Add(question);
        return question;
    }

    internal void Remove(ItemPart part)
    {
        part.IsRemoved = true;
        Renumber();
    }

    internal void Restore(ItemPart part)
    {
        part.IsRemoved = false;
        part.Position = int.MaxValue;
        Renumber();
    }

    /// <summary>Moves a speaker or question to a place among its like, from 1.</summary>
    internal void Move(ItemPart part, int position)
    {
        var row = (part is GuidingQuestion ? Questions.Cast<ItemPart>() : Speakers).Where(p => p != part).ToList();
        row.Insert(Math.Clamp(position - 1, 0, row.Count), part);
        Align(row);
    }

    internal void RewriteTitle(LocalizedText text) => Title = text;

    internal void RewriteAnnotation(LocalizedText text) => Annotation = text;

    private void Renumber()
    {
        Align(Speakers);
        Align(Questions);
    }

    private static void Align(IEnumerable<ItemPart> row)
    {
        foreach (var (index, part) in row.Index().ToList())
        {
            part.Position = index + 1;
        }
    }
}

/// <summary>What hangs under an item: a speaker or a question.</summary>
public abstract class ItemPart
{
    private protected ItemPart()
    {
    }

    private protected ItemPart(string key, int position, Language original)
    {
        Key = key;
        Position = position;
        Text = LocalizedText.Empty(original);
    }

    /// <summary>Stable name within the agenda.</summary>
    public string Key { get; private set; } = null!;

    /// <summary>Place under the item, from 1.</summary>
    public int Position { get; internal set; }

    /// <summary>What it says.</summary>
    public LocalizedText Text { get; private set; } = null!;

    /// <summary>Whether it was taken out.</summary>
    public bool IsRemoved { get; internal set; }

    internal void Rewrite(LocalizedText text) => Text = text;
}

/// <summary>Somebody invited to speak under an item; a placeholder while not announced.</summary>
public sealed class InvitedSpeaker : ItemPart
{
    private InvitedSpeaker()
    {
    }

    internal InvitedSpeaker(string key, int position, Language original)
        : base(key, position, original)
    {
    }
}

/// <summary>A question that helps delegations to prepare what they say under an item.</summary>
public sealed class GuidingQuestion : ItemPart
{
    private GuidingQuestion()
    {
    }

    internal GuidingQuestion(string key, int position, Language original)
        : base(key, position, original)
    {
    }
}
