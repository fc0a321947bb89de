using System.Globalization;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Register;

/// <summary>A line that can be taken in.</summary>
/// <param name="Where">"trang “2025”, dòng 14".</param>
public sealed record ReadLine(string Where, DateOnly Day, RegisterLine Line);

/// <param name="Column">Heading of the column; null: the whole row.</param>
/// <param name="What">What is wrong and what to do.</param>
public sealed record RegisterFault(string Sheet, int Row, string? Column, string What);

/// <param name="Notes">What was left out on purpose, for the officer to check.</param>
public sealed record ReadRegister(IReadOnlyList<ReadLine> Lines, IReadOnlyList<RegisterFault> Faults, IReadOnlyList<string> Notes);

/// <summary>Reads the messy registers wards have: heading anywhere on top, merged cells, totals, repeated headings, days in many spellings.</summary>
public static class RegisterReader
{
    private const int LongestText = CasesModel.TextLength;

    // A line of nothing but this much text is a story without its day, and not "Tháng 1 năm 2025".
    private const int LongHeading = 40;

    private static readonly string[] Ditto = ["nt", "n t", "nhu tren", "như trên"];

    /// <param name="today">No tip can be of a later day.</param>
    /// <exception cref="RegisterFileException">The file cannot be taken in at all.</exception>
    public static ReadRegister Read(Stream file, DateOnly today)
    {
        var (lines, faults, notes) = (new List<ReadLine>(), new List<RegisterFault>(), new List<string>());
        foreach (var sheet in SheetReader.Read(file))
        {
            if (sheet.Rows.Count == 0) continue;
            if (HeaderRow.Find(sheet) is not { } header)
            {
                notes.Add($"Trang “{sheet.Name}” bỏ qua: 30 dòng đầu không có dòng tên cột (cần cột nội dung và ít nhất hai cột khác).");
                continue;
            }
            if (!header.Columns.ContainsKey(RegisterColumn.Day))
            {
                notes.Add($"Trang “{sheet.Name}” bỏ qua: không thấy cột ngày. Hãy đặt tên cột là “Ngày xảy ra” hoặc “Ngày tiếp nhận”.");
                continue;
            }
            new SheetLines(sheet, header, today, lines, faults, notes).Read();
        }
        if (lines.Count + faults.Count == 0 && notes.Count == 0) throw new RegisterFileException("Tệp không có dòng nào.");
        return lines.Count <= SheetReader.MostRows ? new ReadRegister(lines, faults, notes) : throw new RegisterFileException("Tệp có hơn 50.000 dòng. Hãy tách thành nhiều tệp, ví dụ mỗi năm một tệp.");
    }

    private sealed class SheetLines(Sheet sheet, HeaderRow header, DateOnly today, List<ReadLine> lines, List<RegisterFault> faults, List<string> notes)
    {
        private readonly Dictionary<int, List<Merged>> _merges = sheet.Merges.Where(merge => merge.Bottom > merge.Top && merge.Top > header.LastRow && merge.Bottom - merge.Top < 1000)
            .SelectMany(merge => Enumerable.Range(merge.Top + 1, merge.Bottom - merge.Top).Select(row => (row, merge))).GroupBy(pair => pair.row).ToDictionary(group => group.Key, group => group.Select(pair => pair.merge).ToList());

        private readonly Dictionary<int, string[]> _cells = sheet.Rows.ToDictionary(row => row.Number, row => row.Cells);
        private RegisterLine? _above;
        private int _left;

        public void Read()
        {
            foreach (var row in sheet.Rows.Where(row => row.Number > header.LastRow).OrderBy(row => row.Number))
            {
                var line = Raw(row);
                if (IsNone(row, line)) continue;
                if (IsTotal(row) || IsCount(row) || header.IsRepeatedBy(row.Cells))
                {
                    _left++;
                    continue;
                }
                Take(row, line);
            }
            if (_left > 0) notes.Add($"Trang “{sheet.Name}”: bỏ qua {_left} dòng tổng cộng, đề mục, chữ ký hoặc tên cột lặp lại.");
        }

