using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Rights;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Reading of the kinds of field that mean more than their words.</summary>
internal sealed partial class TipFields
{
    private FieldResult ReadDanger(FormField field, TipDraft draft, string text, Understood understood)
    {
        var yesMeansDanger = field.Red.Any(red => StoryReader.Has(red, "co") && !StoryReader.Has(red, "khong"));
        var red = field.Red.Any(choice => StoryReader.Same(choice, text)) || (yesMeansDanger ? understood.Is(CommandKind.Yes) || StoryReader.Has(text, "dang nguy hiem") && !StoryReader.Has(text, "khong") : understood.Is(CommandKind.No));
        if (red) return new FieldResult.Danger(draft.With(field.Id, text, TipForm.Yes));
        var calm = field.Choices.Any(choice => StoryReader.Same(choice.Title, text)) || IsNo(text) || understood.Intent is Command { Kind: CommandKind.Yes or CommandKind.No };
        if (calm) return new FieldResult.Taken(draft.With(field.Id, text, TipForm.No));
        // Who tells the story instead answers the question by it: danger in it has been looked for already.
        if (!draft.Answers.ContainsKey(TipForm.What)) return ReadStory(draft.Skipping(field.Id), text);
        // Words that say neither are no "no": they are kept, and the question is asked once more.
        return Elsewhere(field, draft, text)
            ?? (draft.Misses == 0 ? new FieldResult.AskAgain("Tôi đã ghi thêm điều bạn nói. " + field.Ask, Drafts.AddDetail(draft, text)) : new FieldResult.Taken(Drafts.AddDetail(draft, text).Skipping(field.Id)));
    }

    private FieldResult.Taken ReadStory(TipDraft draft, string text)
    {
        // Who has no words chooses a kind; the questions of that kind ask the rest.
        if (FormOf(draft).Categories.FirstOrDefault(category => StoryReader.Same(category.Name, text)) is { } chosen)
            return new FieldResult.Taken(WithCategory(draft, chosen.Code).With(TipForm.What, $"Người báo chọn loại việc: {chosen.Name}."), chosen.Opening);
        var filled = Fill(draft, text);
        return new FieldResult.Taken(filled, Urgent(filled) + "Cảm ơn bạn. " + Remark(filled));
    }

    /// <summary>Said before everything else where money was sent, or is asked for again; else empty.</summary>
    public string Urgent(TipDraft draft)
    {
        var recovery = reader.SpeaksOfRecovery(StoryOf(draft)) ? FirstHelp.Recovery : "";
        var sent = FormOf(draft).FieldsOf(draft.CategoryCode).FirstOrDefault(field => field.Kind == FieldKind.Sent);
        return recovery + HelpAfter(sent is null ? null : draft.Answers.GetValueOrDefault(sent.Id)?.Code);
    }

    private static string HelpAfter(string? sent) => sent switch
    {
        SentHour or SentDay => FirstHelp.GoldenHour,
        SentEarlier => FirstHelp.Afterwards,
        NothingSent => FirstHelp.NothingSent,
        _ => "",
    };

    /// <summary>What is said once the story is known: what was noted, and that mistakes are no lies.</summary>
    public string Remark(TipDraft draft)
    {
        var form = FormOf(draft);
        var heard = TipSummary.FieldsWithAnswers(form, draft).Where(field => field.Kind is not (FieldKind.Story or FieldKind.Danger or FieldKind.Identity) && draft.Answers[field.Id].Text != form.Category(draft.CategoryCode)?.Place)
            .Select(field => $"{field.Label.ToLowerInvariant()}: {draft.Answers[field.Id].Text}")
            .ToList();
        return (heard.Count == 0 ? "" : $"Tôi đã ghi {string.Join("; ", heard)}.") + "\n"
            + (draft.NoFiles ? FirstHelp.OfImages(draft) : "") + (form.Version == 1 ? "" : FirstHelp.ToVictim(form.Category(draft.CategoryCode), draft) + FirstHelp.AfterStory(form.Category(draft.CategoryCode), mayBeInDanger: draft.Stub is not null));
    }

