using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Receipts;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;

namespace AnTT.Cases.Tests.Receipts;

public sealed class SlipTests
{
    private static Task<ReceiptSlip?> MakeAsync(WardFixture ward, Guid mailboxId) => ward.InScopeAsync<SlipDesk, ReceiptSlip?>(desk => desk.MakeAsync(mailboxId, "Công an Phường Thử", CancellationToken.None));

    private static Task<ReceiptSlip?> CheckAsync(WardFixture ward, string? text) => ward.InScopeAsync<SlipDesk, ReceiptSlip?>(desk => Task.FromResult(desk.Check(text)));

    [Fact]
    public async Task A_slip_names_office_number_and_time_and_neither_sender_nor_content_nor_code()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();

        var slip = (await MakeAsync(ward, filed.MailboxId))!;

        Assert.Contains("Nơi nhận: Công an Phường Thử", slip.Text, StringComparison.Ordinal);
        Assert.Contains($"Số tin báo: {filed.Number}", slip.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { "Wave", "ngõ 12", "Trộm", filed.ReceiptCode, filed.ReceiptCode.Split('-')[0] + "-" }) Assert.DoesNotContain(secret, slip.Text[..slip.Text.LastIndexOf('\n')], StringComparison.OrdinalIgnoreCase);
        var copy = (await ward.InScopeAsync<ReporterRights, DataCopy?>(rights => rights.ExportAsync(filed.MailboxId, CancellationToken.None)))!;
        Assert.Contains($"Dấu nội dung: {slip.Digest}\n", copy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_is_genuine_pasted_in_any_way_and_after_its_case_is_gone_and_every_changed_letter_is_seen()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var slip = (await MakeAsync(ward, filed.MailboxId))!;

        Assert.Equal(slip, await CheckAsync(ward, slip.Text));
        Assert.Equal(slip.Number, (await CheckAsync(ward, $"Xin chào,\r\n  {slip.Text.Replace("\n", "\r\n\r\n   ", StringComparison.Ordinal)}  \r\nGửi từ điện thoại"))?.Number);
        for (var at = 0; at < slip.Text.Length; at++)
        {
            if (slip.Text[at] == '\n' || at < slip.Text.IndexOf('\n', StringComparison.Ordinal)) continue;
            var changed = slip.Text.Remove(at, 1).Insert(at, slip.Text[at] == '7' ? "8" : "7");
            Assert.True(await CheckAsync(ward, changed) is null, changed);
        }
        foreach (var none in new[] { null, "", "không phải phiếu", slip.Text[..^3], slip.Text + "x", new string('x', 100_000) }) Assert.Null(await CheckAsync(ward, none));

        await ward.MoveAsync(filed.CaseId, CaseState.Closed);
        Assert.IsType<Shredding.Done>(await ward.InScopeAsync<CaseShredding, Shredding>(shredding => shredding.ShredAsync(filed.CaseId, "thử", WardFixture.Head, CancellationToken.None)));
        Assert.NotNull(await CheckAsync(ward, slip.Text));
        Assert.Null(await MakeAsync(ward, filed.MailboxId));
    }

    [Fact]
    public async Task Another_ward_s_slip_is_none_of_ours_and_anybody_checks_one_with_the_public_key()
    {
        await using var ward = await WardFixture.StartAsync();
        await using var other = await WardFixture.StartAsync();
        var slip = (await MakeAsync(ward, (await ward.FileAsync()).MailboxId))!;

        Assert.Null(await CheckAsync(other, slip.Text));
        using var key = ECDsa.Create();
        key.ImportFromPem(await ward.InScopeAsync<SlipDesk, string>(desk => Task.FromResult(desk.PublicPem)));
        var end = slip.Text.LastIndexOf('\n');
        var signature = Convert.FromBase64String(slip.Signature.Replace('-', '+').Replace('_', '/') + "==");
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(slip.Text[..end]), signature, HashAlgorithmName.SHA256));
    }
}
