using System.Text.Json;

namespace VpnPortal.Emulator.State;

/// <summary>The one owner of the world: a lock around it, and the optional file that lets it survive the process.</summary>
internal sealed class WorldStore
{
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

    public T Read<T>(Func<World, T> use)
    {
        lock (gate)
            return use(world);
    }

    /// <summary>Saves even when <paramref name="use"/> throws: a refused call is in the ledger as well.</summary>
    public T Write<T>(Func<World, T> use)
    {
        lock (gate)
        {
            try
            {
                return use(world);
            }
            finally
            {
                Save();
            }
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            world = seed();
            Save();
        }
    }

    private World? Load()
    {
        if (file is null || !File.Exists(file))
            return null;
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<World>(stream);
    }

    private void Save()
    {
        if (file is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var next = file + ".tmp";
        using (var stream = new FileStream(next, PrivateFile()))
            JsonSerializer.Serialize(stream, world);
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
