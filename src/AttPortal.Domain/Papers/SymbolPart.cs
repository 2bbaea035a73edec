namespace AttPortal.Domain.Papers;

/// <summary>What a part of a document symbol says.</summary>
public enum SymbolPartKind
{
    /// <summary>ATT: the Treaty.</summary>
    Treaty,

    /// <summary>CSP and a number: the Conference, with the cycle that leads to it.</summary>
    Conference,

    /// <summary>Another body of its own, as in VTF.</summary>
    Body,

    /// <summary>A body of a Conference's cycle, as in WGTU or MC.</summary>
    Group,

    /// <summary>The calendar year of issue.</summary>
    Year,

    /// <summary>Who submitted or issued it.</summary>
    Author,

    /// <summary>The running number.</summary>
    Number,

    /// <summary>M and a number: the meeting of the group in its cycle.</summary>
    Meeting,

    /// <summary>A code of the type, as in Conf, Rep, WP or UNIV.</summary>
    Type,

    /// <summary>v and a number: the version of a draft.</summary>
    Version,

    /// <summary>Rev, with or without a number.</summary>
    Revision,

    /// <summary>An annex issued apart.</summary>
    Annex,

    /// <summary>An addendum.</summary>
    Addendum,

    /// <summary>A corrigendum.</summary>
    Corrigendum,

    /// <summary>An ending that is not known.</summary>
    Other,
}

/// <summary>A part of a document symbol.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Text">As printed, without the mark before it.</param>
/// <param name="Value">What follows the code: 1 of Rev.1, A of Annex.A, 12 of CSP12; empty where nothing does.</param>
public sealed record SymbolPart(SymbolPartKind Kind, string Text, string Value = "")
{
    /// <summary>Whether it makes a document of its own that hangs under another: an annex, an addendum, a corrigendum, or an ending that is not known.</summary>
    public bool MakesAnotherDocument => Kind is SymbolPartKind.Annex or SymbolPartKind.Addendum or SymbolPartKind.Corrigendum or SymbolPartKind.Other;
}

/// <summary>How symbols are built.</summary>
public enum SymbolEra
{
    /// <summary>Of the first two Conferences (2015 and 2016): numbered anew for each Conference and series.</summary>
    Early,

    /// <summary>Since 2017: one running number for all bodies and years.</summary>
    Running,
}
