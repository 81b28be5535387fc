namespace Guibiao.Mail;

/// <summary>One letter to one address, as text and the same as HTML.</summary>
public sealed record Letter(string To, string Name, string Subject, string Text, string Html);
