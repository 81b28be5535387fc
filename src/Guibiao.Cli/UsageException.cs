namespace Guibiao.Cli;

/// <summary>The command line is wrong in a way that only the command could see (exit code 2).</summary>
public sealed class UsageException(string message) : Exception(message);
