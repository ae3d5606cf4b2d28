using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>Removes exactly what the other files added: their own undo commands, the last first.</summary>
internal static class VrpRollback
{
    public static IEnumerable<CliSection> Build(VrpPage page, IEnumerable<(string Name, IReadOnlyList<CliSection> Sections)> loaded)
    {
        foreach (var (name, sections) in loaded.Reverse())
        {
            // One command may take away several lines, such as those of a prefix list.
            var undo = CliBlock.UndoOf(sections.SelectMany(section => section.Blocks)).Distinct().ToList();
            yield return CliSection.Of(page.Pick($"撤销 {name}", $"undo {name}"), Notes(page, undo), undo);
        }
    }

    private static IEnumerable<string> Notes(VrpPage page, IReadOnlyList<CliBlock> undo)
    {
        yield return page.Pick("只删除该文件添加的内容；没有加载过该文件时跳过本节", "removes exactly what that file added; skip this section where the file was not loaded");
        if (undo.Any(block => FillIn.All.Any(word => block.Line.Text.Contains(word, StringComparison.Ordinal))))
            yield return page.Pick("大写的词按加载时的取值替换", "replace the words in capitals by what was loaded");
    }
}
