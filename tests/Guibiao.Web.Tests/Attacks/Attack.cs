namespace Guibiao.Web.Tests.Attacks;

/// <summary>One thing that somebody tries: a category of OWASP's ten, what is sent, and what came back. Whatever must not happen is asserted while it is tried.</summary>
internal sealed record Attack(string Category, string What, Func<Task<string>> Try);
