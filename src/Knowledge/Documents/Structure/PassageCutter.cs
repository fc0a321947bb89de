using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Cuts a tree into passages: the own text of one section, in clause-sized pieces, never parting a list from its lead.</summary>
/// <remarks>About 80–150 syllables find best; whole lists and tables may be longer.</remarks>
internal sealed class PassageCutter
{
    private const int EnoughSyllables = 80;
    private const int MostSyllables = 150;
    private const int MostForList = 400;
    private const int MostForFaq = 300;
    private const int LongestLead = 60;
    private const int MostEver = 1200;
    private readonly DocumentHeader _header;
    private readonly List<Passage> _passages = [];
    private readonly List<DocumentWarning> _warnings;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly List<Section> _chain = [];
    private readonly int _enough;
    private readonly int _most;

    private PassageCutter(DocumentHeader header, List<DocumentWarning> warnings)
    {
        (_header, _warnings) = (header, warnings);
        (_enough, _most) = header.Kind == DocumentKinds.Faq ? (MostForFaq, MostForFaq) : (EnoughSyllables, MostSyllables);
    }

    public static List<Passage> Cut(DocumentHeader header, Section body, List<DocumentWarning> warnings)
    {
        var cutter = new PassageCutter(header, warnings);
        cutter.Visit(body);
        return cutter._passages;
    }

    private void Visit(Section section)
    {
        if (section.Kind != LabelKind.None) _chain.Add(section);
        if (IsOneList(section, MostSyllables))
            Add([.. Chapeau(section), AsList(section)]);
        else
        {
            var chapeau = section.Children.Count > 0 && section.Blocks is [Paragraph { Text: [.., ':'] } lead] ? lead.Text : null;
            if (chapeau is null) AddBlocks(section.Blocks);
            AddOutline(section);
            foreach (var child in section.Children)
            {
                var first = _passages.Count;
                Visit(child);
                if (chapeau is null) continue;
                for (var i = first; i < _passages.Count; i++) _passages[i] = _passages[i] with { Chapeau = _passages[i].Chapeau ?? chapeau };
            }
        }
        if (section.Kind != LabelKind.None) _chain.RemoveAt(_chain.Count - 1);
    }

    /// <summary>Short clauses without headings (an article with its khoản) are kept as one list.</summary>
    private static bool IsOneList(Section section, int most)
    {
        if (section.Children.Count < 2 || section.Kind == LabelKind.None) return false;
        if (section.Blocks.Count > 0 && section.Blocks is not [Paragraph { Text: [.., ':'] }]) return false;
        if (section.Children.Any(child => child.Heading.Length > 0 || child.Children.Count > 0 || child.Kind is LabelKind.Ordinal)) return false;
        var sizes = section.Children.Select(child => Size(child.Blocks)).ToList();
        return sizes.Sum() <= most && section.Children.All(child => child.Blocks is [Paragraph]);
    }

    private static IEnumerable<Block> Chapeau(Section section) => section.Blocks.Count == 1 ? [] : section.Blocks;

    private static ListBlock AsList(Section section) => new(
        section.Blocks is [Paragraph lead] ? lead.Text : null,
        [.. section.Children.Select(child => new ListEntry(child.Label + ".", ((Paragraph)child.Blocks[0]).Text, []))],
        Ordered: true);

    /// <summary>The titles of the parts as a list, for "gồm những gì".</summary>
    private void AddOutline(Section section)
    {
        if (IsOneList(section, MostForList))
        {
            var list = AsList(section);
            Add([list.Lead is null && section.Heading.Length > 0 ? list with { Lead = $"{section.Heading} gồm:" } : list], PassageRole.Outline);
            return;
        }
        var parts = section.Children.Where(child => child.Kind is not (LabelKind.Title or LabelKind.None)).Select(Title).ToList();
        if (parts.Count < 2 || parts.Exists(part => part is null)) return;
        var name = section.Kind == LabelKind.None ? _header.Title : section.Heading;
        if (name.Length == 0) return;
        Add([new ListBlock(OutlineLead(section, name), [.. parts!], Ordered: true)], PassageRole.Outline);
    }

