using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Sealing;

namespace AnTT.Cases.Receipts;

/// <summary>The ward's key for slips: ECDSA over P-256 with SHA-256, drawn from <c>cases.key</c>, so that a restored backup signs and checks the same.</summary>
internal sealed class SlipKey(CaseKeys keys)
{
    private readonly Lazy<ECDsa> _key = new(() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = keys.SlipKey }));

    /// <summary>64 bytes, base64url: 86 letters.</summary>
    public string Sign(string words)
    {
        lock (_key) return Base64Url.EncodeToString(_key.Value.SignData(Encoding.UTF8.GetBytes(words), HashAlgorithmName.SHA256));
    }

    public bool IsGenuine(string words, string signature)
    {
        var bytes = new byte[64];
        // Written in one way only: the last letter has bits that say nothing.
        if (signature.Length != 86 || !Base64Url.IsValid(signature) || !Base64Url.TryDecodeFromChars(signature, bytes, out var length) || length != 64 || Base64Url.EncodeToString(bytes) != signature) return false;
        lock (_key) return _key.Value.VerifyData(Encoding.UTF8.GetBytes(words), bytes, HashAlgorithmName.SHA256);
    }

    /// <summary>With which anybody checks a slip without asking the ward: SubjectPublicKeyInfo, PEM.</summary>
    public string PublicPem
    {
        get
        {
            lock (_key) return _key.Value.ExportSubjectPublicKeyInfoPem();
        }
    }
}
