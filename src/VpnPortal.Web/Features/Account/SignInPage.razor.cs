using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VpnPortal.Web.Hosting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Account;

public sealed partial class SignInPage
{
    private IReadOnlyList<FieldError> errors = [];
    private bool hasAccounts = true;

    [Inject] private AccountDoor Door { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(Name = "Input")] private AccountForm? Posted { get; set; }

    private AccountForm Input => Posted ??= new();

    [SupplyParameterFromQuery] private string? Back { get; set; }

    [SupplyParameterFromQuery] private bool Left { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (HttpContext.User.Identity?.IsAuthenticated == true) Navigation.NavigateTo(LocalPath.OrHome(Back));
        hasAccounts = await Door.HasAccountsAsync(HttpContext.RequestAborted);
    }

    private async Task SignInAsync()
    {
        errors = [.. Missing()];
        if (errors.Count > 0) return;
        var problem = await Door.SignInAsync(AccountForm.Shorten(Input.TrimmedName), Input.Password!, HttpContext.RequestAborted);
        if (problem is null) Navigation.NavigateTo(LocalPath.OrHome(Back));
        else errors = [new(problem == AccountDoor.LockedOut ? "account-name" : "account-password", T[problem])];
    }

    private IEnumerable<FieldError> Missing()
    {
        if (Input.TrimmedName.Length == 0) yield return new("account-name", T["NameMissing"]);
        if (string.IsNullOrEmpty(Input.Password)) yield return new("account-password", T["PasswordMissing"]);
    }

    private string? ErrorOf(string id) => errors.FirstOrDefault(error => error.FieldId == id)?.Text;
}
