using System.Diagnostics;
using System.Globalization;

namespace Guibiao.Benchmarks;

/// <summary>What writing or reading the document of 300 pages takes at most, in a process of its own; Linux says so of each process.</summary>
public static class PeakMemory
{
    /// <summary>The peak in megabytes.</summary>
    public static int Of(string verb, string format)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var word in (string[])[.. OfHost(), "peak", verb, format])
        {
            start.ArgumentList.Add(word);
        }
        using var process = Process.Start(start)!;
        return int.Parse(process.StandardOutput.ReadToEnd().Trim(), CultureInfo.InvariantCulture);
    }

    /// <summary>Does the work and prints what it took: the document is made and kept while a format is written; a file alone is kept while it is read.</summary>
    public static void Print(string verb, string format)
    {
        if (verb == "write")
        {
            _ = Printing.Write(Printing.LongDocument(), format);
        }
        else
        {
            var file = Path.GetTempFileName();
            try
            {
                using (var other = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. OfHost(), "peak", "make", format, file]))!)
                {
                    other.WaitForExit();
                }
                _ = Printing.Read(File.ReadAllBytes(file));
            }
            finally
            {
                File.Delete(file);
            }
        }
        var peak = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(int.Parse(peak["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024);
    }

    // Started by dotnet, the program is dotnet's first word.
    private static string[] OfHost() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(PeakMemory).Assembly.Location] : [];
}
