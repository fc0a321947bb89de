using System.Globalization;
using AnTT.Bot.Understanding.Danger;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Slots;
using AnTT.Bot.Understanding.Words;
using AnTT.Cases.Intake;

namespace AnTT.Bot.Understanding.Talk;

/// <summary>Tells a report of something seen from a question about it.</summary>
internal sealed class TipReader(IReadOnlyList<TipCategory> categories)
{
    /// <summary>A statement of so many words about a place or somebody asks nothing: it tells.</summary>
    private const int FewestStoryWords = 7;

    /// <summary>Confidence of a story without a word of any kind of tip: to be offered, and answered where the knowledge base has just that.</summary>
    public const double Uncertain = 0.5;

    /// <summary>Confidence of a report put as a question: answered where the knowledge base can, and offered to be filed with one tap.</summary>
    public const double Offered = 0.55;

    private static readonly string[] Past = ["past", "habit"];

    /// <summary>"… sao không ai bắt?", "… bao giờ mới hết?": a complaint.</summary>
    private static readonly string[] Outcries = ["report.complaint", "report.outcry", "report.outcry.vặn"];

    /// <summary>"… cho người xuống dẹp được không?", "… báo ở đây được không?".</summary>
    private static readonly string[] Pleas = ["report.request", "report.plea", "report.suspicion"];

    /// <returns>The tip or question, and a category to offer when a question hides a tip.</returns>
    public (Intent Intent, TipCategory? Offer) Read(Frames frames, IReadOnlyList<Hit> hits, TipSlots slots)
    {
        var category = KindOf(frames, hits);
        var starts = hits.Any(hit => hit.Group == "report.start" && !hits.Any(not => not.Group == "report.not" && not.Overlaps(hit)));
        var would = hits.Any(hit => hit.Group == "report.would");
        var requests = !would && hits.Any(hit => hit.Group == "report.request");
        var asks = Asks(frames) && (TellsOf(slots) < EnoughTold || AsksOutright(frames));
        var seen = hits.Count(hit => hit.Group == "report.seen");
        var specific = seen > 0 || IsSpecific(slots);
        // A film's "hôm qua" is when it ran.
        var policy = (frames["drill"].Count > 0 || frames["fiction"].Count > 0) && (!specific || (category is null && frames["fiction"].Exists(hit => hit.First < FirstWords) && slots.Plates.Count == 0 && slots.Vehicle is null && slots.Provenance == Provenance.NotSaid));
        // "Hướng dẫn báo công an qua VNeID": how to report, and nothing to report.
        var guided = TellsOf(slots) == 0 && frames["info"].Exists(hit => hit.First < EdgeWords);
        var tells = specific || Past.Any(frame => frames[frame].Count > 0);

        // What ran in a film is no tip, whatever kind it would be.
        if (policy && category is null && !starts && !requests) return (new Question(asks), null);
        if (category is null)
        {
            asks |= frames["info"].Count > 0 && TellsOf(slots) < EnoughTold && slots.Provenance == Provenance.NotSaid;
            if (starts && !asks && !guided) return (new Tip(null, 0.9, frames.Utterance.Words.Count > 9), null);
            if (requests && seen > 0 && !asks) return (new Tip(Other, 0.6, true), null);
            if (specific && hits.Any(hit => Outcries.Contains(hit.Group) || hit.Group == Why) && Insists(frames, hits, slots, specific) > 0) return (new Tip(Other, Offered, true), null);
            if (!asks && specific && frames.Utterance.Words.Count >= FewestStoryWords) return (new Tip(Other, Uncertain, true), null);
            return (new Question(asks), null);
        }
        if (policy && !starts && !requests) return (new Question(asks), null);
        if (starts && !asks && !guided) return (new Tip(category, 0.95, true), null);
        if (requests && !IsLegal(frames)) return (new Tip(category, asks ? 0.75 : 0.95, true), null);
        if (!asks && tells) return (new Tip(category, seen > 1 ? 0.9 : 0.8, true), null);
        if (Insists(frames, hits, slots, specific) is var sure && sure > 0) return (new Tip(category, sure, true), null);
        if (!asks) return (new Question(frames["info"].Count > 0), frames["info"].Count > 0 && TellsOf(slots) <= 1 ? null : category);
        // A long story that says "cho tôi hỏi …" at its end is told to ask.
        if (frames["announced"].Exists(announced => announced.First > FewestBefore)) return (new Question(true), seen > 0 && tells && !IsLegal(frames) ? category : null);
        // "Em vừa bị lừa 15 triệu, giờ phải làm sao?": a story of one's own, or one with its place and time, that ends with a question.
        if (ToldBeside(slots) >= EnoughAsked && !IsLegal(frames) && !IsProcedure(hits, slots) && !AsksFigure(hits) && frames["hypothetical"].Count == 0 && !frames["info"].Exists(hit => hit.First < EdgeWords)) return (new Tip(category, Offered, true), null);
        var told = seen > 0 && tells && (!IsLegal(frames) || (OnlyWonders(frames) && TellsOf(slots) >= EnoughAsked));
        // What asks for no law, no figure, no way to do it may be told as well as asked.
        if (!IsLegal(frames) && !AsksFigure(hits) && !IsProcedure(hits, slots) && frames["hypothetical"].Count == 0 && frames["info"].Count == 0 && (tells || EndsAtALoss(frames))) return (new Question(true), category);
        var tellsMuch = TellsOf(slots) > (frames["info"].Count > 0 ? 1 : 0) || (frames["info"].Count == 0 && !AsksFigure(hits) && hits.Any(hit => IsSomebody(hit, frames)));
        return (new Question(true), told && tellsMuch ? category : null);
    }

