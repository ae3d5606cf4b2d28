using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Auditing;
using VpnPortal.Web.Hosting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Account;

public sealed partial class SetupPage
{
    private IReadOnlyList<FieldError> errors = [];
    private bool open;

    [Inject] private AccountDoor Door { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm(Name = "Input")] private AccountForm? Posted { get; set; }

    private AccountForm Input => Posted ??= new();

    [SupplyParameterFromQuery] private string? Code { get; set; }

    // A posted form has to be on the page to be answered; the answer then says that the link was used meanwhile.
    protected override async Task OnInitializedAsync() =>
        open = HttpMethods.IsPost(HttpContext.Request.Method) || await Door.CanSetUpAsync(Input.Code ?? Code, HttpContext.RequestAborted);

    private async Task SetUpAsync()
    {
        errors = [.. Missing()];
        if (errors.Count > 0) return;
        var problems = await Door.SetUpAsync(Input.Code, Input.TrimmedName, Input.Password!, HttpContext.RequestAborted);
        if (problems is null) Navigation.NavigateTo(LocalPath.Home);
        else if (problems.Contains(AccountDoor.LinkUsed)) open = false;
        else errors = [.. problems.Select(Describe)];
    }

    private IEnumerable<FieldError> Missing()
    {
        if (Input.TrimmedName.Length == 0) yield return new("account-name", T["NameMissing"]);
        else if (Input.TrimmedName.Length > AccountForm.MaxNameLength || Actor.IsReserved(Input.TrimmedName)) yield return new("account-name", T["NameInvalid"]);
        if (string.IsNullOrEmpty(Input.Password)) yield return new("account-password", T["PasswordMissing"]);
        else if (string.Equals(Input.Password, Input.TrimmedName, StringComparison.OrdinalIgnoreCase))
            yield return new("account-password", T["PasswordIsName"]);
    }

    private FieldError Describe(string problem) => problem switch
    {
        "PasswordTooShort" => new("account-password", T["PasswordTooShort"]),
        "InvalidUserName" or "DuplicateUserName" => new("account-name", T["NameInvalid"]),
        _ => new("account-name", T["Refused", problem]),
    };

    private string? ErrorOf(string id) => errors.FirstOrDefault(error => error.FieldId == id)?.Text;
}
