using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Validation.InvalidEdits;

/// <summary>Mistakes in names, words, numbers and keys: facts of the API reference, told here without the product's rules.</summary>
internal static class TextEdits
{
    private const string PskSymbols = "~`!@#$%^&*()_-+={}[]\\|;:',.<>/?";

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["ike.version"] = ["ikev1", "ikev2"], ["ike.mode"] = ["main", "aggressive"],
        ["ike.encryption"] = ["aes", "aes192", "aes256", "des", "3des"], ["ipsec.encryption"] = ["aes", "aes192", "aes256", "des", "3des"],
        ["ike.authentication"] = ["md5", "sha1", "sha256", "sha384", "sha512"], ["ipsec.authentication"] = ["md5", "sha1", "sha256", "sha384", "sha512"],
        ["ike.dhGroup"] = ["group1", "group2", "group5", "group14"], ["ipsec.pfs"] = ["disabled", "group1", "group2", "group5", "group14"],
        ["gateway.chargeType"] = ["POSTPAY", "PREPAY"], ["routing"] = ["static", "bgp"],
    };

    public static IEnumerable<EditKind> Kinds =>
    [
        EditKind.Of("name too long", "the API takes 100 characters", IsName, random => new string('n', random.Next(101, 400))),
        EditKind.Of("name like a web address", "the API refuses http:// and https://", IsName, random => random.Any("http://", "https://", "HTTP://") + random.Word()),
        EditKind.Of("name with a control character", "nobody can see or type it again", IsName, random => random.Word() + (char)random.Next(1, 32) + random.Word()),
        EditKind.Of("name that is empty", "the field is required", IsRequiredName, random => new string(' ', random.Next(1, 4))),
        EditKind.Of("gateway name with a wrong start", "the API wants a letter first", IsGatewayName, random => random.Any("1", "_", "-", ".", "9") + random.Word()),
        EditKind.Of("gateway name with a wrong character", "the API takes letters, digits, _ - .", IsGatewayName, random => random.Word() + random.Any(" ", "/", "(", "，", "@", "#", "+", "\u3000", "😀") + random.Word()),
        EditKind.Of("gateway name too short", "the API wants 2 characters", IsGatewayName, random => random.Word(1, 1)),
        new("word that is not offered", "the API knows no such word", (_, path) => Words.ContainsKey(path), (_, path, random) => Unknown(random, Words[path])),
        EditKind.Of("neither yes nor no", "only true and false are known", path => path.EndsWithAny(".effectImmediately", ".publish"), random => random.Any("yes", "no", "1", "0", "on", "是", "T", random.Word())),
        EditKind.Of("bandwidth that is not sold", "sizes are 5, 10, 20, 50, 100, 200, 500, 1000", path => path.EndsWithAny(".bandwidth"), Size),
        EditKind.Of("lifetime out of range", "the API takes up to 86400 s, and 0 is undefined", path => path.EndsWithAny(".lifetime"), random => NotBetween(random, 1, 86400)),
        EditKind.Of("interval out of range", "an outage must be noticed", path => path.EndsWithAny(".interval"), random => NotBetween(random, 1, 300)),
        EditKind.Of("retries out of range", "an outage must be noticed", path => path.EndsWithAny(".retries"), random => NotBetween(random, 1, 30)),
        EditKind.Of("ASN out of range", "an ASN has 32 bits and is not 0", path => path.EndsWithAny(".asn"), random => random.Any("0", "0.0", (4294967296 + random.NextInt64(1_000_000)).ToString(), "99999999999")),
        EditKind.Of("ASN that is no number", "an ASN is a number, or two with a dot", path => path.EndsWithAny(".asn"), random => random.Any("AS65000", "-1", "1.2.3", "1.65536", "65536.1", "6 5530", "６５５３０", "65,530", random.Word())),
        new("ASN of Alibaba Cloud", "customer gateways must not have 45104", (draft, path) => path == "side2.asn" || (path == "side1.asn" && draft.Scenario == VpcToVpcFields.Scenario), (_, _, random) => random.Any("45104", "0.45104")),
        new("one ASN on both sides with BGP", "the session would be iBGP", (draft, path) => path.EndsWithAny(".asn") && draft.Values.GetValueOrDefault("routing") == "bgp", (_, path, _) => path == "side1.asn" ? "65500" : "65530"),
        EditKind.Of("device that is not known", "there is no configuration for it", path => path == "side2.site.device", random => "x" + random.Word()),
        EditKind.Of("instance id of a wrong shape", "ids begin with i-", path => path.EndsWithAny("verify.source", "verify.destination"), random => random.Any("i-", "vpc-" + random.Word(), "10.0.0.1", "i-" + random.Word().ToUpperInvariant(), random.Word())),
        EditKind.Of("instance that is not there", "the VPC has no such instance", path => path.EndsWithAny("verify.source", "verify.destination"), random => "i-none" + random.Word()),
        EditKind.Of("key too long", "the API takes 100 characters", IsKey, random => "aB3" + new string('k', random.Next(98, 200))),
        EditKind.Of("key with a wrong character", "the API takes a documented set", IsKey, random => "aB3xY7" + WrongCharacter(random) + random.Word()),
        EditKind.Of("key that is empty", "both ends need one", IsKey, _ => ""),
    ];

    private static bool IsName(string path) => path.EndsWithAny("name");

    private static bool IsRequiredName(string path) => IsName(path) && !path.Contains("customerGateway", StringComparison.Ordinal);

    private static bool IsGatewayName(string path) => path.EndsWithAny(".gateway.name");

    private static bool IsKey(string path) => path.EndsWithAny(".psk");

    private static string Unknown(Random random, string[] known)
    {
        var word = random.Any(random.Word(), random.Any(known).ToUpperInvariant() + "x", " " + random.Any(known)[1..], random.Any(known) + "-gcm", "group24", "sm4", "none", "默认");
        return known.Contains(word.Trim(), StringComparer.Ordinal) ? "x" + word : word;
    }

    private static string Size(Random random) => random.Any("0", "-5", "10M", "1e2", "10.0", "５０", random.Word(), NotOf(random, 5, 10, 20, 50, 100, 200, 500, 1000));

    private static string NotOf(Random random, params int[] sizes)
    {
        var size = random.Next(1, 3000);
        return (sizes.Contains(size) ? size + 1 : size).ToString();
    }

    private static string NotBetween(Random random, int least, int most) => random.Any(
        (least - random.Next(1, 1000)).ToString(), (most + (long)random.Next(1, 1_000_000)).ToString(), "1.5", "3s", "0x10", "1 000", "99999999999999999999", random.Word());

    private static char WrongCharacter(Random random)
    {
        while (true)
        {
            var character = random.Any(' ', '"', '\t', '\n', '中', 'é', '“', (char)random.Next(128, 1000));
            if (!PskSymbols.Contains(character) && !char.IsAsciiLetterOrDigit(character)) return character;
        }
    }
}
