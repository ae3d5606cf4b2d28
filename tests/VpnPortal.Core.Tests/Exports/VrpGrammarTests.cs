using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>The reader that judges the exports for Huawei and H3C refuses what a device would refuse.</summary>
public sealed class VrpGrammarTests
{
    public static TheoryData<string> Keys() => [.. VrpTestBed.All.Select(bed => bed.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void AnUnknownCommand_IsRefused(string device) => Refuses(device, "unknown in the view", text => After(text, "system-view", "ipsec magic on"));

    [Theory]
    [MemberData(nameof(Keys))]
    public void ACommandOfAnotherView_IsRefused(string device) => Refuses(device, "unknown in the view", text => After(text, "system-view", "mtu 1400"));

    [Theory]
    [MemberData(nameof(Keys))]
    public void AMissingQuit_IsRefused(string device) => Refuses(device, "", text => Without(text, line => line.Trim() == "quit", 0));

    [Theory]
    [MemberData(nameof(Keys))]
    public void AMissingQuitAtTheEnd_IsRefused(string device) => Refuses(device, "", text => Without(text, line => line.Trim() == "quit", ^1));

    [Theory]
    [MemberData(nameof(Keys))]
    public void ANameThatIsTooLong_IsRefused(string device) =>
        Refuses(device, "unknown in the view", text => text.Replace("alit1", "alitunnelnumber1", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void AnObjectThatWasNotDefined_IsRefused(string device) => Refuses(
        device, "is not defined", text => text.Replace("\n ipsec profile alit1\n", "\n ipsec profile alit9\n", StringComparison.Ordinal)
            .Replace("protection ipsec profile alit1\n", "protection ipsec profile alit9\n", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void ACommentInsideAView_IsRefused(string device) => Refuses(device, "leaves it", text => Indented(text, "# note"));

    [Theory]
    [MemberData(nameof(Keys))]
    public void AQuestionMark_IsRefused(string device)
    {
        Refuses(device, "help", text => "# really?\n" + text);
        Refuses(device, "", text => After(text, "system-view", "interface Tunnel101 ?"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void AnythingButAscii_IsRefused(string device) => Refuses(device, "ASCII", text => After(text, "system-view", "隧道"));

    [Theory]
    [MemberData(nameof(Keys))]
    public void ARollbackInTheWrongOrder_IsRefused(string device)
    {
        var bed = VrpTestBed.Find(device);
        var export = bed.Render(ExportSamples.Context(ExportDesigns.OnPremisesStatic));
        var reader = new VrpReader(bed.Grammar()).Load(export.FileText(bed.FileName));
        var lines = export.FileText("rollback.txt").Split('\n').Where(line => line.StartsWith("undo ", StringComparison.Ordinal)).Reverse();
        var thrown = Assert.Throws<FormatException>(() => reader.Load($"system-view\n{string.Join('\n', lines)}\nreturn\n"));
        Assert.Contains("still in use", thrown.Message, StringComparison.Ordinal);
    }

    private static void Refuses(string device, string why, Func<string, string> slip)
    {
        var bed = VrpTestBed.Find(device);
        var text = bed.Render(ExportSamples.Context(ExportDesigns.OnPremisesStatic)).FileText(bed.FileName);
        new VrpReader(bed.Grammar()).Load(text);
        var wrong = slip(text);
        Assert.NotEqual(text, wrong);
        Assert.Contains(why, Assert.Throws<FormatException>(() => new VrpReader(bed.Grammar()).Load(wrong)).Message, StringComparison.Ordinal);
    }

    private static string After(string text, string line, string added) => text.Replace($"{line}\n", $"{line}\n{added}\n", StringComparison.Ordinal);

    private static string Indented(string text, string added)
    {
        var lines = text.Split('\n').ToList();
        lines.Insert(lines.FindIndex(line => line.StartsWith(' ')), added);
        return string.Join('\n', lines);
    }

    private static string Without(string text, Predicate<string> gone, Index which)
    {
        var lines = text.Split('\n').ToList();
        var found = lines.Select((line, at) => (line, at)).Where(pair => gone(pair.line)).Select(pair => pair.at).ToList();
        lines.RemoveAt(found[which]);
        return string.Join('\n', lines);
    }
}