    private FieldResult ReadCategory(FormField field, TipDraft draft, string text)
    {
        var form = FormOf(draft);
        var named = form.Categories.FirstOrDefault(category => StoryReader.Same(category.Name, text));
        var code = named?.Code ?? CategoryOf(form, text);
        if (named is null && draft.Fast) return WordsOf(text) > BareAnswerWords ? ReadStory(draft.Without(TipForm.Identity), text) : new FieldResult.Taken(FastStory(draft, code ?? StoryReader.Other, text));
        if (code is null) return Elsewhere(field, draft, text) ?? new FieldResult.Taken(Drafts.AddDetail(WithCategory(draft, StoryReader.Other), text));
        var chosen = WithCategory(draft, code);
        if (draft.Fast) chosen = chosen.With(TipForm.What, $"Người báo gửi {draft.Files} tệp về: {form.Category(code)!.Name}.");
        if (!draft.Fast && draft.Answers.TryGetValue(TipForm.What, out var story)) chosen = WithDetails(chosen, reader.Read(story.Text), story.Text);
        return new FieldResult.Taken(chosen, draft.Fast || form.Version == 1 ? form.Category(code)!.Opening : FirstHelp.ToVictim(form.Category(code), chosen) + FirstHelp.AfterStory(form.Category(code), mayBeInDanger: draft.Stub is not null));
    }

    private string? CategoryOf(FormDefinition form, string text) =>
        form.Categories.FirstOrDefault(category => category.Listed && StoryReader.Has(category.Name, StoryReader.Plain(text)))?.Code
        ?? (reader.Read(text).Category is { } read && form.Category(read) is not null ? read : null);

    /// <summary>A few words beside a photo name its kind; only the place is still asked.</summary>
    private TipDraft FastStory(TipDraft draft, string code, string text)
    {
        var chosen = WithCategory(draft, code).With(TipForm.What, $"Người báo gửi {draft.Files} tệp về: {text}.");
        return reader.Read(text).Place is { } place && !reader.IsNoAddress(place) ? chosen.With(TipForm.Where, place) : chosen;
    }

    /// <summary>A corner of a house is kept, but nobody finds the way by it: the address is asked for once more.</summary>
    private FieldResult ReadPlace(FormField field, TipDraft draft, string text)
    {
        if (draft.Misses == 0 && reader.IsNoAddress(text))
            return new FieldResult.AskAgain($"Tôi đã ghi “{text}”. Để cán bộ tìm tới được, bạn cho biết thêm tổ dân phố, tên đường, ngõ hoặc số nhà.", Drafts.AddDetail(draft, text));
        var reading = reader.Read(text, StoryOf(draft));
        return (reading.Place is null ? Elsewhere(field, draft, text) : null) ?? new FieldResult.Taken(draft.With(TipForm.Where, text) with { OutsideWard = reading.OutsideWard });
    }

    private FieldResult.Taken ReadTime(TipDraft draft, string text)
    {
        if (StoryReader.Means(text, "dang dien ra", "dang xay ra", "ngay luc nay", "bay gio")) return new FieldResult.Taken(draft.With(TipForm.When, "Đang diễn ra", TipForm.Now) with { Ongoing = true });
        var reading = reader.Read(text);
        var answered = draft.With(TipForm.When, text, reading.At?.ToString("O"));
        if (reading.Ongoing is not { } ongoing) return new FieldResult.Taken(answered);
        var hasField = FormOf(draft).Has(TipForm.Ongoing);
        return new FieldResult.Taken(hasField && !answered.Answers.ContainsKey(TipForm.Ongoing) ? WithOngoing(answered, ongoing) : answered with { Ongoing = ongoing });
    }

    private static FieldResult.Taken ReadOngoing(TipDraft draft, string text, Understood understood)
    {
        if (understood.Is(CommandKind.Yes)) return new FieldResult.Taken(WithOngoing(draft, true));
        if (understood.Is(CommandKind.No)) return new FieldResult.Taken(WithOngoing(draft, false));
        if (StoryReader.Has(text, "dang dien ra", "dang", "van con", "con", "van dang")) return new FieldResult.Taken(WithOngoing(draft, true));
        return StoryReader.Has(text, "da ket thuc", "ket thuc", "het", "xong", "het roi", "da xong")
            ? new FieldResult.Taken(WithOngoing(draft, false))
            : new FieldResult.Taken(draft.With(TipForm.Ongoing, text));
    }

