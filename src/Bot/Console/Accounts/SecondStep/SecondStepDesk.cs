using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.AspNetCore.Identity;

namespace AnTT.Bot.StaffConsole.Accounts.SecondStep;

/// <summary>Turns the second step (xác thực hai bước) of an account on and off, and checks what is typed at it.</summary>
public sealed class SecondStepDesk
{
    private const int Spare = 8;
    private const string SpareName = "second-step-spare";

    // As one-time passwords: nothing that is read wrong from paper.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly UserManager<Staff> _users;
    private readonly SecondStepTokens _tokens;
    private readonly AccountLog _log;
    private readonly TimeProvider _clock;

    internal SecondStepDesk(UserManager<Staff> users, SecondStepTokens tokens, AccountLog log, TimeProvider clock) => (_users, _tokens, _log, _clock) = (users, tokens, log, clock);

    /// <summary>A secret nobody has yet, sealed for the form that will send it back.</summary>
    public (byte[] Secret, string Sealed) Propose(Staff staff)
    {
        var secret = AuthenticatorCode.NewSecret();
        return (secret, _tokens.Seal($"{staff.Id}/{AuthenticatorCode.Letters(secret)}"));
    }

    /// <returns>Null: not one of ours, or of another account.</returns>
    public byte[]? Read(Staff staff, string? @sealed)
    {
        try
        {
            return _tokens.Open(@sealed)?.Split('/') is [var id, var letters] && id == staff.Id.ToString() ? AuthenticatorCode.Decode(letters) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Turns it on with the first code the phone shows; other sessions of the account end.</summary>
    /// <returns>Codes for the day the phone is lost, shown once; null: the code does not fit.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Staff staff, byte[] secret, string? code, CancellationToken ct)
    {
        if (AuthenticatorCode.StepOf(secret, Digits(code), _clock.GetUtcNow()) is not { } step) return null;
        (staff.TwoFactorEnabled, staff.LastCodeStep) = (true, step);
        StaffAccounts.Check(await _users.SetAuthenticationTokenAsync(staff, SecondStepTokens.LoginProvider, SecondStepTokens.SecretName, _tokens.Seal(AuthenticatorCode.Letters(secret))));
        var spare = await DrawSpareAsync(staff);
        StaffAccounts.Check(await _users.UpdateSecurityStampAsync(staff));
        await _log.NoteAsync(CaseEventKind.SecondStepOn, staff.Id, staff.UserName!, new Officer(staff.Id.ToString(), staff.DisplayName), reason: null, ct);
        return spare;
    }

    /// <summary>Whether what was typed is a code of the phone nobody has used, or one of the spare ones, which is used up.</summary>
    public async Task<SecondStepProof> CheckAsync(Staff staff, string? typed)
    {
        if (Digits(typed) is { Length: 6 } code) return await _users.VerifyTwoFactorTokenAsync(staff, TokenOptions.DefaultAuthenticatorProvider, code) ? SecondStepProof.Phone : SecondStepProof.None;
        return await TakeSpareAsync(staff, typed ?? "") ? SecondStepProof.Spare : SecondStepProof.None;
    }

    public async Task<int> SpareLeftAsync(Staff staff) => (await SpareAsync(staff)).Length;

    /// <summary>New ones in place of all there are.</summary>
    public async Task<IReadOnlyList<string>> DrawSpareAsync(Staff staff)
    {
        var codes = Enumerable.Range(0, Spare).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 12).Chunk(4).Select(group => new string(group)))).ToList();
        await KeepSpareAsync(staff, [.. codes.Select(Hash)]);
        return codes;
    }

    /// <summary>Off again: by the holder, to change phones, or by somebody else for a lost one. Open sessions end.</summary>
    public async Task TurnOffAsync(Staff staff, Officer by, string reason, CancellationToken ct)
    {
        staff.TwoFactorEnabled = false;
        StaffAccounts.Check(await _users.RemoveAuthenticationTokenAsync(staff, SecondStepTokens.LoginProvider, SecondStepTokens.SecretName));
        StaffAccounts.Check(await _users.RemoveAuthenticationTokenAsync(staff, SecondStepTokens.LoginProvider, SpareName));
        StaffAccounts.Check(await _users.UpdateSecurityStampAsync(staff));
        await _log.NoteAsync(CaseEventKind.SecondStepOff, staff.Id, staff.UserName!, by, reason, ct);
    }

    private async Task<bool> TakeSpareAsync(Staff staff, string typed)
    {
        var (known, hash) = (await SpareAsync(staff), Hash(typed.Trim().ToLowerInvariant()));
        if (!known.Contains(hash)) return false;
        // Saved under the account's concurrency stamp: of two who send it at once one is refused.
        return (await SaveSpareAsync(staff, [.. known.Where(one => one != hash)])).Succeeded;
    }

    private async Task<string[]> SpareAsync(Staff staff) =>
        _tokens.Open(await _users.GetAuthenticationTokenAsync(staff, SecondStepTokens.LoginProvider, SpareName))?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private async Task KeepSpareAsync(Staff staff, string[] hashes) => StaffAccounts.Check(await SaveSpareAsync(staff, hashes));

    private Task<IdentityResult> SaveSpareAsync(Staff staff, string[] hashes) =>
        _users.SetAuthenticationTokenAsync(staff, SecondStepTokens.LoginProvider, SpareName, _tokens.Seal(string.Join(';', hashes)));

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    /// <summary>Apps show "123 456".</summary>
    private static string Digits(string? typed) => (typed ?? "").Replace(" ", "", StringComparison.Ordinal) is { Length: 6 } code && code.All(char.IsAsciiDigit) ? code : "";
}

public enum SecondStepProof
{
    None,
    Phone,

    /// <summary>Mã dự phòng.</summary>
    Spare,
}
