using System.Globalization;

namespace VpnPortal.Emulator.State;

/// <summary>Ids, addresses and durations drawn from the seed. The position in the sequence is part of the saved state.</summary>
internal static class Draw
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] PublicPrefixes = ["47.91", "47.245", "8.209", "8.211", "47.254", "8.216"];

    /// <summary>A SplitMix64 value for any key, for noise that must not move the sequence.</summary>
    public static ulong Mix(ulong key)
    {
        var z = key + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    public static double Unit(ulong key) => (Mix(key) >> 11) / (double)(1UL << 53);

    public static ulong Next(World world) => Mix((world.Seed * 0xD1342543DE82EF95UL) + ++world.Draws);

    public static double Between(World world, double low, double high) => low + (Unit(Next(world)) * (high - low));

    /// <summary>An id such as vpn-gw8…: the letters after the dash tell the region.</summary>
    public static string Id(World world, string prefix, string region = "") => $"{prefix}-{RegionCode(region)}{Text(world, 17)}";

    public static string Text(World world, int length) =>
        string.Create(length, world, static (span, w) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Alphabet[(int)(Next(w) % (ulong)Alphabet.Length)];
        });

    public static string PublicIp(World world)
    {
        while (true)
        {
            var draw = Next(world);
            var prefix = PublicPrefixes[draw % (ulong)PublicPrefixes.Length];
            var ip = string.Create(CultureInfo.InvariantCulture, $"{prefix}.{(draw >> 16) % 254 + 1}.{(draw >> 32) % 254 + 1}");
            if (!world.Gateways.Values.Any(g => g.InternetIp == ip || g.SecondInternetIp == ip))
                return ip;
        }
    }

    /// <summary>From a sequence of its own: how often a client polls must not change the ids of what it creates.</summary>
    public static string RequestId(World world)
    {
        var number = ++world.Requests * 2;
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Mix((world.Seed * 0xA24BAED4963EE407UL) + number));
        BitConverter.TryWriteBytes(bytes[8..], Mix((world.Seed * 0xA24BAED4963EE407UL) + number + 1));
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }

    private static string RegionCode(string region) => region switch
    {
        "" => "",
        "cn-hangzhou" => "bp1",
        "cn-shanghai" => "uf6",
        "cn-beijing" => "2ze",
        "cn-qingdao" => "m5e",
        "cn-shenzhen" => "wz9",
        "eu-central-1" => "gw8",
        _ => Letters(region),
    };

    private static string Letters(string region)
    {
        var hash = region.Aggregate(17UL, (h, c) => Mix(h + c));
        return string.Create(3, hash, static (span, h) =>
        {
            for (var i = 0; i < span.Length; i++, h /= 36)
                span[i] = Alphabet[(int)(h % 36)];
        });
    }
}
