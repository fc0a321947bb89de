using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Who does what: "UBND phường phải làm gì" is answered where UBND stands first, in the text, its lead or its heading, not where others report to it.</summary>
internal sealed class OrganFit
{
    private const double Named = 1.05;
    private const double Opening = 1.03;
    private const double ByTheWay = 0.88;
    private const int LongestName = 6;

    /// <summary>Words that may stand before the name: a number, "các", "ủy ban" before "mặt trận".</summary>
    private const int FarthestInText = 2;
    private const int FarthestInHeading = 5;

    private static readonly HashSet<string> Organs = new(
        ["ủy ban", "công an", "mặt trận", "hội phụ", "hội cựu", "hội nông", "hội đồng", "đoàn thanh", "đoàn thể", "ban xây", "ban chỉ", "ban tuyên", "đảng ủy", "tổ dân", "nhà trường", "trường học", "doanh nghiệp", "bộ công", "bộ tư",
         "bộ văn", "các bộ", "cấp ủy", "chi bộ", "tổ chức", "lực lượng", "người dân", "nhân dân", "cơ quan", "bệnh viện", "cơ sở"],
        StringComparer.Ordinal);

    /// <summary>Who a document is sent to has no duty by that.</summary>
    private const double Addressed = 0.5;

    private static readonly string[][] Recipients = [["nơi", "nhận"], ["kính", "gửi"]];

    private readonly string[] _organ;

    public OrganFit(QuestionReading question, ISet<int> named)
    {
        _organ = question.Wants(AskedKinds.Duty) ? NameIn(question, named) : [];
    }

    public double FactorOf(Unit unit)
    {
        if (_organ.Length == 0 || unit.Kind is UnitKind.Article or UnitKind.Cell) return 1;
        if (!Speaks(unit)) return Absent;
        if (Recipients.Any(word => TypeFit.Holds(unit.Around.Heading.Words, word))) return Addressed;
        if (Stands(unit.Around.Heading, FarthestInHeading) || Stands(unit.LeadWords, FarthestInText)) return unit.Kind == UnitKind.Entry ? 1 : Named;
        // An entry that is the bare name is an address, not a duty.
        return Stands(unit.Own, FarthestInText) && unit.Own.Length > 2 * _organ.Length ? Opening : ByTheWay;
    }

    /// <summary>The organ is named in what would be quoted or in a heading above it.</summary>
    private bool Speaks(Unit unit)
    {
        var name = _organ.AsSpan(0, Math.Min(NameEnough, _organ.Length)).ToArray();
        return TypeFit.Holds(unit.Own.Words, name) || TypeFit.Holds(unit.LeadWords.Words, name) || TypeFit.Holds(unit.Around.Heading.Words, name) || TypeFit.Holds(unit.Around.Path.Words, name);
    }

    /// <summary>Words of a name that tell it from others.</summary>
    private const int NameEnough = 3;
    private const double Absent = 0.2;

    private static bool IsOrgan(string first, string second) => Organs.Contains(first + " " + second) || (OrganNouns.Contains(first) && !NoOrgan.Contains(second));

    private static readonly HashSet<string> OrganNouns = new(["hội", "bộ", "sở", "trạm", "đoàn"], StringComparer.Ordinal);
    private static readonly HashSet<string> NoOrgan = new(["nghị", "đồng", "họp", "nhập", "tứ", "luật", "tiêu", "máy", "phận", "hữu", "thích", "xe", "kết", "viên", "khách", "an"], StringComparer.Ordinal);

    /// <summary>The name of the organ where the question begins with it, or with what is asked of it ("trách nhiệm của …").</summary>
    private static string[] NameIn(QuestionReading question, ISet<int> named)
    {
        var words = question.Words;
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (named.Contains(at) || !IsOrgan(words[at].Text, words[at + 1].Text)) continue;
            var end = at;
            while (end < words.Count && end - at < LongestName && question.IsContent[end] && !named.Contains(end) && (end == at || words[end].Joined)) end++;
            return [.. words.Skip(at).Take(end - at).Select(word => word.Text)];
        }
        return [];
    }

    private bool Stands(Phrase phrase, int farthest)
    {
        for (var at = 0; at <= farthest && at + _organ.Length <= phrase.Length; at++)
        {
            var inside = 0;
            while (inside < _organ.Length && phrase.Words[at + inside].Text == _organ[inside]) inside++;
            if (inside == _organ.Length) return true;
        }
        return false;
    }
}