    private static TipDraft WithOngoing(TipDraft draft, bool ongoing) =>
        draft.With(TipForm.Ongoing, ongoing ? "Đang diễn ra" : "Đã kết thúc", ongoing ? TipForm.Yes : TipForm.No) with { Ongoing = ongoing };

    private static FieldResult.Taken ReadFiles(TipDraft draft, string text, Understood understood)
    {
        var done = draft.With(TipForm.Evidence, Drafts.FileCount(draft));
        if (StoryReader.Means(text, "xong", "het roi", "da gui", "gui xong", "du roi", "xong roi", "khong co anh", "ko co") || IsNo(text) || understood.Is(CommandKind.Yes) || understood.Is(CommandKind.No) || understood.Is(CommandKind.Send))
            return new FieldResult.Taken(done);
        return new FieldResult.Taken(Drafts.AddDetail(done, text), "Tôi đã ghi thêm vào phần chi tiết. ");
    }

    private FieldResult ReadIdentity(TipDraft draft, string text, Understood understood)
    {
        if (reader.Read(text).Phone is not null)
            return new FieldResult.Taken(draft.With(TipForm.Identity, NamedText, TipForm.NamedSender).With(TipForm.Contact, Drafts.Cut(text, 300)), PrivacyNotice.OfTips.Text + "\n");
        if (ward.WebPage is { } page && StoryReader.Same(text, Rungs.OnWeb)) return new FieldResult.AskAgain(Rungs.WayToWeb(page));
        if (StoryReader.Has(text, "khong nhan tra loi")) return new FieldResult.Taken(draft.With(TipForm.Identity, "Ẩn danh, không nhận trả lời", TipForm.NoTrace).Without(TipForm.Contact));
        if (StoryReader.Has(text, "dau vet")) return new FieldResult.Taken(draft.With(TipForm.Identity, Rungs.NoTrace, TipForm.NoTrace).Without(TipForm.Contact));
        // On any word of refusal the safe reading; the read-back shows it.
        if (StoryReader.Has(text, "an danh", "giau ten", "khong", "ko", "khoi", "dung") || understood.Is(CommandKind.No)) return Hidden(draft);
        return StoryReader.Has(text, "de lai", "ten", "so dien thoai", "sdt", "lien he", "cong khai", "chinh chu")
            ? new FieldResult.Taken(draft.With(TipForm.Identity, NamedText, TipForm.NamedSender))
            : new FieldResult.AskAgain("Bạn chọn giúp một nút, hoặc nhắn “ẩn danh”.");
    }

    /// <summary>The rung chosen at the read-back, where nothing asks for it any more, and what is said of it; null when the words choose none.</summary>
    public (TipDraft Draft, string Remark)? OtherRung(TipDraft draft, string text, Understood understood)
    {
        if (reader.EndsAsking(text) || WordsOf(text) > MostWordsOfWish) return null;
        var button = reader.Choose(text, TipForm.Identity, [Rungs.Hidden, Rungs.NoReply, Rungs.NoTrace, Rungs.Named])
            ?? (WishesToHide(text) ? Rungs.Hidden : Array.Find([Rungs.Hidden, Rungs.NoReply, Rungs.NoTrace, Rungs.Named], rung => StoryReader.Same(rung, text)));
        if (button is null) return null;
        if (button == Rungs.Hidden) return (Hide(draft), SayHidden(draft));
        // Name and number are asked for with the notice before them, not taken from these words.
        return ReadIdentity(draft.Without(TipForm.Contact), button, understood with { Intent = new Unknown() }) is FieldResult.Taken taken
            ? (taken.Draft, button == Rungs.Named ? "" : $"Vâng, tôi ghi là “{button.ToLowerInvariant()}”{Dropped(draft)}.\n")
            : null;
    }

    private static string SayHidden(TipDraft draft) => $"Vâng, tôi ghi là ẩn danh{Dropped(draft)}. ";

    private static string Dropped(TipDraft draft) => draft.Answers.ContainsKey(TipForm.Contact) ? ", đã bỏ tên và số điện thoại" : "";