    private const int FirstWords = 3;

    /// <summary>The kind of tip the words speak of; null when of none.</summary>
    public TipCategory? KindOf(Frames frames, IReadOnlyList<Hit> hits)
    {
        var masks = frames.Utterance.UnmarkedTyping ? [.. frames["figurative-bare"]] : new List<Hit>();
        return Best([.. hits.Where(hit => hit.Kind == "tip" && !masks.Exists(mask => mask.Overlaps(hit) && mask.Length >= hit.Length))]);
    }

    /// <summary>As <see cref="TellsOf"/>; a city, a year and a rumour alone tell no story.</summary>
    private static int ToldBeside(TipSlots slots) =>
        TellsOf(slots) - (slots.Where is { Value.Outside: not null } ? 1 : 0) - (slots.When is { Value: { Recurs: false } when } && when.To - when.From > LongestStoryTime ? 1 : 0) + slots.Provenance switch { Provenance.HappenedToMe => slots.Amounts.Count > 0 ? 2 : 1, Provenance.Rumour => -1, _ => 0 };

    private static readonly TimeSpan LongestStoryTime = TimeSpan.FromDays(40);

    /// <summary>"Vậy có sao không?", "có đúng không?" behind what was seen wonders about it and asks for no law.</summary>
    private static bool OnlyWonders(Frames frames) => frames["legal"].TrueForAll(legal => frames.Utterance.Words[legal.First].Folded == "co");

    /// <summary>"Sao nhà trọ số 17 …": who asks why of a certain place or somebody complains; "sao phải đăng ký tạm trú" asks.</summary>
    private const string Why = "report.why";

    /// <summary>How sure it is that what is put as a question is meant as a report; 0 when it is not.</summary>
    private static double Insists(Frames frames, IReadOnlyList<Hit> hits, TipSlots slots, bool specific)
    {
        var blames = hits.Any(hit => hit.Group == Why) && IsOfSomething(frames, hits, slots) && !IsLegal(frames) && frames["info"].Count == 0;
        var outcries = hits.Where(hit => Outcries.Contains(hit.Group) || (blames && hit.Group == Why)).ToList();
        var said = hits.Where(hit => Pleas.Contains(hit.Group)).Concat(outcries).ToList();
        if (said.Count == 0 || frames["hypothetical"].Count > 0 || (outcries.Count == 0 && (IsProcedure(hits, slots) || AsksFigure(hits)))) return 0;
        // "Sao không ai phạt?" speaks of a fine and asks for none; "có phải buôn lậu không?" asks for no law.
        if (frames["legal"].Exists(legal => frames.Utterance.Words[legal.First].Folded != "co" && !said.Exists(one => legal.Overlaps(one) || (legal.Length == 1 && legal.First <= one.End + NearWords && one.First <= legal.End + NearWords)))) return 0;
        return specific && outcries.Count > 0 ? Complained : Offered;
    }

    /// <summary>"Bị mất xe thì báo ở đâu": asks the way, unless it tells when it was.</summary>
    private static bool IsProcedure(IReadOnlyList<Hit> hits, TipSlots slots) => slots.When is null or { Value.Recurs: true } && hits.Any(hit => hit.Group is "report.procedure" or "report.would");

    private static bool AsksFigure(IReadOnlyList<Hit> hits) => hits.Any(hit => hit.Group == "report.figure");

    private const double Complained = 0.75;

    private const int NearWords = 2;

