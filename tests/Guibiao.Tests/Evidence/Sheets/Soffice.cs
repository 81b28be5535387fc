using System.Diagnostics;

namespace Guibiao.Tests.Evidence.Sheets;

/// <summary>LibreOffice as somebody else's reader and writer of workbooks: it opens a file and saves it in another format. A profile of its own, one call at a time.</summary>
public sealed class Soffice : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-soffice-").FullName;

    public byte[] Convert(byte[] bytes, string from, string to)
    {
        var source = Path.Combine(folder, "workbook." + from);
        File.WriteAllBytes(source, bytes);
        var output = Path.Combine(folder, "out");
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] words = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", to, "--outdir", output, source];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
        {
            process.Kill(entireProcessTree: true);
        }
        var converted = Path.Combine(output, "workbook." + to);
        Assert.True(File.Exists(converted), said.Result + complained.Result);
        var result = File.ReadAllBytes(converted);
        File.Delete(converted);
        return result;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
