using System.Diagnostics;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Storage;

/// <summary>A real file system of a few megabytes that can be filled up. Mounting needs rights that not everybody has.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Mounts one, or skips the test.</summary>
    public static SmallDisk Mount(int megabytes)
    {
        var path = PortalUnderTest.NewDirectory();
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={megabytes}m"), "tmpfs", path) != 0)
            Assert.Skip("A file system cannot be mounted here.");
        return new(path);
    }

    /// <summary>Takes what is left, but for so many megabytes.</summary>
    public void Fill(int leave = 0)
    {
        var block = new byte[4096];
        var disk = new DriveInfo(Path);
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (leave == 0 || disk.AvailableFreeSpace > leave * 1024L * 1024) filler.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Somebody cleans up.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose() => Run("umount", "-l", Path);

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
