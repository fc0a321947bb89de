using AnTT.Bot.Understanding.Danger;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Slots;
using AnTT.Bot.Understanding.Talk;
using AnTT.Bot.Understanding.Words;
using AnTT.Cases.Corrections;
using AnTT.Cases.Routing;
using AnTT.Knowledge;

namespace AnTT.Bot.Understanding;

/// <summary>Says what a message wants: help in danger, a command, a tip, an answer, a chat. Pure and thread safe; no input makes it throw.</summary>
public sealed class MessageUnderstanding
{
    /// <summary>A message may be pasted whole; of a longer one the beginning and the end are read.</summary>
    private const int MostCharacters = 20_000;

    private const int TailCharacters = 6_000;

    /// <summary>Short messages come again and again: greetings, buttons, what is in the news.</summary>
    private const int MostScansKept = 2048;
    private const int LongestKept = 120;

    /// <summary>Long messages in hand at one time.</summary>
    private const int MostLongKept = 16;

    private readonly string? _folder;
    private readonly WardOptions? _ward;
    private readonly List<DangerSituation> _situations;
    private readonly DangerReader _dangers;
    private readonly Replies _talk;
    private readonly TipReader _tips;
    private readonly string _dutyPhone;
    /// <summary>What is listened for, and what was read with it; both go together when words are added.</summary>
    private sealed record Ear(Lexicon Lexicon)
    {
        public Recent<string, (Utterance Utterance, List<Hit> Hits, Frames Frames)> Scans { get; } = new(MostScansKept);

        /// <summary>A long message is looked into many times while it is answered, and then no more.</summary>
        public Recent<string, (Utterance Utterance, List<Hit> Hits, Frames Frames)> LongScans { get; } = new(MostLongKept);

        /// <summary>Names of the answers whose phrases stand in a text.</summary>
        public Recent<string, HashSet<string>> Held { get; } = new(MostLongKept);
    }

    private volatile Ear _ear;

    /// <param name="lexiconFolder">Files that extend or replace the shipped word lists; null or missing for none.</param>
    /// <param name="dutyPhone">The ward's duty line, named in emergency replies; empty when not known.</param>
    /// <param name="ward">Whose names are inside; null: every named ward is another one.</param>
    /// <exception cref="FormatException">A word list cannot be read; the message says which file and line.</exception>
    public MessageUnderstanding(string? lexiconFolder = null, string dutyPhone = "", WardOptions? ward = null)
        : this(lexiconFolder, dutyPhone, DangerSense.Shipped(), ward)
    {
    }

    internal MessageUnderstanding(string? lexiconFolder, string dutyPhone, DangerSense sense, WardOptions? ward = null)
    {
        Sense = sense;
        (_folder, _ward) = (lexiconFolder, ward);
        var lexicon = Load([]);
        _ear = new Ear(lexicon);
        _dutyPhone = dutyPhone;
        _situations = [.. lexicon.Files.SelectMany(file => file.Situations).DistinctBy(situation => situation.Id)];
        _dangers = new DangerReader(sense, [.. _situations.Select(situation => situation.Id)]);
        Categories = [.. lexicon.Files.SelectMany(file => file.Categories).DistinctBy(category => category.Code)];
        _talk = new Replies(lexicon.Files);
        _tips = new TipReader(Categories);
    }

    /// <summary>Every kind of tip, in the order residents see them.</summary>
    public IReadOnlyList<TipCategory> Categories { get; }

    public Understood Read(string text, MessageContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var (utterance, hits, frames) = Scan(text);
        if (utterance.Words.Count == 0) return new Understood(new Unknown(), TipSlots.None);

        var slots = SlotReader.Read(utterance, hits, context.Now);
        var dangers = _dangers.Read(frames, hits);
        // A saying known word for word is a cry only where a rule says so; weights are no judge of those.
        if (dangers.Count > 0 && !(TalkReader.ReadSmallTalk(utterance, hits) is (_, "chat") && DangerJudge.Judge(frames, hits).Count == 0))
        {
            var all = dangers.Select(id => _situations.Find(situation => situation.Id == id)).OfType<DangerSituation>().ToList();
            var emergency = new Emergency(all[0], all, TalkReader.TellsOfOfficials(hits));
            return new Understood(emergency, slots, _tips.KindOf(frames, hits), EmergencyReply.Compose(emergency, _dutyPhone));
        }
        if (CommandReader.Read(utterance, hits, context) is { } command) return new Understood(command, slots);
        return ReadTalk(utterance, hits, frames, slots);
    }