        /// <summary>The cells by column, those merged with the row above carried down.</summary>
        private RegisterLine Raw(SheetRow row)
        {
            var line = new RegisterLine();
            var merges = _merges.GetValueOrDefault(row.Number);
            foreach (var (column, at) in header.Columns)
            {
                var text = at < row.Cells.Length ? row.Cells[at] : "";
                if (text.Length == 0 && merges?.Find(merge => merge.Left <= at && at <= merge.Right) is { Bottom: > 0 } merged && merged.Left == at && _cells.TryGetValue(merged.Top, out var top) && at < top.Length) text = top[at];
                line[column] = text.TrimStart('\'').Trim();
            }
            return line;
        }

        /// <summary>Empty, numbered in advance, or a line across the sheet: a month, a signature.</summary>
        private bool IsNone(SheetRow row, RegisterLine line)
        {
            if (line.IsEmpty || row.Cells.All(cell => cell.Length == 0)) return true;
            var said = RegisterColumn.All.Where(column => column != RegisterColumn.Number && line[column].Length > 0).ToList();
            if (said.Count == 0 && line[RegisterColumn.Number].All(char.IsDigit)) return true;
            if (line[RegisterColumn.Content] is { Length: > 0 } content && (said.Count > 1 || line[RegisterColumn.Number].Length > 0 || content.Length > LongHeading) || line[RegisterColumn.Day].Length > 0 && said.Count > 1 || said.Count > 2) return false;
            _left++;
            return true;
        }

        private static bool IsTotal(SheetRow row) => row.Cells.FirstOrDefault(cell => cell.Length > 0) is { } first && RegisterText.Fold(first) is var text
            && (text is "cong" or "tong" || text.StartsWith("tong cong", StringComparison.Ordinal) || text.StartsWith("tong so", StringComparison.Ordinal) || text.StartsWith("cong thang", StringComparison.Ordinal) || text.StartsWith("cong nam", StringComparison.Ordinal));

        /// <summary>The row of column numbers under many headings: (1) (2) (3).</summary>
        private static bool IsCount(SheetRow row)
        {
            var numbers = row.Cells.Where(cell => cell.Length > 0).Select(cell => int.TryParse(cell.Trim('(', ')', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            return numbers.Count >= 4 && numbers.TrueForAll(number => number >= 0) && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second == pair.First + 1);
        }

        private void Take(SheetRow row, RegisterLine line)
        {
            var before = faults.Count;
            foreach (var column in RegisterColumn.All) Settle(row, line, column);
            if (line[RegisterColumn.Content].Length == 0) Fault(row, RegisterColumn.Content, "Thiếu nội dung. Hãy ghi tóm tắt sự việc vào ô này.");
            var day = RegisterDay.Read(line[RegisterColumn.Day]);
            if (line[RegisterColumn.Day].Length == 0) Fault(row, RegisterColumn.Day, "Thiếu ngày. Hãy ghi dạng 05/01/2025.");
            else if (day is { } read && (read > today || read.Year < 1990)) Fault(row, RegisterColumn.Day, $"Ngày {line[RegisterColumn.Day]} ở tương lai hoặc quá xa. Hãy kiểm tra lại năm.");
            _above = line;
            if (faults.Count == before && day is { } sure) lines.Add(new ReadLine($"trang “{sheet.Name}”, dòng {row.Number}", sure, line));
        }

        private void Settle(SheetRow row, RegisterLine line, RegisterColumn column)
        {
            var text = line[column];
            if (text.Length == 0) return;
            if (column != RegisterColumn.Number && _above is not null && (text is "\"" or "”" or "''" || Array.IndexOf(Ditto, Letters.Fold(text).Trim(' ', '-', '.', '"')) >= 0)) line[column] = text = _above[column];
            if (text.Length > LongestText) Fault(row, column, "Chữ dài quá 20.000 ký tự, hãy rút gọn.");
            if (!column.IsDate || text.Length == 0) return;
            if (RegisterDay.Read(text) is { } day) line[column] = RegisterDay.Write(day);
            else if (column == RegisterColumn.Day || text.Any(char.IsDigit)) Fault(row, column, $"Không đọc được ngày “{(text.Length > 40 ? text[..40] + "…" : text)}”. Hãy ghi dạng 05/01/2025.");
        }

        private void Fault(SheetRow row, RegisterColumn column, string what) => faults.Add(new RegisterFault(sheet.Name, row.Number, column.Heading, what));
    }
}
