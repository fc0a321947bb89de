namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>MP3 and AAC: drops the tags before and behind the sound (ID3, APE).</summary>
internal static class TaggedAudioCleaner
{
    public static byte[] Clean(byte[] sound)
    {
        var (start, end) = (0, sound.Length);
        while (end - start > 10 && sound.AsSpan(start).StartsWith("ID3"u8))
        {
            var size = (sound[start + 6] << 21) | (sound[start + 7] << 14) | (sound[start + 8] << 7) | sound[start + 9];
            start += 10 + size + ((sound[start + 5] & 0x10) != 0 ? 10 : 0);
            if (start >= end) throw new InvalidDataException("Nothing but tags.");
        }
        if (end - start >= 128 && sound.AsSpan(end - 128).StartsWith("TAG"u8)) end -= 128;
        if (end - start >= 32 && sound.AsSpan(end - 32).StartsWith("APETAGEX"u8))
        {
            var size = BitConverter.ToInt32(sound, end - 32 + 12) + ((sound[end - 32 + 23] & 0x80) != 0 ? 32 : 0);
            if (size >= 32 && size < end - start) end -= size;
        }
        return sound[start..end];
    }
}
