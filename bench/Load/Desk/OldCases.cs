using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace AnTT.LoadBench.Desk;

/// <summary>Three years of a very busy ward, put straight into the tables of the program: most cases ended, the newest open, each with report, mailbox, key, deadlines and log.</summary>
internal static class OldCases
{
    public const string Password = "một câu dài dễ nhớ";
    public const int Officers = 20;
    private const int Open = 10_000;
    private const int Unseen = 100;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly (string Code, string Name)[] Categories =
    [
        ("trom-cap", "Trộm cắp"), ("ma-tuy", "Ma tuý"), ("co-bac", "Đánh bạc"), ("tin-dung-den", "Tín dụng đen"), ("lua-dao", "Lừa đảo"), ("bao-luc-gia-dinh", "Bạo lực gia đình"), ("tre-em", "Xâm hại trẻ em"),
        ("gay-roi", "Gây rối, tiếng ồn"), ("giao-thong", "Giao thông"), ("chay-no", "Cháy nổ"), ("moi-truong", "Môi trường"), ("khac", "Việc khác"),
    ];

    // Words after Zipf: some in nearly every story, some in one of ten thousand.
    private static readonly string[] Words = "xe may nha dem sang chieu toi cua hang quan an nguoi dan ong ba thanh nien nhom danh bac so de ma tuy kim tiem trom cap mat khoa cong hem ngo tang chung cu cho truong hoc benh vien cong vien am thanh lon karaoke loa keo dai nhieu ngay de doa vay tien lai nang cao tin nhan dien thoai lua dao chuyen khoan ngan hang gia mao giay to xo xat danh nhau dao kiem bien so mau do trang den xanh vang bac nho lon chay khoi lua dien nuoc rac thai bui khoi o nhiem lan chiem via he dau xe trai phep dua xe bo lang lach khong mu bao hiem tre em bo roi bao hanh vo chong hang xom cai nhau phao no lau trai phep".Split(' ');
    private static readonly string[] Rare = [.. from first in "b ch d gi h kh l m ng ph qu s th tr v x".Split(' ') from second in "ac ang ap at em en iep iet oan oc uan ung uoi uong uyen yen".Split(' ') select first + second];