    /// <summary>So many things told beside a question are a story.</summary>
    private const int EnoughAsked = 2;

    /// <summary>Who tells a place, a time, a number plate or what somebody looked like tells of something that was.</summary>
    private static bool IsSpecific(TipSlots slots) =>
        slots.Where is not null || slots.When is not null || slots.Vehicle is not null || slots.Person is not null || slots.Provenance != Provenance.NotSaid
        || slots.Plates.Count > 0 || slots.Phones.Count > 0 || slots.Accounts.Count > 0 || slots.Links.Count > 0;

    /// <summary>A place, a vehicle, people or a thing seen, said in more than one word: not "lại", not "đang".</summary>
    private static bool IsOfSomething(Frames frames, IReadOnlyList<Hit> hits, TipSlots slots) =>
        slots.Where is { Value.Outside: null } || slots.Vehicle is not null || slots.Plates.Count > 0 || hits.Any(hit => IsSomebody(hit, frames));

    private static bool IsSomebody(Hit hit, Frames frames) => hit.Group == "report.seen" && (hit.Length > 1 || People.Contains(frames.Utterance.Words[hit.First].Folded));

    /// <summary>Who is spoken of as somebody seen.</summary>
    private static readonly HashSet<string> People = new(["bon", "thang", "chung", "dam", "lu", "ke"], StringComparer.Ordinal);

    /// <summary>So many things told outweigh a word of asking in the middle: "… nhà trọ ông A cho người lạ ở, thực hư thế nào không rõ".</summary>
    private const int EnoughTold = 3;

    /// <summary>How much of a tip the message already tells; what can be looked up (a plate, a phone, an account, a link) counts twice.</summary>
    private static int TellsOf(TipSlots slots) =>
        (slots.Plates.Count + slots.Phones.Count + slots.Accounts.Count + slots.Links.Count > 0 ? 2 : 0)
        + (slots.Where is null ? 0 : 1) + (slots.When is null ? 0 : 1) + (slots.Vehicle is null && slots.Person is null ? 0 : 1) + (slots.People is null ? 0 : 1) + (slots.Provenance == Provenance.NotSaid ? 0 : 1);

    /// <summary>Where a question stands that is meant as one: at the beginning ("cho hỏi …") or at the end.</summary>
    private const int EdgeWords = 4;

    private static bool AsksOutright(Frames frames)
    {
        var words = frames.Utterance.Words.Count;
        return frames["askhelp"].Count > 0 || frames["hypothetical"].Count > 0 || EndsWithQuestion(frames) || AnnouncesQuestion(frames)
            || frames["ask"].Concat(frames["legal"]).Any(hit => hit.First < EdgeWords || hit.End > words - EdgeWords || frames.IsAsked(hit));
    }

    /// <summary>"… rồi đòi tung lên mạng, em phải làm gì đây?": who is at a loss told before what happened.</summary>
    private static bool EndsAtALoss(Frames frames) =>
        frames["askhelp"].Exists(hit => hit.First >= FewestStoryWords && hit.End > frames.Utterance.Words.Count - EdgeWords);

    /// <summary>Words told before a question that is announced.</summary>
    private const int FewestBefore = 15;

    /// <summary>"… cho tôi hỏi hát karaoke ban đêm bị phạt bao nhiêu để tôi nói lại": the question of law stands in the same sentence.</summary>
    private static bool AnnouncesQuestion(Frames frames) =>
        frames["announced"].Exists(announced => frames["legal"].Exists(legal => legal.First >= announced.End && frames.SameSentence(announced, legal)));

    private TipCategory? Other => categories.FirstOrDefault(category => category.Code == "khac");

    private TipCategory? Best(List<Hit> found) =>
        found.GroupBy(hit => hit.Name.Split('.')[0], StringComparer.Ordinal)
            .Select(group => (Category: categories.FirstOrDefault(category => category.Code == group.Key), Words: group.Max(hit => hit.Length), Count: group.Count()))
            .Where(scored => scored.Category is not null)
            .OrderByDescending(scored => scored.Category!.Weight + Math.Min(scored.Count, 3) + (Math.Min(scored.Words, 4) * 0.5))
            .FirstOrDefault().Category;

    /// <summary>Question words count wherever they stand; "?" alone counts at the end, and so do the particles a question ends with.</summary>
    public static bool Asks(Frames frames) =>
        frames["ask"].Count > 0 || frames["legal"].Count > 0 || frames["askhelp"].Count > 0 || frames["hypothetical"].Count > 0
        || EndsWithQuestion(frames) || AsksWhat(frames);

