using System.Text.Json;

namespace VpnPortal.Emulator.State;

/// <summary>The one owner of the world: a lock around it, and the optional file that lets it survive the process.</summary>
internal sealed class WorldStore
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true };

    private readonly Lock gate = new();
    private readonly Func<World> seed;
    private readonly string? file;
    private World world;

    public WorldStore(Func<World> seed, string? file)
    {
        this.seed = seed;
        this.file = string.IsNullOrWhiteSpace(file) ? null : Path.GetFullPath(file);
        world = Load() ?? seed();
    }

    /// <summary>Saves even when <paramref name="use"/> throws: a refused call is in the ledger as well.</summary>
    public T Use<T>(Func<World, T> use, bool save)
    {
        lock (gate)
        {
            try
            {
                return use(world);
            }
            finally
            {
                if (save)
                    Save();
            }
        }
    }

    public void Reset() => Replace(seed());

    public void Replace(World next)
    {
        lock (gate)
        {
            world = next;
            Save();
        }
    }

    /// <summary>The whole world as JSON, pre-shared keys included.</summary>
    public static byte[] Write(World world) => JsonSerializer.SerializeToUtf8Bytes(world, Options);

    /// <exception cref="JsonException">It is no snapshot.</exception>
    public static World Read(ReadOnlySpan<byte> snapshot)
    {
        var read = JsonSerializer.Deserialize<World>(snapshot, Options) ?? throw new JsonException("The snapshot is empty.");
        WorldCheck.Insist(read);
        return read;
    }

    /// <summary>Where a state file went that this version cannot read; the world began anew.</summary>
    public string? SetAside { get; private set; }

    private World? Load()
    {
        if (file is null || !File.Exists(file))
            return null;
        try
        {
            return Read(File.ReadAllBytes(file));
        }
        catch (JsonException)
        {
            SetAside = file + ".unreadable";
            File.Move(file, SetAside, overwrite: true);
            return null;
        }
    }

    private void Save()
    {
        if (file is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var next = file + ".tmp";
        using (var stream = new FileStream(next, PrivateFile()))
            JsonSerializer.Serialize(stream, world, Options);
        File.Move(next, file, overwrite: true);
    }

    /// <summary>The state holds pre-shared keys, so nobody else may read it.</summary>
    private static FileStreamOptions PrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
