namespace AnTT.Knowledge.Documents;

/// <summary>What a document says of itself in its front matter.</summary>
/// <param name="Id">Stable, unique: letters, digits, <c>-</c> and <c>/</c>.</param>
/// <param name="Kind">nghi-quyet, ke-hoach, de-an, luat, nghi-dinh, thong-tu, tin-tuc, bai-viet or hoi-dap.</param>
/// <param name="Number">Document number (số hiệu), e.g. <c>124/2021/TT-BCA</c>.</param>
/// <param name="Issued">Day of signing (ngày ban hành).</param>
/// <param name="Effective">First day in force (ngày có hiệu lực); null: from the day it was issued, or always.</param>
/// <param name="Expires">First day no longer in force (ngày hết hiệu lực); null: still in force.</param>
/// <param name="Wards">Wards (phường) it speaks of, all names of one ward included; empty: every ward.</param>
/// <param name="Aliases">Other names of the document; for hoi-dap other ways of asking its question.</param>
/// <param name="Source">Where the content comes from, as a reader would look it up.</param>
/// <param name="Article">Article of the source an answer rests on (Điều, khoản, điểm); hoi-dap only.</param>
/// <param name="Checked">Day on which a person last compared it with its source.</param>
/// <param name="Review">Day by which it must be compared again.</param>
/// <param name="MustConfirm">True where the fact comes from a secondary source: shown as "cần đối chiếu".</param>
/// <param name="Signer">Who signed it (người ký).</param>
/// <param name="SignerRole">In what office, e.g. <c>T/M Ban Thường vụ, Bí thư</c>.</param>
/// <param name="Recipients">Nơi nhận.</param>
/// <param name="IssuedText">Date of issue where the document gives only part of it, e.g. <c>năm 2026</c>.</param>
public sealed record DocumentHeader(
    string Id,
    string Title,
    string Kind,
    string? Number = null,
    string? Issuer = null,
    DateOnly? Issued = null,
    DateOnly? Effective = null,
    DateOnly? Expires = null,
    IReadOnlyList<string>? Wards = null,
    IReadOnlyList<string>? Aliases = null,
    string? Source = null,
    string? Article = null,
    DateOnly? Checked = null,
    DateOnly? Review = null,
    bool MustConfirm = false,
    string? Url = null,
    string? Signer = null,
    string? SignerRole = null,
    IReadOnlyList<string>? Recipients = null,
    string? IssuedText = null)
{
    public IReadOnlyList<string> Wards { get; init; } = Wards ?? [];

    public IReadOnlyList<string> Aliases { get; init; } = Aliases ?? [];

    public IReadOnlyList<string> Recipients { get; init; } = Recipients ?? [];

    /// <summary>Whether the document is in force on <paramref name="day"/>.</summary>
    public bool InForceOn(DateOnly day) =>
        (Effective is null || Effective <= day) && (Expires is null || day < Expires);
}
