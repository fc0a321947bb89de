using System.IO.Compression;
using System.Text;
using AnTT.Cases.Register;

namespace AnTT.Cases.Tests.Register;

/// <summary>Registers as wards have them; each must come out as the same two tips.</summary>
public sealed class RegisterReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly First = new(2025, 1, 5);
    private static readonly DateOnly Second = new(2025, 11, 20);
    private const string Theft = "Mất xe máy Wave đỏ trước cửa nhà";
    private const string Brawl = "Nhóm thanh niên hò hét gây rối ở chợ";

    private static readonly object?[] Heads = ["STT", "Điều luật", "Tên nguồn tin", "Ngày xảy ra", "Nơi xảy ra", "Nội dung nguồn tin"];

    private static object?[] A(object? day = null) => [1, "Trộm cắp tài sản", "Nguyễn Văn An", day ?? "05/01/2025", "ngõ 12", Theft];

    private static object?[] B(object? day = null) => [2, "Gây rối trật tự công cộng", "Trần Thị Bình", day ?? "20/11/2025", "chợ Đình", Brawl];

    private static readonly Dictionary<string, Func<MessyWorkbook>> Files = new()
    {
        ["heading in the first row"] = () => new MessyWorkbook().Sheet("2025", [Heads, A(), B()]),
        ["title, office and blank rows above"] = () => new MessyWorkbook().Sheet("2025", [["CÔNG AN PHƯỜNG"], [], ["SỔ THEO DÕI NGUỒN TIN NĂM 2025"], [], Heads, A(), B()], ["A1:F1", "A3:F3"]),
        ["heading in row 29"] = () => new MessyWorkbook().Sheet("2025", [Heads, A(), B()], skip: 28),
        ["other names, other order"] = () => new MessyWorkbook().Sheet("So", [["Trích yếu nội dung", "Ngày tiếp nhận", "Số TT", "Địa điểm xảy ra", "Người tố giác, báo tin", "Tội danh"], [Theft, "05/01/2025", 1, "ngõ 12", "Nguyễn Văn An", "Trộm cắp tài sản"], [Brawl, "20/11/2025", 2, "chợ Đình", "Trần Thị Bình", "Gây rối trật tự công cộng"]]),
        ["without marks, capitals, line breaks"] = () => new MessyWorkbook().Sheet("So", [["STT", "TOI DANH", "NGUOI BAO\nTIN", "NGAY\nTIEP NHAN", "DIA DIEM", "NOI DUNG\nVU VIEC"], A(), B()]),
        ["letters in two parts"] = () => new MessyWorkbook().Sheet("So", [[.. Heads.Select(head => (object?)((string)head!).Replace("ộ", "ộ").Replace("à", "à"))], A(), B()]),
        ["heading in two merged rows"] = () => new MessyWorkbook().Sheet("So", [["STT", "Tội danh", "Nguồn tin", "Vụ việc", null, null, "Quyết định phân công", null], [null, null, null, "Ngày", "Địa điểm", "Nội dung", "Số", "Ngày"], [.. A(), "11/QĐ", "06/01/2025"], B()], ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:H1"]),
        ["row of column numbers"] = () => new MessyWorkbook().Sheet("So", [Heads, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], A(), B()]),
        ["days as serial numbers"] = () => new MessyWorkbook().Sheet("So", [Heads, A(45662), B(45981.5)]),
        ["styled days"] = () => new MessyWorkbook().Sheet("So", [Heads, A(First), B(Second)]),
        ["d-m-yy and ISO"] = () => new MessyWorkbook().Sheet("So", [Heads, A("5-1-25"), B("2025-11-20T08:30:00")]),
        ["dots, blanks, words"] = () => new MessyWorkbook().Sheet("So", [Heads, A(" 05 . 01 . 2025 "), B("8h30’ ngày 20 tháng 11 năm 2025")]),
        ["two sheets, one without heading"] = () => new MessyWorkbook().Sheet("Quý I", [Heads, A()]).Sheet("Ghi nhớ", [["việc cần làm", "gọi lại"]]).Sheet("Quý IV", [["Nội dung", "Ngày", "Tội danh", "STT", "Người báo", "Nơi xảy ra"], [Brawl, "20/11/2025", "Gây rối trật tự công cộng", 2, "Trần Thị Bình", "chợ Đình"]]),
        ["a hidden sheet with old rows"] = () => new MessyWorkbook().Sheet("So", [Heads, A(), B()]).Sheet("Cũ", [Heads, [9, "x", "y", "01/01/2020", "z", "Việc cũ đã chép sang trang kia"]], hidden: true),
        ["merged cells carried down"] = () => new MessyWorkbook().Sheet("So", [["STT", "Ngày", "Đơn vị", "Điều luật", "Nguồn tin", "Nơi xảy ra", "Nội dung"], [1, "05/01/2025", "Tổ 1", "Trộm cắp tài sản", "Nguyễn Văn An", "ngõ 12", Theft], [2, "20/11/2025", null, "Gây rối trật tự công cộng", "Trần Thị Bình", "chợ Đình", Brawl]], ["C2:C3"]),
        ["totals, months, empty and numbered rows"] = () => new MessyWorkbook().Sheet("So", [Heads, ["Tháng 01/2025"], A(), ["Cộng tháng 1", null, null, null, null, 1], [], ["THÁNG 11"], B(), [3], [4], ["Tổng cộng:", null, null, null, null, "2 tin"], [null, null, null, null, "NGƯỜI LẬP BIỂU"], [null, null, null, null, "Lê Văn Cường"]], ["A2:F2"]),
        ["heading repeated on each page"] = () => new MessyWorkbook().Sheet("So", [Heads, A(), Heads, B()]),
        ["cells without references"] = () => new MessyWorkbook().Sheet("So", [Heads, A(), B()], references: false),
        ["blanks that are not blanks"] = () => new MessyWorkbook().Sheet("So", [Heads, [1, "Trộm cắp tài sản ", "Nguyễn Văn An", "05/01/2025 ", "  ngõ   12", Theft + "​ "], B()]),
        ["all 21 columns of the province"] = () => new MessyWorkbook().Sheet("So", [[.. RegisterColumn.All.Select(column => (object?)column.Heading)], A(), B()]),
        ["quotes before numbers, more columns to the right"] = () => new MessyWorkbook().Sheet("So", [[.. Heads, "Bí mật riêng", "Mã vạch"], ["'1", .. A()[1..], "x", 5], [.. B(), "y", 6]]),
        ["1904 calendar"] = () => new MessyWorkbook(from1904: true).Sheet("So", [Heads, A(First.AddDays(-1462)), B(Second.AddDays(-1462))]),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_messy_file_gives_the_same_two_tips(string name)
    {
        var read = RegisterReader.Read(Files[name]().Save(), Today);

        Assert.Empty(read.Faults);
        Assert.Equal([First, Second], read.Lines.Select(line => line.Day));
        Assert.Equal(["Trộm cắp tài sản", "Gây rối trật tự công cộng"], read.Lines.Select(line => line.Line[RegisterColumn.Offence]));
        Assert.Equal(["Nguyễn Văn An", "Trần Thị Bình"], read.Lines.Select(line => line.Line[RegisterColumn.Reporter]));
        Assert.Equal(["ngõ 12", "chợ Đình"], read.Lines.Select(line => line.Line[RegisterColumn.Place]));
        Assert.Equal([Theft, Brawl], read.Lines.Select(line => line.Line[RegisterColumn.Content]));
        Assert.Equal(["1", "2"], read.Lines.Select(line => line.Line[RegisterColumn.Number]));
    }

    [Fact]
    public void Merged_heads_tell_numbers_from_days_and_merged_cells_reach_the_rows_below()
    {
        var decided = RegisterReader.Read(Files["heading in two merged rows"]().Save(), Today).Lines[0].Line;
        var units = RegisterReader.Read(Files["merged cells carried down"]().Save(), Today).Lines;

        Assert.Equal(("11/QĐ", "06/01/2025"), (decided[RegisterColumn.HeadDecision], decided[RegisterColumn.AssignedOn]));
        Assert.Equal(["Tổ 1", "Tổ 1"], units.Select(line => line.Line[RegisterColumn.Unit]));
    }

    [Fact]
    public void Each_wrong_row_is_named_by_sheet_row_and_column_and_the_others_are_read()
    {
        var file = new MessyWorkbook().Sheet("Năm 2025", [Heads, A(), A("31/02/2025"), A("13/13/2025"), A("hôm qua"), [5, "x", "y", null, "z", Theft], [6, "x", "y", "01/01/2025", "z", null], A("05/01/2999"), B()]).Save();

        var read = RegisterReader.Read(file, Today);

        Assert.Equal(2, read.Lines.Count);
        Assert.Equal([(3, "Ngày xảy ra"), (4, "Ngày xảy ra"), (5, "Ngày xảy ra"), (6, "Ngày xảy ra"), (7, "Nội dung nguồn tin"), (8, "Ngày xảy ra")], read.Faults.Select(fault => (fault.Row, fault.Column!)));
        Assert.All(read.Faults, fault => Assert.True(fault.Sheet == "Năm 2025" && fault.What.Contains("Hãy", StringComparison.Ordinal), fault.What));
    }

    [Theory]
    [InlineData("not a file at all")]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 broken")]
    public void What_is_no_workbook_is_refused_with_what_to_do(string content)
    {
        var refused = Assert.Throws<RegisterFileException>(() => RegisterReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(content)), Today));

        Assert.Contains("Hãy", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_xls_is_told_apart()
    {
        var refused = Assert.Throws<RegisterFileException>(() => RegisterReader.Read(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]), Today));

        Assert.Contains(".xls", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_a_huge_one_is_refused_before_it_is_unpacked()
    {
        var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++) part.Write(zeros);
        }

        Assert.InRange(bomb.Length, 1, 1 << 20);
        Assert.Contains("quá lớn", Assert.Throws<RegisterFileException>(() => RegisterReader.Read(bomb, Today)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_rows_than_the_limit_are_refused()
    {
        var rows = Enumerable.Range(0, 52_000).Select(_ => new object?[] { null, null, null, 45662, null, 7 }).Prepend(Heads).ToArray();

        Assert.Contains("50.000", Assert.Throws<RegisterFileException>(() => RegisterReader.Read(new MessyWorkbook().Sheet("So", rows).Save(), Today)).Message, StringComparison.Ordinal);
    }
}