    public static void Write(string file, int many)
    {
        var clock = Stopwatch.StartNew();
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Do(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;");
        var indexes = DropIndexes(connection);
        using (var transaction = connection.BeginTransaction())
        {
            WriteAll(connection, many);
            transaction.Commit();
        }
        Console.WriteLine(FormattableString.Invariant($"rows after {clock.Elapsed.TotalSeconds:0} s"));
        foreach (var index in indexes) Do(connection, index);
        Do(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        Console.WriteLine(FormattableString.Invariant($"{many} cases after {clock.Elapsed.TotalSeconds:0} s, {new FileInfo(file).Length / 1048576.0:0} MB"));
    }

    private static void WriteAll(SqliteConnection connection, int many)
    {
        var ward = Text(connection, """SELECT "Id" FROM "wards" ORDER BY "Id" LIMIT 1""");
        var unit = Text(connection, $"""SELECT "Id" FROM "ward_units" WHERE "WardId" = '{ward}' ORDER BY "Position" LIMIT 1""");
        var areas = WriteAreas(connection, ward);
        var officers = WriteOfficers(connection);
        var random = new Random(20261122);
        var now = TimeProvider.System.GetUtcNow();
        using var rows = new CaseRows(connection, ward, unit);
        for (var number = 0; number < many; number++)
        {
            // The newest ended an hour ago, so that the tips of the bench come after all of them.
            var filed = now.AddHours(-1) - TimeSpan.FromDays(3 * 365) * (1 - (number + 1.0) / many);
            var left = many - number;
            var (state, outcome) = left > Math.Min(Open, many / 10) ? random.Next(100) < 8 ? ("OutOfScope", null) : ("Closed", random.Next(3) == 0 ? "NotConfirmed" : "Solved")
                : left <= Unseen ? ("Received", null) : (((string[])["Screening", "InProgress", "Planned", "NeedMore"])[random.Next(4)], (string?)null);
            var (area, category, officer) = (areas[Zipf(random, areas.Count)], Categories[Zipf(random, Categories.Length)], officers[random.Next(officers.Count)]);
            var story = Story(random, number);
            rows.Add(new CaseRow(number, filed, state, outcome, category.Code, category.Name, area.Id, area.Name, officer.Id, officer.Name, story, random.Next(100) < 5 ? 2 : random.Next(100) < 20 ? 1 : 0));
        }
        var local = now.ToOffset(Vietnam);
        Do(connection, string.Create(CultureInfo.InvariantCulture, $"""UPDATE "ward_ledgers" SET "Year" = {local.Year}, "LastNumber" = {many}, "LastSequence" = {rows.Events} WHERE "WardId" = '{ward}'"""));
    }

    private static List<(string Id, string Name)> WriteAreas(SqliteConnection connection, string ward)
    {
        using var table = new BulkTable(connection, "ward_areas", "Id", "WardId", "Name", "Aliases", "Outline", "Position");
        var areas = Enumerable.Range(1, 24).Select(number => (Id: Guid.CreateVersion7().ToString().ToUpperInvariant(), Name: $"Tổ dân phố {number}", Number: number)).ToList();
        foreach (var area in areas) table.Add(area.Id, ward, area.Name, "[]", "[]", area.Number);
        return areas.ConvertAll(area => (area.Id, area.Name));
    }

    private static List<(string Id, string Name)> WriteOfficers(SqliteConnection connection)
    {
        var hash = new PasswordHasher<object>().HashPassword(connection, Password);
        using var roles = new BulkTable(connection, "staff_roles", "Id", "Name", "NormalizedName");
        using var staff = new BulkTable(connection, "staff", "Id", "UserName", "NormalizedUserName", "DisplayName", "PasswordHash", "SecurityStamp", "ConcurrencyStamp");
        using var held = new BulkTable(connection, "staff_in_roles", "UserId", "RoleId");
        var role = Guid.CreateVersion7().ToString().ToUpperInvariant();
        roles.Add(role, "xu-ly", "XU-LY");
        var officers = new List<(string Id, string Name)>();
        for (var number = 1; number <= Officers; number++)
        {
            var (id, name) = (Guid.CreateVersion7(), $"Cán bộ {number}");
            staff.Add(id.ToString().ToUpperInvariant(), $"canbo{number}", $"CANBO{number}", name, hash, Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            held.Add(id.ToString().ToUpperInvariant(), role);
            officers.Add((id.ToString(), name));
        }
        return officers;
    }

    /// <summary>Thirty common words, five rare ones and a number plate nobody else has.</summary>
    private static string Story(Random random, int number)
    {
        var words = Enumerable.Range(0, 30).Select(_ => Words[Zipf(random, Words.Length)]).Concat(Enumerable.Range(0, 5).Select(_ => Rare[random.Next(Rare.Length)]));
        return $"{string.Join(' ', words)} bien so {Plate(number)}";
    }

    public static string Plate(int number) => string.Create(CultureInfo.InvariantCulture, $"{29 + number % 70}a{number / 100_000 % 10}-{number % 100_000:00000}");

    public static (string Code, string Name) Category(Random random) => Categories[random.Next(Categories.Length)];

    public static string Common(Random random) => Words[random.Next(30)];

    public static string Seldom(Random random) => Rare[random.Next(Rare.Length)];

    private static int Zipf(Random random, int many) => (int)(Math.Pow(many + 1, random.NextDouble()) - 1);

    private static List<string> DropIndexes(SqliteConnection connection)
    {
        var indexes = new List<(string Name, string Sql)>();
        using (var read = connection.CreateCommand())
        {
            read.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND (tbl_name = 'cases' OR tbl_name LIKE 'case\\_%' ESCAPE '\\')";
            using var reader = read.ExecuteReader();
            while (reader.Read()) indexes.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (name, _) in indexes) Do(connection, $"DROP INDEX \"{name}\"");
        return indexes.ConvertAll(index => index.Sql);
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }
}
