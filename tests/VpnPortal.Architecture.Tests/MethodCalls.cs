using System.Reflection;
using System.Reflection.Emit;

namespace VpnPortal.Architecture.Tests;

/// <summary>Which methods a built type calls, read from its code; what the compiler made of it (iterators, lambdas, awaits) counts as its own.</summary>
internal static class MethodCalls
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The outermost type around it, which somebody wrote.</summary>
    public static Type Outermost(this Type type) => type.DeclaringType is { } outer ? outer.Outermost() : type;

    public static IEnumerable<MethodBase> Of(Type type) =>
        type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)).SelectMany(CalledBy);

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;
        var (type, own) = (method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        for (var at = 0; at < code.Length;)
        {
            var first = code[at++];
            var read = Codes[first == 0xFE ? unchecked((short)(0xFE00 | code[at++])) : first];
            if (read.OperandType == OperandType.InlineMethod) yield return method.Module.ResolveMethod(BitConverter.ToInt32(code, at), type, own)!;
            at += LengthOf(read.OperandType, code, at);
        }
    }

    private static int LengthOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}
