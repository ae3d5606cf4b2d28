namespace VpnPortal.Core.Documents;

/// <summary>Finds what somebody meant to write.</summary>
public static class NearestKey
{
    /// <summary>The candidate that differs least, by letters left out, added, changed or swapped; null when none is near.</summary>
    public static string? To(string written, IEnumerable<string> candidates) =>
        candidates.Select(candidate => (Candidate: candidate, Distance: Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(found => found.Distance <= Tolerance(found.Candidate))
            .OrderBy(found => found.Distance).Select(found => found.Candidate).FirstOrDefault();

    /// <summary>A third of the word, so that short words do not stand for each other.</summary>
    private static int Tolerance(string word) => Math.Clamp(word.Length / 3, 1, 3);

    private static int Distance(string from, string to)
    {
        // What is this much longer cannot be near, and a document may hold a very long key.
        if (Math.Abs(from.Length - to.Length) > 3) return int.MaxValue;
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[from.Length, to.Length];
    }
}
