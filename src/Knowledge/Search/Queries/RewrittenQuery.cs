using AnTT.Knowledge.LanguageModel;

namespace AnTT.Knowledge.Search.Queries;

/// <summary>Why a token of a rewritten query differs from what was typed.</summary>
public enum TokenChange
{
    None,

    /// <summary>Marks were added: <c>dang</c> → <c>đăng</c>.</summary>
    Marks,

    /// <summary>Chat shorthand: <c>ko</c> → <c>không</c>.</summary>
    Shorthand,

    /// <summary>Abbreviation written out: <c>GPLX</c> → <c>giấy phép lái xe</c>.</summary>
    Abbreviation,

    /// <summary>Keys of an input method: <c>dduwowcj</c> → <c>được</c>.</summary>
    Keys,

    /// <summary>A slip of the finger, or a wrong mark.</summary>
    Typo,

    /// <summary>Words typed as one: <c>tạmtrú</c> → <c>tạm</c>, <c>trú</c>.</summary>
    Joined,
}

/// <summary>One token of a rewritten query.</summary>
/// <param name="Text">Canonical token as it is searched.</param>
/// <param name="Typed">Canonical form of what stood there; for several tokens out of one, the same for each.</param>
/// <param name="Known">Whether the indexed text has it.</param>
public sealed record RewrittenToken(string Text, string Typed, TokenChange Change, bool Known);

/// <summary>Words of the law added for an everyday phrase.</summary>
/// <param name="Weight">How much they count beside other additions, 0–1.</param>
public sealed record QueryExpansion(string Everyday, string Legal, float Weight = 1);

/// <summary>A query as it is searched.</summary>
/// <param name="Original">As it was typed.</param>
/// <param name="Text">Restored, in canonical form, without words of mere politeness: what the question says.</param>
public sealed record RewrittenQuery(string Original, string Text, IReadOnlyList<RewrittenToken> Tokens, IReadOnlyList<QueryExpansion> Expansions)
{
    /// <summary>Short forms that were written out and that the corpus also has; they are searched beside the long form.</summary>
    internal IReadOnlyList<string> KeptShort { get; init; } = [];

    /// <summary>Vector of the question; null: searched by words alone.</summary>
    internal Meaning? Meaning { get; init; }
}
