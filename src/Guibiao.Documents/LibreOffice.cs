using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;

namespace Guibiao.Documents;

/// <summary>
/// Lays documents out as PDF by LibreOffice, which runs beside us as a program of its own: a folder and a profile a call, so that calls run side by side, and ended when its time is up.
/// It is only given files that we wrote.
/// </summary>
public static class LibreOffice
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // For the archive (PDF/A-2b) and for screen readers (PDF/UA-1).
    private const string Pdf = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}""";

    private static readonly string[] Names = ["soffice", "libreoffice", "soffice.exe"];
    private static readonly string[] Folders =
    [
        "/usr/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "LibreOffice", "program"),
    ];

    /// <summary>The program's file, or null where it isn't installed.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Concat(Folders)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The file of OpenDocument as PDF/A-2b and PDF/UA-1, or why there is none.</summary>
    public static (byte[]? Pdf, DocumentIssue? Issue) ToPdf(byte[] odt) => ToPdf(odt, Find());

    internal static (byte[]? Pdf, DocumentIssue? Issue) ToPdf(byte[] odt, string? program) => program is null
        ? (null, DocumentIssue.Error("print.officeMissing", new Place()))
        : Convert(program, odt, "odt", Pdf, "pdf", Longest);

    /// <summary>A file as LibreOffice writes it in another format; the filter as its command line has it.</summary>
    public static (byte[]? Converted, DocumentIssue? Issue) Convert(string program, byte[] file, string from, string filter, string to, TimeSpan longest)
    {
        var folder = Directory.CreateTempSubdirectory("guibiao-");
        try
        {
            var source = Path.Combine(folder.FullName, "document." + from);
            File.WriteAllBytes(source, file);
            var fonts = Path.Combine(folder.FullName, "fonts.conf");
            File.WriteAllText(fonts, Fonts());
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder.FullName };
            foreach (var word in (string[])
                [
                    "-env:UserInstallation=" + new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
                    "--convert-to", filter, "--outdir", Path.Combine(folder.FullName, "out"), source,
                ])
            {
                start.ArgumentList.Add(word);
            }
            start.Environment["FONTCONFIG_FILE"] = fonts;
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit(longest))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return (null, DocumentIssue.Error("print.officeSlow", new Place(), longest.Minutes * 60 + longest.Seconds));
            }
            var made = Path.Combine(folder.FullName, "out", "document." + to);
            return File.Exists(made) ? (File.ReadAllBytes(made), null) : (null, DocumentIssue.Error("print.officeFailed", new Place()));
        }
        catch (Exception fault) when (fault is ExternalException or IOException or UnauthorizedAccessException)
        {
            return (null, DocumentIssue.Error("print.officeFailed", new Place()));
        }
        finally
        {
            Delete(folder);
        }
    }

    // The names that stand in for a typeface in the file are only asked in their order where the system's own list of substitutes is told of them.
    private static string Fonts()
    {
        var system = Environment.GetEnvironmentVariable("FONTCONFIG_FILE") is { Length: > 0 } file ? file : "/etc/fonts/fonts.conf";
        return $"""
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig>
              <include ignore_missing="yes">{SecurityElement.Escape(system)}</include>
              <match target="pattern">
                <test name="family"><string>{PrintedText.Faces[0]}</string></test>
                <edit name="family" mode="append" binding="same">{string.Concat(PrintedText.Faces.Skip(1).Select(face => $"<string>{face}</string>"))}</edit>
              </match>
            </fontconfig>
            """;
    }

    // What a program that was just ended still holds open is the system's to clear.
    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
