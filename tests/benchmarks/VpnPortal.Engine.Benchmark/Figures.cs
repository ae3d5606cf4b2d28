namespace VpnPortal.Engine.Benchmark;

/// <summary>What is told of many measurements.</summary>
internal sealed class Figures(IEnumerable<double> measured)
{
    private readonly List<double> inOrder = [.. measured.Order()];

    public int Count => inOrder.Count;
    public double Median => inOrder[inOrder.Count / 2];
    public double Percentile95 => inOrder[inOrder.Count * 95 / 100];
    public double Longest => inOrder[^1];
}
