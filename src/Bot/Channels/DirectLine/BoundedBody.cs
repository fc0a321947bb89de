using System.Buffers;

namespace AnTT.Bot.Channels.DirectLine;

internal static class BoundedBody
{
    /// <summary>Bytes; nearly every message fits.</summary>
    private const int FirstRoom = 4096;

    /// <returns>The whole body, or null when it is longer than <paramref name="maxBytes"/>.</returns>
    public static async Task<byte[]?> ReadAsync(Stream body, int maxBytes, CancellationToken ct)
    {
        // Room that is used again: new room for each body would be most of what a message leaves to the collector.
        var room = ArrayPool<byte>.Shared.Rent(FirstRoom);
        try
        {
            var length = 0;
            int read;
            while ((read = await body.ReadAsync(room.AsMemory(length), ct)) > 0)
            {
                length += read;
                if (length > maxBytes) return null;
                if (length == room.Length) room = Larger(room);
            }
            return room[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
