using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace VpnPortal.Web.Features.Api;

public static class ApiRegistration
{
    private const string BearerName = "bearer";
    private const string Prefix = "Api";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        // A body that cannot be read says where; ApiFaults puts that into words.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<ApiProblems>();
        services.AddSingleton<RepeatedRequests>();
        services.AddOpenApi("v1", Describe);
        return services;
    }

    private static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiEndpoints.Root[1..], StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type =>
            OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name && name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "VpnPortal", Version = "v1",
                Description = "Builds highly available IPsec VPNs on Alibaba Cloud. Texts follow Accept-Language (zh, en); refusals are RFC 9457 problems.",
            };
            // The document is the same wherever it is served from.
            document.Servers = [new OpenApiServer { Url = "/" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [BearerName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = BearerName, Description = "The accessToken of POST /api/v1/sign-in; it holds for 60 minutes.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerName, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Microsoft.AspNetCore.Authorization.IAllowAnonymous>().Any()) operation.Security = [];
            return Task.CompletedTask;
        });
    }
}
