using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Slots;
using AnTT.Cases.Intake;

namespace AnTT.Bot.StaffConsole.Sheets;

/// <param name="Bank">Null: not told.</param>
public sealed record FrozenAccount(string Number, string? Bank);

/// <summary>What a bank must know to hold money, as far as the tip tells it. Nothing of who told it.</summary>
/// <param name="Amounts">"15.000.000 đồng (“15 triệu”)".</param>
/// <param name="SentAt">When the money was sent, in the sender's words with what they mean; null: not told.</param>
/// <param name="Words">What the transfer said (nội dung chuyển khoản); null: not told.</param>
/// <param name="Reference">Mã giao dịch; null: not told.</param>
/// <param name="From">Amount and bank it came from, in the sender's words; null: not told.</param>
/// <param name="ToldBank">Whether the bank's line was called, in the sender's words; null: not told.</param>
public sealed partial record FreezeFacts(
    IReadOnlyList<FrozenAccount> Accounts, IReadOnlyList<string> Amounts, string? SentAt, string? Words, string? Reference, string? From, string? ToldBank)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Reads the answers about the transfer, and the story for what they leave open.</summary>
    public static FreezeFacts Read(MessageUnderstanding understanding, Report report)
    {
        string? Told(string field) => report.Answers.FirstOrDefault(answer => answer.Field == field)?.Text;
        TipSlots Slots(string? text) => text is null ? TipSlots.None : understanding.Read(text, new MessageContext(report.FiledAt, Expecting.FreeText)).Slots;

        var (asked, story, money) = (Slots(Told("account")), Slots(report.What), Slots(Told("money")));
        // The answer about where the money went; only where it names no account, one of the story.
        var accounts = (asked.Accounts.Count > 0 ? asked.Accounts : Digits(Told("account")) is { } bare ? [bare] : story.Accounts).Select(found => found.Value with
        {
            Bank = found.Value.Bank ?? story.Accounts.FirstOrDefault(one => one.Value.Account == found.Value.Account)?.Value.Bank,
        });
        var amounts = money.Amounts.Count > 0 ? money.Amounts : story.Amounts;
        var words = string.Join('\n', report.Answers.Select(answer => answer.Text).Prepend(report.What));
        return new FreezeFacts(
            [.. accounts.Select(account => new FrozenAccount(account.Account, account.Bank)).Distinct()],
            [.. amounts.Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.Value:#,0}").Replace(',', '.') + $" đồng (“{found.Text}”)").Distinct()],
            SentWords(Told("sent"), WithinHours(Told("sent")) ? story.When : Slots(Told("sent")).When ?? story.When, report.FiledAt),
            TransferWords().Match(words) is { Success: true } said ? said.Groups["text"].Value.Trim(' ', '.', ',', '"', '“', '”') : null,
            ReferenceWords().Match(words) is { Success: true } number ? number.Groups["text"].Value : null,
            Told("money"), Told("bank"));
    }

    /// <summary>Digits that can only be an account, where just that was asked for.</summary>
    private static Found<BankAccount>? Digits(string? answer) => answer is not null && LongNumber().Match(answer) is { Success: true } number
        ? new Found<BankAccount>(number.Index, number.Length, number.Value, new BankAccount(string.Concat(number.Value.Where(char.IsAsciiDigit)), InBrackets().Match(answer, number.Index) is { Success: true } bank ? bank.Groups["text"].Value.Trim() : null))
        : null;

    /// <summary>"Trong 1 giờ qua" is a span, not the hour at its far end.</summary>
    private static bool WithinHours(string? answer) => answer?.StartsWith("trong ", StringComparison.OrdinalIgnoreCase) == true;

    private static string? SentWords(string? answer, Found<TimeSpanMeant>? when, DateTimeOffset filedAt)
    {
        var hour = when is { Value: { IsExact: true, Recurs: false } meant } ? meant.From.ToOffset(Vietnam).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture) + $" (“{when.Text}”)" : null;
        var told = answer ?? when?.Text;
        if (hour is not null) return told is null || told.Contains(when!.Text, StringComparison.OrdinalIgnoreCase) ? hour : $"{hour}; {told}";
        return told is null ? null : $"{told} (báo lúc {filedAt.ToOffset(Vietnam):HH:mm 'ngày' dd/MM/yyyy})";
    }

    [GeneratedRegex(@"(?i)n[ộo]i\s+dung(?:\s+(?:chuy[ểe]n\s+kho[ảa]n|chuy[ểe]n\s+ti[ềe]n|ck|giao\s+d[ịi]ch))?\s*(?:l[àa]|ghi|:|“|"")\s*[:“""]?\s*(?<text>[^\n“”"".;]{2,120})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TransferWords();

    [GeneratedRegex(@"(?i)m[ãa]\s+(?:giao\s+d[ịi]ch|gd)\s*(?:l[àa]|:)?\s*(?<text>[A-Z0-9][A-Z0-9.\-]{5,39})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReferenceWords();

    /// <summary>"0123456789 (VIETCOMBANK)", as an account read from the story is kept.</summary>
    [GeneratedRegex(@"\((?<text>[^)]{2,60})\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"\d(?:[ .\-]?\d){5,18}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();
}
