using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Documents;

/// <summary>Everything that can be wrong with a document, in words. None of them quotes an answer: it might be a pre-shared key.</summary>
public static class DocumentProblems
{
    private static readonly BilingualText Remove = new("请删除它。", "Remove it.");

    /// <summary>More bytes than are read.</summary>
    public static readonly DocumentProblem TooLarge = Of(
        "document-too-large", "", null,
        new($"文档超过 {DocumentLimits.MaxBytes / 1024} KiB。", $"The document is larger than {DocumentLimits.MaxBytes / 1024} KiB."),
        new("一份草稿只有几 KiB，请检查是否选错了文件。", "A draft has a few KiB; check that this is the right file."));

    /// <summary>Nothing stands in it.</summary>
    public static readonly DocumentProblem Empty = Of(
        "document-empty", "", null,
        new("文档是空的。", "The document is empty."),
        new("请粘贴或选择一份 JSON 或 YAML 草稿。", "Paste or choose a draft in JSON or YAML."));

    /// <summary>Breaks the grammar of its language.</summary>
    public static DocumentProblem Unreadable(string language, int line, int column) => Of(
        "document-unreadable", "", line,
        new($"从第 {column} 列起不是有效的 {language}。", $"From column {column} on, this is not valid {language}."),
        new("请检查该处及其上一行的引号、括号、冒号和缩进。", "Check the quotation marks, brackets, colons and indents there and on the line before."));

    /// <summary>The same key twice in one group.</summary>
    public static DocumentProblem KeyRepeated(string pointer, string key, int first, int line) => Of(
        "document-key-repeated", pointer, line,
        new($"键“{Shorten(key)}”在第 {first} 行已经出现过。", $"The key “{Shorten(key)}” stands on line {first} already."),
        new("请只保留其中一个。", "Keep one of the two."));

    /// <summary>Nested deeper than any draft.</summary>
    public static DocumentProblem TooDeep(string pointer, int line) => Of(
        "document-too-deep", pointer, line,
        new($"嵌套超过 {DocumentLimits.MaxDepth} 层。", $"It is nested deeper than {DocumentLimits.MaxDepth} levels."),
        new("请检查缩进和括号。", "Check the indents and brackets."));

    /// <summary>YAML that refers to another place of itself.</summary>
    public static DocumentProblem Alias(string pointer, int line) => Of(
        "document-alias", pointer, line,
        new("YAML 别名（*）不受支持。", "A YAML alias (*) is not taken."),
        new("请把值直接写在这里。", "Write the value itself here."));

    /// <summary>YAML with an object or list as a key.</summary>
    public static DocumentProblem KeyIsNoText(string pointer, int line) => Of(
        "document-key-is-no-text", pointer, line,
        new("键必须是文字。", "A key has to be a text."), Remove);

    /// <summary>More than one YAML document in a text.</summary>
    public static DocumentProblem Several(int line) => Of(
        "document-several", "", line,
        new("文件中有不止一份 YAML 文档。", "There is more than one YAML document in the text."),
        new("请每次导入一份：删除“---”及其后的内容。", "Import one at a time: remove what follows “---”."));

    /// <summary>Something else than a group at the top.</summary>
    public static DocumentProblem NoGroup(string pointer, int? line) => Of(
        "document-group-expected", pointer, line,
        pointer.Length == 0
            ? new("文档顶层必须是由键和值组成的对象。", "The top of the document has to be an object of keys and values.")
            : new("这里应是一组键和值。", "A group of keys and values belongs here."),
        new("请对照 /schemas/draft.json 书写。", "Write it as /schemas/draft.json says."));

    /// <summary>A group where an answer belongs.</summary>
    public static DocumentProblem NoValue(string pointer, int? line) => Of(
        "document-value-expected", pointer, line,
        new("这里应是一个值。", "A single value belongs here."),
        new("请写成文字、数字或 true/false。", "Write a text, a number, or true or false."));

    /// <summary>A list where one answer belongs.</summary>
    public static DocumentProblem NoList(string pointer, int? line) => Of(
        "document-list-not-taken", pointer, line,
        new("这里只能有一个值，不能是列表。", "One value belongs here, not a list."),
        new("请只写一个值。", "Write one value."));

    /// <summary>Neither yes nor no.</summary>
    public static DocumentProblem NotYesOrNo(string pointer, int? line, string? meant) => Of(
        "document-yes-or-no", pointer, line,
        new("这里只能是 true 或 false。", "This is either true or false."),
        meant is null ? new("请写 true 或 false。", "Write true or false.") : new($"请写 {meant}。", $"Write {meant}."), meant);

    /// <summary>Longer than any answer.</summary>
    public static DocumentProblem TooLong(string pointer, int? line) => Of(
        "document-value-too-long", pointer, line,
        new($"值超过 {DocumentLimits.MaxValueLength} 个字符。", $"The value has more than {DocumentLimits.MaxValueLength} characters."),
        new("请检查引号是否漏写。", "Check for a missing quotation mark."));

    /// <summary>A key that no question has.</summary>
    /// <param name="meant">What was probably meant.</param>
    public static DocumentProblem KeyUnknown(string pointer, string key, int? line, string? meant) => Of(
        "document-key-unknown", pointer, line,
        new($"没有名为“{Shorten(key)}”的键。", $"There is no key “{Shorten(key)}” here."),
        meant is null ? Remove : new($"是否想写“{meant}”？", $"Did you mean “{meant}”?"), meant);

    /// <summary>No version, or one that is not known.</summary>
    public static DocumentProblem Version(int? line) => Of(
        "document-version", "/version", line,
        new($"缺少 version，或不是 {DraftDocument.Version}。", $"The version is missing, or it is not {DraftDocument.Version}."),
        new($"请写 version: {DraftDocument.Version}。", $"Write version: {DraftDocument.Version}."), "1");

    /// <summary>No scenario, or one that does not exist.</summary>
    public static DocumentProblem Scenario(int? line, IEnumerable<string> known, string? meant)
    {
        var list = string.Join(", ", known);
        return Of(
            "document-scenario", "/scenario", line,
            new($"缺少 scenario，或没有这个场景。可选：{list}。", $"The scenario is missing or does not exist. There are: {list}."),
            meant is null ? new("请写其中一个。", "Write one of them.") : new($"是否想写“{meant}”？", $"Did you mean “{meant}”?"), meant);
    }

    private static DocumentProblem Of(string code, string pointer, int? line, BilingualText reason, BilingualText fix, string? meant = null) =>
        new(new Diagnostic(code, Severity.Error, pointer, reason, fix, meant), line);

    private static string Shorten(string key) => key.Length <= 40 ? key : key[..37] + "…";
}
