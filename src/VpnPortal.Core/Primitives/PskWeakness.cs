namespace VpnPortal.Core.Primitives;

/// <summary>Why somebody could guess a pre-shared key.</summary>
public enum PskWeakness
{
    /// <summary>Fewer than <see cref="PskStrength.GoodLength"/> characters.</summary>
    Short,

    /// <summary>Digits alone.</summary>
    OnlyDigits,

    /// <summary>Letters alone, unless long and of both cases.</summary>
    OnlyLetters,

    /// <summary>One block again and again, or only a handful of different characters.</summary>
    Repeated,

    /// <summary>A run such as <c>123456</c> or <c>fedcba</c>.</summary>
    Sequential,
}