    private const string NamedText = "Có để lại tên, liên hệ (niêm phong)";

    private static FieldResult.Taken ReadContact(TipDraft draft, string text) => StoryReader.Has(text, "an danh", "giau ten", "thoi khong") || IsNo(text)
        ? Hidden(draft)
        : new FieldResult.Taken(draft.With(TipForm.Contact, Drafts.Cut(draft.Editing && draft.Answers.TryGetValue(TipForm.Contact, out var before) ? WithNumber(before.Text, text) : text, 300)));

    private static FieldResult.Taken Hidden(TipDraft draft) => new(Hide(draft));

    /// <summary>No name, no contact; replies come to this talk.</summary>
    public static TipDraft Hide(TipDraft draft) => draft.With(TipForm.Identity, Rungs.Hidden, TipForm.Anonymous).Without(TipForm.Contact);

    /// <summary>The hours that were taken are said back: they are what the officer's message waits for.</summary>
    private static FieldResult ReadHours(FormField field, TipDraft draft, string text)
    {
        if (SafeHours.Read(text) is { } hours)
        {
            var taken = draft.With(field.Id, SafeHours.Show(hours, text), hours.Length == 0 ? null : hours);
            return new FieldResult.Taken(taken, hours is "" or ReplyHours.Never ? "" : $"Tôi ghi: chỉ nhắn {ReplyHours.Describe(hours)}. ");
        }
        return draft.Misses == 0
            ? new FieldResult.AskAgain("Tôi chưa chắc giờ nào an toàn. Bạn ghi rõ từ mấy giờ đến mấy giờ, sáng hay chiều, ví dụ “2h đến 4h chiều”; hoặc bấm “Đừng nhắn cho tôi”.")
            : new FieldResult.Taken(draft.With(field.Id, $"Không nhắn (chưa rõ giờ: {text})", ReplyHours.Never), "Chưa rõ giờ nên tôi sẽ không nhắn gì cho bạn. ");
    }

    private FieldResult.Taken ReadSent(FormField field, TipDraft draft, string text)
    {
        var code = SentCode(text) ?? SentDay;
        return new FieldResult.Taken(draft.With(field.Id, text, code), HelpAfter(code));
    }

    private const string SentHour = "hour";
    private const string SentDay = "day";
    private const string SentEarlier = "older";
    private const string NothingSent = "none";

    /// <summary>
    /// How long ago money went; null when the words do not say. A day that is named ends at midnight: what was sent yesterday may be an hour past a day old, and then the
    /// help for the first hours is given all the same; it costs nothing, the minutes do.
    /// </summary>
    private string? SentCode(string text)
    {
        var ago = reader.AgoOf(text);
        return text switch
        {
            _ when StoryReader.Has(text, "chua chuyen", "chua gui tien", "chua mat tien", "chua mat gi", "chua nap", "chua mat dong nao", "khong chuyen") || StoryReader.Means(text, "chua gui", "chua mat") || IsNo(text) => NothingSent,
            _ when StoryReader.Has(text, "lau hon") => SentEarlier,
            _ when StoryReader.Has(text, "trong 1 gio qua", "vua xong", "vua chuyen", "vua bi lua", "vua nay", "ban nay", "luc nay", "nay gio") || ago?.Most < TimeSpan.FromHours(1) => SentHour,
            _ when StoryReader.Has(text, "trong 24 gio qua", "hom nay", "sang nay", "chieu nay", "trua nay", "toi nay") || ago?.Least < TimeSpan.FromDays(1) => SentDay,
            _ => ago is null ? null : SentEarlier,
        };
    }

    private TipDraft WithSent(TipDraft draft, StoryReading reading, string story)
    {
        var sent = FormOf(draft).FieldsOf(draft.CategoryCode).FirstOrDefault(field => field.Kind == FieldKind.Sent);
        if (sent is null || draft.Answers.ContainsKey(sent.Id) || SentCode(story) is not { } code) return draft;
        return draft.With(sent.Id, code == NothingSent ? "Chưa chuyển tiền" : reading.When ?? "Vừa xong", code);
    }
}
