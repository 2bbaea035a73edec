namespace AttPortal.Domain.States;

/// <summary>
/// The group of States in which a State is counted. The Treaty's Secretariat follows the regional groups of the
/// United Nations, except that it lists Türkiye under Asia-Pacific.
/// </summary>
public enum RegionalGroup
{
    /// <summary>African States.</summary>
    African,

    /// <summary>Asia-Pacific States.</summary>
    AsiaPacific,

    /// <summary>Eastern European States.</summary>
    EasternEuropean,

    /// <summary>Latin American and Caribbean States.</summary>
    LatinAmericanCaribbean,

    /// <summary>Western European and other States.</summary>
    WesternEuropeanOthers,

    /// <summary>States in no group: Cook Islands, Holy See, Kiribati, Niue, State of Palestine.</summary>
    None,
}
