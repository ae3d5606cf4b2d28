using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VpnPortal.Data;
using VpnPortal.Data.Secrets;

namespace VpnPortal.Web.Features.Account;

/// <summary>Accounts, their cookie and who may see what: everything needs sign-in unless a page says otherwise.</summary>
internal static class AccountRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(Rules).AddEntityFrameworkStores<PortalDbContext>().AddSignInManager().AddDefaultTokenProviders();
        services.AddAuthentication(AccessTokens.CookieOrToken)
            .AddPolicyScheme(AccessTokens.CookieOrToken, null, options => options.ForwardDefaultSelector = AccessTokens.SchemeOf)
            .AddBearerToken(IdentityConstants.BearerScheme, AccessTokens.Configure)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitIdentity>();
        services.AddDataProtection().SetApplicationName("VpnPortal");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<SessionKeys>((options, keys) => options.XmlRepository = keys);
        services.AddRateLimiter(Limits);
        services.AddSingleton<SetupCode>();
        services.AddScoped<AccountDoor>();
        services.AddScoped<AccessTokens>();
        services.AddScoped<StepUp>();
        services.AddScoped<IAccessAudit, StoredAccessAudit>();
        services.AddSingleton<OwnAddress>();
        services.AddHostedService<SetupAnnouncer>();
        return services;
    }

    private static void Rules(IdentityOptions options)
    {
        // Length beats composition; any character is welcome in passwords and names.
        options.Password = new PasswordOptions
        {
            RequiredLength = 12,
            RequireDigit = false,
            RequireLowercase = false,
            RequireNonAlphanumeric = false,
            RequireUppercase = false,
        };
        options.User.AllowedUserNameCharacters = string.Empty;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "portal-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = CircuitIdentity.Longest;
        options.SlidingExpiration = true;
        options.LoginPath = AccountPaths.SignIn;
        options.ReturnUrlParameter = "back";
        options.Events.OnRedirectToLogin = context =>
        {
            // Programs want a status, people want a page.
            if (AccountPaths.IsForPrograms(context.Request.Path)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        };
    }

    /// <summary>20 attempts a minute from one address, beside the lock on the account.</summary>
    private static void Limits(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
                context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method) && AccountPaths.IsDoor(context.Request.Path)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "local",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = 20, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(string.Empty));
    }
}