    /// <summary>The sentence that leads to "Thứ nhất, …" where there is one; otherwise the section's name.</summary>
    private static string OutlineLead(Section section, string name)
    {
        if (!section.Children.Any(child => child.Kind == LabelKind.Ordinal) || section.Blocks is not [.., Paragraph { Text: var text }]) return $"{name} gồm:";
        var sentence = Wording.Sentences(text)[^1];
        if (Wording.Syllables(sentence) <= LongestLead) return sentence.TrimEnd('.', ':') + ":";
        return sentence.EndsWith(':') ? $"{name}, {sentence[(sentence.LastIndexOf(';') + 1)..].Trim()}" : $"{name} gồm:";
    }

    private static ListEntry? Title(Section child)
    {
        var label = child.Kind == LabelKind.Star ? "-" : child.Kind <= LabelKind.Division || child.Kind is LabelKind.Article or LabelKind.Ordinal ? child.Label + ":" : child.Label + ".";
        if (child.Heading.Length > 0) return new ListEntry(label, child.Heading, []);
        if (child.Kind != LabelKind.Ordinal || child.Blocks is not [Paragraph paragraph, ..]) return null;
        return new ListEntry("-", Wording.Sentences(paragraph.Text)[0], []);
    }

    private void AddBlocks(IReadOnlyList<Block> blocks)
    {
        var pending = new List<Block>();
        foreach (var block in blocks.SelectMany(Split))
        {
            if (pending.Count > 0 && (Size(pending) + Size([block]) > _most || Size(pending) >= _enough))
                Flush(pending);
            pending.Add(block);
        }
        Flush(pending);
    }

    private void Flush(List<Block> pending)
    {
        if (pending.Count > 0) Add([.. pending]);
        pending.Clear();
    }

    private IEnumerable<Block> Split(Block block)
    {
        if (block is Paragraph paragraph && Size([block]) > _most) return SplitParagraph(paragraph.Text);
        if (block is ListBlock list && Size([block]) > MostEver) return SplitList(list);
        return [block];
    }

    private static IEnumerable<Paragraph> SplitParagraph(string text)
    {
        var piece = new StringBuilder();
        var size = 0;
        foreach (var sentence in Wording.Sentences(text))
        {
            var syllables = Wording.Syllables(sentence);
            if (size > 0 && (size >= EnoughSyllables || size + syllables > MostSyllables))
            {
                yield return new Paragraph(piece.ToString());
                piece.Clear();
                size = 0;
            }
            if (size > 0) piece.Append(' ');
            piece.Append(sentence);
            size += syllables;
        }
        if (size > 0) yield return new Paragraph(piece.ToString());
    }

    private IEnumerable<ListBlock> SplitList(ListBlock list)
    {
        _warnings.Add(new DocumentWarning($"Danh sách “{list.Lead}” dài hơn {MostEver} tiếng nên được cắt thành nhiều đoạn; nên chia thành các mục nhỏ hơn."));
        var entries = new List<ListEntry>();
        foreach (var entry in list.Entries)
        {
            if (entries.Count > 0 && entries.Sum(one => one.Lines.Sum(Wording.Syllables)) + entry.Lines.Sum(Wording.Syllables) > MostEver)
            {
                yield return list with { Entries = [.. entries] };
                entries.Clear();
            }
            entries.Add(entry);
        }
        yield return list with { Entries = [.. entries] };
    }

    private static int Size(IReadOnlyList<Block> blocks) => blocks.Sum(block => block.Lines.Sum(Wording.Syllables));

    private void Add(IReadOnlyList<Block> blocks, PassageRole role = PassageRole.Text)
    {
        var section = Citation.For(_chain);
        var slug = Slug.Of(section.Length > 0 ? section : _chain.Count > 0 ? _chain[^1].Caption : "noi-dung");
        var key = $"{_header.Id}#{slug}";
        var ordinal = _ordinals[key] = _ordinals.GetValueOrDefault(key) + 1;
        _passages.Add(new Passage($"{key}/{ordinal}", _header, section, [.. _chain.Where(one => one.Heading.Length > 0).Select(one => one.Caption)], blocks)
        {
            Role = role,
            Questions = _header.Kind == DocumentKinds.Faq ? [_header.Title, .. _header.Aliases] : [],
        });
    }
}
