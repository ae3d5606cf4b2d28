using System.Text.Json.Nodes;
using VpnPortal.Core.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace VpnPortal.Engine.Documents;

/// <summary>
/// Reads YAML event by event into the tree that JSON is read into. Nothing is ever expanded: aliases are refused, tags are ignored and every scalar is the
/// text that stands there.
/// </summary>
public static class YamlTree
{
    /// <summary>Reads a text; what is wrong with it is told in the result.</summary>
    public static DocumentTree Read(string text)
    {
        if (DocumentLimits.IsTooLarge(text)) return DocumentTree.Unreadable(DocumentProblems.TooLarge);
        var scanner = new ShallowScanner(new StringReader(text.TrimStart('\uFEFF')));
        try
        {
            return new Walk(new Parser(scanner)).Read();
        }
        catch (YamlException exception)
        {
            // Its message may quote the text, and the text may hold a pre-shared key.
            var at = exception.Start.Index > 0 ? exception.Start : scanner.CurrentPosition;
            return DocumentTree.Unreadable(DocumentProblems.Unreadable("YAML", (int)at.Line, (int)at.Column));
        }
        catch (NestedTooDeepException exception)
        {
            return DocumentTree.Unreadable(DocumentProblems.TooDeep("", exception.Line));
        }
    }

    private sealed class Walk(IParser parser)
    {
        private readonly DocumentRecorder recorder = new();

        public DocumentTree Read()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _)) return DocumentTree.Unreadable(DocumentProblems.Empty);
            parser.Consume<DocumentStart>();
            var root = Value("");
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second)) recorder.Report(DocumentProblems.Several(Line(second)));
            return recorder.Tree(root);
        }

        private JsonNode? Value(string pointer)
        {
            var at = parser.Current!;
            return at switch
            {
                AnchorAlias => Skip(DocumentProblems.Alias(pointer, Line(at))),
                MappingStart => Object(pointer),
                SequenceStart => List(pointer),
                _ => Scalar(parser.Consume<Scalar>()),
            };
        }

        private JsonObject Object(string pointer)
        {
            var found = new JsonObject();
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var key))
                {
                    Skip(parser.Accept<AnchorAlias>(out var alias)
                        ? DocumentProblems.Alias(pointer, Line(alias)) : DocumentProblems.KeyIsNoText(pointer, Line(parser.Current!)));
                    parser.SkipThisAndNestedEvents();
                    continue;
                }

                var at = JsonPointer.Append(pointer, key.Value);
                recorder.Put(found, at, key.Value, Line(key), Value(at));
            }

            return found;
        }

        private JsonArray List(string pointer)
        {
            var found = new JsonArray();
            parser.Consume<SequenceStart>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                var (at, line) = (JsonPointer.Append(pointer, found.Count), Line(parser.Current!));
                recorder.Put(found, at, line, Value(at));
            }

            return found;
        }

        private static JsonValue? Scalar(Scalar scalar) =>
            scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" } ? null : JsonValue.Create(scalar.Value);

        private JsonNode? Skip(DocumentProblem problem)
        {
            recorder.Report(problem);
            parser.SkipThisAndNestedEvents();
            return null;
        }

        private static int Line(ParsingEvent at) => (int)at.Start.Line;
    }
}