    /// <summary>Which button of the open question free words mean; null when none, or several.</summary>
    /// <param name="question">Its name in the form.</param>
    public string? Choose(string text, string question, IReadOnlyList<string> buttons)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ear = _ear;
        var (utterance, _, _) = Scan(text, ear);
        return utterance.Words.Count == 0 ? null : ChoiceReader.Read(ear.Lexicon.Answers.Find(utterance), utterance.Words.Count, question, buttons);
    }

    /// <summary>Whether free words are nothing but phrases of one answer: "trong nhà vệ sinh" names no address.</summary>
    /// <param name="answer">As the lexicon names it after <c>answer.</c></param>
    public bool IsOnly(string text, string answer)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ear = _ear;
        var (utterance, _, _) = Scan(text, ear);
        return utterance.Words.Count > 0 && Array.TrueForAll(CommandReader.Covered(utterance, ear.Lexicon.Answers.Find(utterance).Where(hit => hit.Name == answer)), covered => covered);
    }

    /// <summary>Whether a phrase of one answer stands anywhere in the words.</summary>
    public bool Holds(string text, string answer)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ear = _ear;
        if (ear.Held.TryGet(text, out var held)) return held.Contains(answer);
        var (utterance, _, _) = Scan(text, ear);
        held = ear.Lexicon.Answers.Find(utterance).Select(hit => hit.Name).ToHashSet(StringComparer.Ordinal);
        ear.Held.Add(text, held);
        return held.Contains(answer);
    }

    /// <summary>The words without the phrases of one answer and the polite words at their edges: "không, tôi chỉ hỏi phạt bao nhiêu" is "phạt bao nhiêu".</summary>
    /// <param name="answer">As the lexicon names it after <c>answer.</c></param>
    public string Without(string text, string answer)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ear = _ear;
        var (utterance, hits, _) = Scan(text, ear);
        var covered = CommandReader.Covered(utterance, ear.Lexicon.Answers.Find(utterance).Where(hit => hit.Name == answer));
        var filler = CommandReader.Covered(utterance, hits.Where(hit => hit.Group is "command.filler" or "polite.filler" or "command.no"));
        int first = 0, last = utterance.Words.Count - 1;
        // Polite words go only on the far side of the phrase: what follows "em chỉ hỏi" is the question, "đi" of "đi tù" too.
        for (var word = 0; word < covered.Length && (covered[word] || filler[word]); word++) first = covered[word] ? word + 1 : first;
        for (var word = covered.Length - 1; word >= first && (covered[word] || filler[word]); word--) last = covered[word] ? word - 1 : last;
        return first > last ? "" : text[utterance.Words[first].Start..(utterance.Words[last].Start + utterance.Words[last].Length)];
    }

    /// <summary>Longest run of words that names what was done.</summary>
    private const int LongestDeed = 8;

    /// <summary>What was done, in the story's own words, without who, where and when: "đánh bạc ăn tiền", "gây tai nạn bỏ chạy"; null when no kind of tip is spoken of.</summary>
    public string? DeedIn(string story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var (utterance, hits, frames) = Scan(story);
        if (_tips.KindOf(frames, hits) is not { } kind) return null;
        var told = hits.Where(hit => hit.Kind == "tip" && hit.Name.Split('.')[0] == kind.Code).OrderByDescending(hit => hit.Length).ToList();
        if (told.Count == 0) return null;
        var (first, end) = (told[0].First, told[0].End);
        foreach (var hit in hits.Where(hit => hit.Kind == "tip" && frames.SameClause(hit, told[0])).OrderBy(hit => Math.Abs(hit.First - told[0].First)))
        {
            if (Math.Max(end, hit.End) - Math.Min(first, hit.First) <= LongestDeed) (first, end) = (Math.Min(first, hit.First), Math.Max(end, hit.End));
        }
        return story[utterance.Words[first].Start..(utterance.Words[end - 1].Start + utterance.Words[end - 1].Length)];
    }

    /// <summary>Longest question about the channel itself, words; a longer text tells something else as well.</summary>
    private const int LongestOwnQuestion = 22;

    /// <summary>In a longer text the office is a landmark.</summary>
    private const int LongestOfficeQuestion = 13;

    /// <summary>What of the channel itself, the office or a tip's way is asked: <c>address</c>, <c>known</c>, … ; null: none of it.</summary>
    /// <param name="inForm">A tip is being told or was just sent: "có bị lộ không" can only mean that one.</param>
    /// <param name="sent">A tip was just sent or opened, and none is being told.</param>
    public string? OwnMatter(string text, bool inForm, bool sent)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestKept) return null;
        var ear = _ear;
        var (utterance, _, _) = Scan(text, ear);
        if (utterance.Words.Count is 0 or > LongestOwnQuestion) return null;
        var hits = ear.Lexicon.Own.Find(utterance);
        if (hits.Exists(hit => hit.Group == "own.not")) return null;
        if (utterance.Words.Count > LongestOfficeQuestion) hits.RemoveAll(hit => hit.Group is "own.address" or "own.hours");
        return hits.Where(hit => hit.Kind switch { "own-form" => inForm, "own-sent" => sent, _ => true }).OrderByDescending(hit => hit.Length).Select(hit => hit.Name).FirstOrDefault();
    }

    /// <summary>What is said to it, with its blanks; null when the word lists have nothing.</summary>
    /// <param name="channel">Where the answer differs by it: <c>web</c>.</param>
    public string? OwnReply(string matter, string channel) => _talk.To($"own.{matter}.{channel}") ?? _talk.To($"own.{matter}");

    private Understood ReadTalk(Utterance utterance, List<Hit> hits, Frames frames, TipSlots slots)
    {
        if (TalkReader.ReadSmallTalk(utterance, hits) is var (talk, talkKey)) return new Understood(talk, slots, Reply: _talk.To(talkKey));
        var hard = TalkReader.ReadDeclined(WithoutMentions(hits, frames), TalkReader.Never);
        if (hard is var (never, why) && (never.Reason is DeclineReason.WhoReported or DeclineReason.PrivateData or DeclineReason.Jailbreak || TipReader.Asks(frames) || frames["info"].Exists(hit => utterance.Words[hit.First].Folded == "cach") || !hits.Exists(hit => hit.Group == "report.seen")))
            return new Understood(never, slots, Reply: _talk.To(why));
        if (IsOfficerComplaint(hits, frames)) return new Understood(new OfficerComplaint(), slots);
        var (intent, offer) = _tips.Read(frames, hits, slots);
        if (intent is not Tip { Confidence: > TipReader.Uncertain } && !TalkReader.AsksPenalty(hits) && _tips.KindOf(frames, hits) is null && TalkReader.ReadDeclined(hits, TalkReader.Outside) is var (declined, key)) return new Understood(declined, slots, offer, _talk.To(key));
        return new Understood(intent, slots, offer);
    }

    /// <summary>Offences named to ask what they cost, or named by the way in a story: nobody asks how they are done.</summary>
    private static List<Hit> WithoutMentions(List<Hit> hits, Frames frames)
    {
        var penalty = TalkReader.AsksPenalty(hits);
        var longStory = frames.Utterance.Words.Count > LongestOwnQuestion;
        if (!penalty && !longStory) return hits;
        return [.. hits.Where(hit => !TalkReader.Mentionable.Contains(hit.Group) || !(penalty || !(frames.InClauseOf(hit, "ask") || frames.InClauseOf(hit, "info") || frames.InClauseOf(hit, "askhelp"))))];
    }

    private static bool IsOfficerComplaint(List<Hit> hits, Frames frames) =>
        (TalkReader.TellsOfOfficials(hits) || hits.Exists(hit => hit.Group is "complaint.officer" or "complaint.officer.more" && !hits.Exists(not => not.Group == "complaint.not" && not.Overlaps(hit))))
        && (hits.Exists(hit => hit.Group == "complaint.outright") || (frames["legal"].Count == 0 && frames["ask"].Count == 0));

    /// <summary>Not changed by anybody once made.</summary>
    private (Utterance Utterance, List<Hit> Hits, Frames Frames) Scan(string text) => Scan(text, _ear);

    private static (Utterance Utterance, List<Hit> Hits, Frames Frames) Scan(string text, Ear ear)
    {
        var scans = text.Length > LongestKept ? ear.LongScans : ear.Scans;
        if (scans.TryGet(text, out var known)) return known;
        var scanned = ScanAnew(text, ear.Lexicon);
        scans.Add(text, scanned);
        return scanned;
    }

    private static (Utterance Utterance, List<Hit> Hits, Frames Frames) ScanAnew(string text, Lexicon lexicon)
    {
        var utterance = Utterance.Read(Shorten(text), lexicon.Vocabulary);
        var hits = lexicon.Index.Find(utterance);
        return (utterance, hits, new Frames(utterance, hits));
    }

    private Lexicon Load(IReadOnlyList<LexiconFile> learned) => Lexicon.Load(_folder, [.. _ward is null ? Array.Empty<LexiconFile>() : [OwnPlaces.WordsOf(_ward)], .. learned]);

    /// <summary>From here on these words count for their kinds, in place of those learnt before.</summary>
    public void Learn(IReadOnlyCollection<CategoryWord> words)
    {
        if (words.Count == 0 && !_learned) return;
        _ear = new Ear(Load(words.Count == 0 ? [] : [CategoryWords.FileOf(words)]));
        _learned = words.Count > 0;
    }

    private bool _learned;

    /// <summary>Whether these words already speak of this kind of tip.</summary>
    public bool Knows(string phrase, string category) => Scan(phrase).Hits.Exists(hit => hit.Kind == "tip" && hit.Name.Split('.')[0] == category);

    private static string Shorten(string text) =>
        text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters - TailCharacters), "\n", text.AsSpan(text.Length - TailCharacters));

    internal IReadOnlyList<string> Dangers(string text)
    {
        var (_, hits, frames) = Scan(text);
        return _dangers.Read(frames, hits);
    }

    internal DangerSense Sense { get; }

    /// <summary>What the rules alone find, for measuring what the weights add.</summary>
    internal IReadOnlySet<string> RuledDangers(string text)
    {
        var (_, hits, frames) = Scan(text);
        return DangerJudge.Judge(frames, hits);
    }

    /// <inheritdoc cref="DangerReader.IsPressing"/>
    internal bool IsPressing(string text)
    {
        var (_, hits, frames) = Scan(text);
        return _dangers.IsPressing(frames, hits);
    }

    /// <summary>What the weights are learned from.</summary>
    internal (Utterance Utterance, List<Hit> Hits) Phrases(string text)
    {
        var (utterance, hits, _) = Scan(text);
        return (utterance, hits);
    }

    /// <summary>What the weights say and how many words speak for danger, for tests and lists of mistakes.</summary>
    internal string Sounds(string text)
    {
        var (utterance, hits, frames) = Scan(text);
        if (Sense.IsEmpty || utterance.Words.Count == 0) return "";
        var sound = Sense.Hear(utterance, hits);
        return $"odds={sound.Odds:0.0} speaking={sound.Speaking} ruled={string.Join(',', DangerJudge.Judge(frames, hits))}";
    }

    /// <summary>Every phrase found, for tests that show why a message was read as it was.</summary>
    internal string Explain(string text)
    {
        var (utterance, hits, _) = Scan(text);
        return $"bare={utterance.UnmarkedTyping} " + string.Join(" | ", hits
            .Select(hit => $"{hit.Group}:{string.Join(' ', Enumerable.Range(hit.First, hit.Length).Select(i => utterance.Words[i].Folded))}"));
    }
}