    private static bool EndsWithQuestion(Frames frames)
    {
        var words = frames.Utterance.Words;
        return words.Count > 0 && (words[^1].Asked || (EndsAsking(frames.Utterance, 1) && !IsDeniedWhat(frames)) || (words.Count > 2 && Addressed.Contains(words[^1].Folded) && (EndsAsking(frames.Utterance, 2) || AsksKindly(words))));
    }

    /// <summary>"… chủ không thấy khai báo gì" asks nothing.</summary>
    private static bool IsDeniedWhat(Frames frames)
    {
        var last = frames.Utterance.Words.Count - 1;
        return frames.Utterance.Words[last].Folded == "gi" && frames["negation"].Exists(denial => denial.First < last && last - denial.End <= DeniedWithin);
    }

    /// <summary>Whom a question is put to, and how kindly, behind its last word: "… còn giá trị không ad".</summary>
    private static readonly HashSet<string> Addressed = new(["ad", "admin", "shop", "bot", "ban", "anh", "chi", "em", "a", "vay", "the", "z", "v", "nhi", "nhe", "nha", "ta"], StringComparer.Ordinal);

    /// <summary>"… thì kêu ai", "… cũng phải khai à", "… có chồng chưa"; but not "… xe máy", "… cổng chùa".</summary>
    /// <param name="fromEnd">1: the last word.</param>
    private static bool EndsAsking(Utterance utterance, int fromEnd)
    {
        var last = utterance.Words[^fromEnd];
        if (Shorthand.Contains(last.Folded)) return true;
        return utterance.UnmarkedTyping ? BareClosing.Contains(last.Folded) : Closing.Contains((last.Readings[0].Letters, last.Readings[0].Tone));
    }

    /// <summary>"… vậy ad", "… v admin".</summary>
    private static bool AsksKindly(List<Word> words) => words[^1].Folded is "ad" or "admin" or "shop" or "bot" && words[^2].Folded is "vay" or "v" or "z" or "the" or "zay";

    private static readonly HashSet<string> Shorthand = new(["j", "bn", "ko", "hok", "hem", "ntn"], StringComparer.Ordinal);

    /// <summary>Without the words that bare are others as well: mấy and máy, hả and hà, chứ and chú.</summary>
    private static readonly HashSet<string> BareClosing = new(["sao", "gi", "ai", "dau", "nao", "nhieu", "chua", "khong", "hong"], StringComparer.Ordinal);

    /// <summary>Letters and tone: sao, gì, ai, đâu, nào, nhiêu, mấy, chưa, không, hông, nhỉ, hả, chứ, à, hở, ư.</summary>
    private static readonly HashSet<(string Letters, int Tone)> Closing =
    [
        ("sao", 0), ("gi", 1), ("ai", 0), ("đâu", 0), ("nao", 1), ("nhiêu", 0), ("mây", 2), ("chưa", 0), ("không", 0), ("hông", 0), ("nhi", 3), ("ha", 3), ("chư", 2),
        ("a", 1), ("hơ", 3), ("ư", 0), ("khong", 0), ("nhieu", 0),
    ];

    /// <summary>"gì" asks, unless it is denied ("không khai báo gì hết") or means just something ("làm gì đó").</summary>
    private static bool AsksWhat(Frames frames)
    {
        var words = frames.Utterance.Words;
        for (var at = 0; at < words.Count; at++)
        {
            if (AsksHowMany(words, at, frames.Utterance.UnmarkedTyping) || AsksWhich(words, at)) return true;
            if (at == 0 || words[at].Folded is not ("gi" or "j") || words[at].Readings[0].Tone > 1) continue;
            var something = at + 1 < words.Count && words[at + 1].Folded is "het" or "ca" or "do" or "day" or "ay" or "dau" or "o";
            var denied = frames["negation"].Exists(denial => denial.First < at && at - denial.End <= DeniedWithin);
            if (!something && !denied) return true;
        }
        return false;
    }

    private const int DeniedWithin = 5;

    /// <summary>"Những quốc lộ nào chạy qua" asks; "đêm nào cũng", "ông nào đó", "chú nào trực" do not.</summary>
    private static bool AsksWhich(List<Word> words, int at)
    {
        if (at == 0 || words[at].Folded != "nao" || words[at].Readings[0].Tone > 1 || words[at].After == Break.Strong) return false;
        var (before, next) = (words[at - 1].Folded, at + 1 < words.Count ? words[at + 1].Folded : "");
        if (Whichever.Contains(next) || Whoever.Contains(before)) return false;
        return at < 2 || words[at - 2].Folded is not ("khong" or "chua" or "chang" or "ko" or "co" or "bat" or "duoc" or "thay");
    }

