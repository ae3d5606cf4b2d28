using System.Reflection;
using System.Text.RegularExpressions;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Validation;

namespace VpnPortal.Architecture.Tests;

/// <summary>Lists are written out by hand, so something must notice what was left off.</summary>
public sealed partial class RegistrationTests
{
    [Fact]
    public void EveryRuleIsInTheRuleBook() => Rule.Holds(Unlisted(typeof(IDraftRule), ProductAssemblies.Types, RuleBook.All));

    [Fact]
    public void EveryRuleIsInTheRuleBook_CanFail() => Rule.Sees("listed 0 times", Unlisted(typeof(IDraftRule), ProductAssemblies.Types, RuleBook.All.Skip(1)));

    [Fact]
    public void EveryRendererIsInTheRendererBook() => Rule.Holds(Unlisted(typeof(IConfigRenderer), ProductAssemblies.Types, RendererBook.All));

    [Fact]
    public void EveryRendererIsInTheRendererBook_CanFail() =>
        Rule.Sees("listed 2 times", Unlisted(typeof(IConfigRenderer), ProductAssemblies.Types, RendererBook.All.Append(RendererBook.All[0])));

    [Fact]
    public void RendererKeysAreUnique() => Rule.Holds(Repeated(RendererBook.All.Select(renderer => renderer.Key)));

    [Fact]
    public void RendererKeysAreUnique_CanFail() => Rule.Sees("runbook", Repeated(["runbook", "runbook"]));

    [Fact]
    public void AuditCodesAreUniqueWellFormedAndListed() => Rule.Holds(BadCodes(DeclaredCodes(), AuditCodes.All));

    [Fact]
    public void AuditCodesAreUniqueWellFormedAndListed_CanFail()
    {
        AuditCode first = new("1001I", "a.b", new("一", "one")), same = new("1001I", "c.d", new("二", "two")), odd = new("X1", "e.f", new("三", ""));
        Rule.Sees("1001I", BadCodes([first, same], [first, same]));
        Rule.Sees("X1", BadCodes([odd], [odd]));
        Rule.Sees("not in All", BadCodes([first], []));
        Rule.Sees("both languages", BadCodes([odd], [odd]));
    }

    private static IEnumerable<AuditCode> DeclaredCodes() =>
        typeof(AuditCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<AuditCode>();

    private static IEnumerable<string> Unlisted(Type contract, IEnumerable<Type> types, IEnumerable<object> listed)
    {
        var counts = listed.CountBy(item => item.GetType()).ToDictionary();
        return types.Where(type => contract.IsAssignableFrom(type) && type.IsClass && !type.IsAbstract && counts.GetValueOrDefault(type) != 1)
            .Select(type => $"{type.Name} is listed {counts.GetValueOrDefault(type)} times.");
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> keys) =>
        keys.GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{group.Key} stands {group.Count()} times.");

    private static IEnumerable<string> BadCodes(IEnumerable<AuditCode> declared, IReadOnlyCollection<AuditCode> listed)
    {
        var codes = declared.ToList();
        return
        [
            .. Repeated(codes.Select(code => code.Code)),
            .. Repeated(codes.Select(code => code.Name)),
            .. codes.Where(code => !CodeForm().IsMatch(code.Code)).Select(code => $"{code.Code} is not of the form 2012I."),
            .. codes.Where(code => !listed.Contains(code)).Select(code => $"{code.Code} is not in All."),
            .. codes.Where(code => code.Sentence.Zh.Length == 0 || code.Sentence.En.Length == 0).Select(code => $"{code.Code} is not worded in both languages."),
        ];
    }

    [GeneratedRegex(@"^[1-5]\d{3}[IWE]$")]
    private static partial Regex CodeForm();
}
