namespace VpnPortal.Architecture.Tests;

/// <summary>A file of a project as the rules see it; canaries make them up.</summary>
/// <param name="Project">For example <c>VpnPortal.Core</c>.</param>
/// <param name="Path">Below the project, with forward slashes.</param>
public sealed record SourceFile(string Project, string Path, string Text)
{
    private string? code;

    /// <summary>Folder below the project; empty for the project's root.</summary>
    public string Folder { get; } = Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    public string Name { get; } = Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsRazor => Path.EndsWith(".razor", StringComparison.Ordinal);

    public bool IsImports => Name == "_Imports.razor";

    public int Lines => Text.AsSpan().TrimEnd().Count('\n') + 1;

    /// <summary>The text without comments; C# also without the contents of strings.</summary>
    public string Code => code ??= IsRazor ? CodeText.OfRazor(Text) : CodeText.OfCSharp(Text);

    public override string ToString() => $"{Project}/{Path}";
}