    private static readonly HashSet<string> Whichever = new(["cung", "do", "day", "ay", "la", "ca", "het", "truc", "ranh", "hay", "thay", "biet", "nhat", "ma"], StringComparer.Ordinal);

    /// <summary>Times come again ("tối nào"), and people are spoken to ("bác nào").</summary>
    private static readonly HashSet<string> Whoever = new(
        ["toi", "dem", "khuya", "ngay", "hom", "sang", "chieu", "trua", "lan", "tuan", "thang", "nam", "luc", "khi", "bua", "the", "bac", "anh", "chi", "chu", "co", "ban", "ong", "ba", "em", "phut", "giay", "doi", "cach", "gio"], StringComparer.Ordinal);

    /// <summary>"Mấy ngày", "mấy tiêu chí" ask; "mấy thằng", "mấy hôm nay" tell.</summary>
    private static bool AsksHowMany(List<Word> words, int at, bool unmarked)
    {
        if (words[at].Folded == "bn") return at + 1 < words.Count && !SaysYou.Contains(words[at + 1].Folded) && !(at > 0 && words[at - 1].Folded is "cac" or "may" or "cho" or "chao" or "cua" or "voi");
        if (words[at].Folded != "may" || at + 1 >= words.Count) return false;
        var next = words[at + 1].Folded;
        // "Bị chặn đánh mấy lần" at the end counts, it does not ask; "phải báo mấy lần" does.
        if (next == "lan" && at + 2 == words.Count) return NeededBefore(words, at);
        // "Mấy hôm nay" tells since when; "mấy hôm mới xong", "mấy hôm được trả lời" ask how long.
        if (next is "hom" or "bua" && at + 2 < words.Count && AwaitedAfter(words[at + 2])) return true;
        // "2020-2025 có mấy người chết": of whole years one counts, one does not tell.
        if (Countable.Contains(next) && words.Exists(IsYear)) return true;
        // Bare, "may" is máy and mây as well.
        if (unmarked) return Counted.Contains(next);
        return words[at].Readings[0] is { Letters: "mây", Tone: 2 } && !Told.Contains(next) && words[at + 1].Readings[0] is not { Folded: "thang", Tone: 1 } && !(at + 2 < words.Count && words[at + 2].Folded is "nay" or "lien" or "roi" or "qua" or "truoc");
    }

    private static bool NeededBefore(List<Word> words, int at)
    {
        for (var before = Math.Max(0, at - NeedWithin); before < at; before++)
        {
            if (words[before].Folded is "phai" or "can" or "nen" or "duoc") return true;
        }
        return false;
    }

    private const int NeedWithin = 3;

    /// <summary>mới, được, thì, xong: what is waited for.</summary>
    private static bool AwaitedAfter(Word word) => word.Readings[0] is { Letters: "mơi", Tone: 2 } or { Folded: "duoc" } or { Letters: "thi", Tone: 1 } or { Folded: "xong" };

    private static bool IsYear(Word word) => int.TryParse(word.Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2100;

    /// <summary>Bare, a count of people or cases; "mấy vụ" and the like ask anyway.</summary>
    private static readonly HashSet<string> Countable = new(["nguoi", "vu", "ca", "doi", "thanh", "hoc", "tre", "xe"], StringComparer.Ordinal);

    /// <summary>"Bn ơi", "bn nào" are bạn; otherwise "bn" is bao nhiêu.</summary>
    private static readonly HashSet<string> SaysYou = new(["oi", "a", "nao", "nay", "kia", "toi", "em", "minh", "hoi", "tui", "be", "cho", "co", "giup"], StringComparer.Ordinal);

    private static readonly HashSet<string> Counted = new(["ngay", "tieng", "thang", "nam", "lan", "phan", "gio", "tuoi", "tieu", "vu", "diem", "muc", "loai", "giai", "nhiem", "to"], StringComparer.Ordinal);

    private static readonly HashSet<string> Told = new(
        ("thang thanh dua ong ba anh chi em chu co bac nguoi cai con chiec hom bua nha quan chuc tram trieu ngan nghin cu luong cay to xe ten ke nhom bon mo goi bao " +
         "phong can nhat dao gay phut bich ly chai be chau hoc tre dong").Split(' ').Where(word => word is not "thang" and not "to"),
        StringComparer.Ordinal);

    private static bool IsLegal(Frames frames) => frames["legal"].Count > 0;
}
