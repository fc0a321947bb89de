using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Words that say little of the subject although they are no particles: documents use others in their place.</summary>
internal static class LightWords
{
    private static readonly HashSet<string> Pairs = new(
        ("xã cũ|phường cũ|huyện cũ|tỉnh cũ|thị trấn cũ|ban hành|diễn ra|tổ chức|quy định|đề cập|liên quan|xảy ra|phấn đấu|đặt mục|mục tiêu|thực hiện|tiến hành|vấn đề|nội dung|địa bàn|triển khai|nhiệm vụ|trách nhiệm|" +
         "vai trò|chức năng|cụ thể|hiện có|tổng số|số lượng|được giao|yêu cầu|chủ yếu|gồm có|bao gồm|đưa ra|tham gia|theo mục|quy mô|thuộc về|trở thành|chi tiết|cơ bản|" +
         "xây dựng|hoạt động|phụ trách|đảm nhiệm|chịu trách|chỉ tiêu|hướng dẫn|gương mặt|nhóm nào|đơn vị|cơ quan|chính thức|đăng tin|bản tin|bài viết|văn bản").Split('|')
        .Select(pair => string.Join(' ', Word.Split(pair).Select(word => word.Text))),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Singles = new(["nêu", "đề", "đặt", "gồm", "mục", "nằm", "ghi", "tên", "buổi", "việc", "làm", "cuộc", "đợt", "loại", "con", "chiếc", "điều", "đạt", "đề", "lần", "dùng", "ký", "ra", "chia", "toàn"], StringComparer.Ordinal);

    /// <summary>Words people talk with (everyday-words.txt); topics are none of them.</summary>
    private static readonly HashSet<string> Everyday = new(
        LexiconFile.Read("everyday-words.txt", null).SelectMany(line => line.Fields).SelectMany(Word.Split).Select(word => word.Text),
        StringComparer.Ordinal);

    /// <summary>Verbs and describing words that documents replace by others (common-verbs.txt).</summary>
    private static readonly HashSet<string> CommonVerbs = new(
        LexiconFile.Read("common-verbs.txt", null).SelectMany(line => line.Fields).SelectMany(Word.Split).Select(word => word.Text),
        StringComparer.Ordinal);

    /// <summary>Whether documents often have another word for it.</summary>
    internal static bool IsCommonVerb(string word) => CommonVerbs.Contains(word);

    /// <summary>Words that only say "kind of" before the noun that is meant: "những kiểu chợ nào".</summary>
    private static readonly HashSet<string> Sorts = new(["kiểu", "loại", "thứ", "dạng", "mặt", "hạng", "khoản", "dòng"], StringComparer.Ordinal);

    private static readonly HashSet<string> Descriptors = new(["lớn", "nhỏ", "mới", "mạnh", "yếu", "kém", "thêm", "tồn"], StringComparer.Ordinal);

    /// <summary>Whether the word describes the noun that is asked for rather than being part of it: "tuyến đường lớn nào".</summary>
    internal static bool IsDescriptor(string word) => Descriptors.Contains(word);

    internal static bool IsSort(string word) => Sorts.Contains(word);

    /// <summary>Whether the word alone says little of any subject.</summary>
    internal static bool IsEveryday(string word) => Everyday.Contains(word);

    internal static bool Pair(string first, string second) => Pairs.Contains(first + " " + second);

    internal static bool Single(string word) => Singles.Contains(word);
}
