using Microsoft.Extensions.DependencyInjection;

namespace VpnPortal.Web.Features.Review;

public static class ReviewRegistration
{
    public static IServiceCollection AddReview(this IServiceCollection services) => services.AddScoped<ReviewViews>().AddScoped<ReleaseViews>();
}
