using AnTT.Bot.Understanding.Danger;
using AnTT.Bot.Understanding.Words;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnTT.Bot.Understanding.Phrases;

/// <summary>The words the bot understands, read from the lexicon files: patterns by group, classes, shorthand.</summary>
internal sealed class Lexicon
{
    private const string AnswerKind = "answer.";
    private const string OwnKind = "own";

    private Lexicon(PhraseIndex index, PhraseIndex answers, PhraseIndex own, Vocabulary vocabulary, IReadOnlyList<LexiconFile> files)
    {
        Index = index;
        Answers = answers;
        Own = own;
        Vocabulary = vocabulary;
        Files = files;
    }

    public PhraseIndex Index { get; }

    /// <summary>Free words for the buttons of questions: looked for only where one stands open.</summary>
    public PhraseIndex Answers { get; }

    /// <summary>Questions about the channel itself, the office and what happens to a tip.</summary>
    public PhraseIndex Own { get; }

    public Vocabulary Vocabulary { get; }

    public IReadOnlyList<LexiconFile> Files { get; }

    /// <param name="folder">Files here add to the shipped file of the same name, or replace it when they say <c>replace: true</c>. May be missing.</param>
    /// <exception cref="FormatException">A file cannot be read; the message names the file and what to do, in Vietnamese.</exception>
    public static Lexicon Load(string? folder, params IReadOnlyList<LexiconFile> besides)
    {
        var files = LexiconFiles.Read(folder);
        files.AddRange(besides);
        var symbols = new Symbols();
        var classes = new ClassBuilder(files);
        var parser = new PhraseParser(classes.Known, symbols);
        classes.Build(parser);

        var (index, answers, own) = (new PhraseIndex(symbols), new PhraseIndex(symbols), new PhraseIndex(symbols));
        var repairTo = new List<Spelling>();
        foreach (var file in files)
        {
            foreach (var (group, block) in file.Phrases)
            {
                foreach (var line in LexiconFile.Lines(block)) Add(file, group, line, parser, group.StartsWith(AnswerKind, StringComparison.Ordinal) ? answers : group.StartsWith(OwnKind, StringComparison.Ordinal) ? own : index, repairTo);
            }
        }
        var shorthand = files.SelectMany(file => file.Shorthand).Select(pair => KeyValuePair.Create(pair.Key, pair.Value));
        var bare = files.SelectMany(file => file.BareWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var whole = files.SelectMany(file => file.TonelessWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var second = files.SelectMany(file => file.SecondMeanings);
        return new Lexicon(index, answers, own, new Vocabulary(symbols, shorthand, second, bare, whole, repairTo), files);
    }

    private static void Add(LexiconFile file, string group, string line, PhraseParser parser, PhraseIndex index, List<Spelling> repairTo)
    {
        try
        {
            var pattern = parser.Parse(line);
            index.Add(group, pattern);
            if (group.StartsWith("danger.", StringComparison.Ordinal))
                repairTo.AddRange(pattern.OfType<OneOf>().SelectMany(word => word.Spellings).SelectMany(word => word));
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{file.Name}: nhóm \"{group}\", dòng \"{line}\": {wrong.Message}", wrong);
        }
    }
}

/// <summary>One lexicon file as written.</summary>
internal sealed class LexiconFile
{
    [YamlIgnore] public string Name { get; set; } = "";

    /// <summary>The shipped file of the same name is not read.</summary>
    public bool Replace { get; set; }

    /// <summary>Class name to its members, one a line.</summary>
    public Dictionary<string, string> Classes { get; set; } = [];

    /// <summary>Group name to its patterns, one a line.</summary>
    public Dictionary<string, string> Phrases { get; set; } = [];

    /// <summary>What is typed to what is meant.</summary>
    public Dictionary<string, string> Shorthand { get; set; } = [];

    /// <summary>Shorthand with a second meaning, told by the words around it.</summary>
    public List<SecondMeaning> SecondMeanings { get; set; } = [];

    /// <summary>Words rightly written without marks, between spaces.</summary>
    public string BareWords { get; set; } = "";

    /// <summary>Words with marked letters but no tone that stand for themselves, between spaces.</summary>
    public string TonelessWords { get; set; } = "";

    /// <summary>Patterns of a block: one a line, or several between commas; <c>#</c> and a space begin a remark.</summary>
    public static IEnumerable<string> Lines(string block) =>
        block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("# ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public List<DangerSituation> Situations { get; set; } = [];

    public List<TipCategory> Categories { get; set; } = [];

    /// <summary>What the bot can do, in one sentence.</summary>
    public string Can { get; set; } = "";

    public Dictionary<string, string> Replies { get; set; } = [];

    /// <exception cref="FormatException">Not the YAML of a word list; the message names the file and line.</exception>
    public static LexiconFile Parse(string name, string source)
    {
        try
        {
            var file = Reader.Deserialize<LexiconFile>(source) ?? new LexiconFile();
            file.Name = name;
            return file;
        }
        catch (YamlException wrong)
        {
            throw new FormatException($"{name}, dòng {wrong.Start.Line}: YAML không đúng: {wrong.Message}", wrong);
        }
    }

    private static readonly IDeserializer Reader = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();
}
