using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>What one sees once one is erased, signed in nowhere any more.</summary>
[Public]
[SameForVisitors]
public sealed class FarewellModel : PageModel;
