using VpnPortal.Core.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace VpnPortal.Engine.Documents;

/// <summary>
/// Stops at the first token that nests too deep. The library's scanner looks at every open bracket again for each token, so that a text of brackets
/// alone would keep it busy for minutes.
/// </summary>
internal sealed class ShallowScanner(TextReader text) : IScanner
{
    private readonly Scanner scanner = new(text, skipComments: true);
    private int depth;

    public Mark CurrentPosition => scanner.CurrentPosition;

    public Token? Current => scanner.Current;

    public bool MoveNext()
    {
        var moved = scanner.MoveNext();
        if (moved) Count();
        return moved;
    }

    public bool MoveNextWithoutConsuming()
    {
        var moved = scanner.MoveNextWithoutConsuming();
        if (moved) Count();
        return moved;
    }

    public void ConsumeCurrent() => scanner.ConsumeCurrent();

    private void Count()
    {
        switch (scanner.Current)
        {
            case FlowSequenceStart or FlowMappingStart or BlockSequenceStart or BlockMappingStart:
                if (++depth > DocumentLimits.MaxDepth) throw new NestedTooDeepException((int)scanner.Current.Start.Line);
                break;
            case FlowSequenceEnd or FlowMappingEnd or BlockEnd:
                depth--;
                break;
        }
    }
}

/// <summary>A document that no person wrote.</summary>
internal sealed class NestedTooDeepException(int line) : Exception("The document is nested too deep.")
{
    public int Line => line;
}
