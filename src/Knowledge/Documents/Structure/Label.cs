namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Kinds of numbering in Vietnamese documents, outermost first; the order is the nesting.</summary>
internal enum LabelKind
{
    None,
    Annex,        // Phụ lục
    Part,         // Phần
    Chapter,      // Chương
    Division,     // Mục
    Subdivision,  // Tiểu mục
    Letter,       // A. B. C.
    Roman,        // I. II. III.
    Article,      // Điều
    Number,       // 1. 2. 3.: khoản inside a Điều
    Dotted,       // 1.1. 1.1.2.
    Star,         // * Tiêu đề
    Title,        // heading without a number
    Ordinal,      // Thứ nhất, Một là
    Point,        // a) b) đ): điểm
    Parenthesis,  // (1) (2) (i)
    Bullet,       // - + *
}

/// <summary>A number found at the start of a line; it opens a section only if it is the next one in its sequence.</summary>
/// <param name="Number">Place in the sequence, from 1; 0 for bullets.</param>
/// <param name="Mark">As the document writes it, punctuation included.</param>
/// <param name="Name">As a citation writes it.</param>
/// <param name="Rest">The line after the mark.</param>
/// <param name="Prefix">For 2.1.3: 2.1; otherwise empty. For Điều 8a: a.</param>
internal sealed record Label(LabelKind Kind, int Number, string Mark, string Name, string Rest, string Prefix = "");
