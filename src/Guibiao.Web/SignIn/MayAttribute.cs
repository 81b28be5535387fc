using Guibiao.Access;
using Microsoft.AspNetCore.Authorization;

namespace Guibiao.Web.SignIn;

/// <summary>The page is for those who have this right in the agency that its address names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MayAttribute(Right right) : AuthorizeAttribute(right.Word());
