namespace AnTT.Knowledge.Answers.Asking;

/// <summary>What sort of thing would answer the question. Several may hold at once.</summary>
[Flags]
internal enum AskedKinds
{
    None = 0,
    Number = 1,
    Percent = 2,
    Money = 4,
    Duration = 8,
    When = 16,
    Who = 32,
    Organisation = 64,
    Where = 128,
    List = 256,
    Definition = 512,
    How = 1024,
    YesNo = 2048,
    Why = 4096,
    Document = 8192,
    Duty = 16384,

    /// <summary>A number to call.</summary>
    Phone = 32768,

    /// <summary>A person by name: an office is no answer.</summary>
    Identity = 65536,

    /// <summary>What a document is about.</summary>
    Topic = 131072,

    /// <summary>Which one in a row: "lần thứ mấy".</summary>
    Ordinal = 262144,

    /// <summary>What something is called.</summary>
    Name = 524288,

    /// <summary>The office or rank a named person holds.</summary>
    Role = 1048576,

    /// <summary>How many times a year and the like.</summary>
    Often = 2097152,
}

internal static class AskedKindsTest
{
    /// <summary>Whether <paramref name="kinds"/> holds at least one of <paramref name="wanted"/>.</summary>
    internal static bool Any(this AskedKinds kinds, AskedKinds wanted) => (kinds & wanted) != AskedKinds.None;
}
