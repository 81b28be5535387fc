namespace Guibiao.Cli;

/// <summary>The exit codes of the command-line contract.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int Unreachable = 3;
    public const int Fault = 4;
}
