using AnTT.Cases.Reporters;

namespace AnTT.Cases.Intake;

/// <summary>One answered field with the question as it was asked, so that an old tip always shows with the form it was sent with.</summary>
/// <param name="Field">The form's own name of the field.</param>
/// <param name="Label">What the officer reads beside it.</param>
public sealed record TipAnswer(string Field, string Label, string Text);

/// <summary>A tip (tin báo) as the sender confirmed it, ready to become a case.</summary>
/// <remarks>Nothing here may name the sender except <see cref="Reporter"/> and <see cref="ReturnAddress"/>, which are sealed apart from the case.</remarks>
public sealed record FiledTip
{
    /// <summary>
    /// Given by the caller, the same for every repeat of the same tip, random and of at least 16 characters: filing twice with one key
    /// makes one case and gives the same receipt. Only a keyed hash is kept. Also the key of evidence sent before the tip was.
    /// </summary>
    public required string DraftKey { get; init; }

    /// <summary>Null: the ward; <see cref="Routing.Ward.InspectorateId"/>: behind the conflict door; <see cref="Routing.Ward.DrillId"/>: an exercise.</summary>
    public Guid? WardId { get; init; }

    /// <summary>Machine name of the category, e.g. <c>trom-cap</c>.</summary>
    public required string Category { get; init; }

    /// <summary>What people read, e.g. "Trộm cắp".</summary>
    public required string CategoryName { get; init; }

    /// <summary>The story in the sender's words.</summary>
    public required string What { get; init; }

    public string? PlaceText { get; init; }
    public Guid? AreaId { get; init; }

    /// <summary>When, as the sender said it ("tối qua khoảng 8h").</summary>
    public string? OccurredText { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }
    public bool? StillHappening { get; init; }
    public Urgency Urgency { get; init; }
    public Provenance Provenance { get; init; }

    /// <summary>All answers in the order of the form, the ones above included.</summary>
    public required IReadOnlyList<TipAnswer> Answers { get; init; }

    public required string FormId { get; init; }
    public required int FormVersion { get; init; }

    /// <summary>Kind of channel only (<c>web</c>, <c>zalo</c>, <c>terminal</c>), never an address in it.</summary>
    public required string ChannelKind { get; init; }

    public string Language { get; init; } = "vi";

    /// <summary>Only when the sender chose to give a name or a contact.</summary>
    public NamedReporter? Reporter { get; init; }

    /// <summary>When the sender may be written to, as <see cref="Mailboxes.ReplyHours"/> says; null: at any time.</summary>
    public string? ReplyHours { get; init; }

    /// <summary>The officer who wrote it down for someone on the telephone or at the desk; null: the sender wrote.</summary>
    public Lifecycle.Officer? EnteredBy { get; init; }

    /// <summary>
    /// Where a reply may be announced; sealed under the reporters' key (the confidential rung: who holds that key could learn the account). Null on the
    /// anonymous rung: the sender comes back with the receipt code, and nothing anywhere joins the sender to the case.
    /// </summary>
    public ReturnAddress? ReturnAddress { get; init; }

    /// <summary>What the sender agreed to before the first personal field; see <see cref="Rights.PrivacyNotice"/>.</summary>
    public IReadOnlyList<Rights.GivenConsent> Consents { get; init; } = [];
}

/// <summary>The case stands, once, whatever happened before.</summary>
/// <param name="ReceiptCode">The words to give the sender (mã tra cứu); not stored anywhere.</param>
/// <param name="AgencyName">The outside agency such cases are handed over to once an officer has looked; null: none.</param>
/// <param name="AgencyContact">How people reach it.</param>
public sealed record Filed(Guid CaseId, string Number, string ReceiptCode, Guid MailboxId, string UnitName, string? AgencyName = null, string? AgencyContact = null);
