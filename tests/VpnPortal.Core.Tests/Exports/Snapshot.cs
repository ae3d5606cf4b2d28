using System.Runtime.CompilerServices;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>Compares a text with the reviewed file of that name; <c>ACCEPT_SNAPSHOTS=1</c> rewrites the file instead.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string testFile = "")
    {
        Assert.DoesNotContain('\r', actual);
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", $"{name}.verified.txt");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"{path} does not exist. Review the text, then run the tests with ACCEPT_SNAPSHOTS=1:\n{actual}");
        var expected = File.ReadAllText(path);
        if (expected == actual) return;
        Assert.Fail($"{name}: {FirstDifference(expected.Split('\n'), actual.Split('\n'))}\nIf the change is wanted, run the tests with ACCEPT_SNAPSHOTS=1 and review the diff.");
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        for (var line = 0; line < Math.Max(expected.Length, actual.Length); line++)
        {
            var (left, right) = (expected.ElementAtOrDefault(line), actual.ElementAtOrDefault(line));
            if (left != right) return $"line {line + 1}\n- {left ?? "(end)"}\n+ {right ?? "(end)"}";
        }
        return "no line differs";
    }
}
