using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Sites;

namespace VpnPortal.Web.Features.Sites;

/// <summary>A table with all short column names and one example line, to fill in.</summary>
internal static class SiteTemplate
{
    // In the order of SiteColumns.Short; a test holds that each column has an example.
    private static readonly string[] Example =
    [
        "hz-store-001", "cn-hangzhou", "vpc-…", "vsw-…", "vsw-…", "", "10", "门店 001", "47.98.1.1", "47.98.1.2", "65010", "172.16.1.0/24; 172.16.2.0/24", "static", "strongswan",
    ];

    /// <summary>UTF-8 with its mark, so that a spreadsheet shows Chinese as it is.</summary>
    public static byte[] File => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(
        string.Join(',', SiteColumns.Short.Select(column => column.Key)) + "\r\n" + string.Join(',', Example) + "\r\n")];

    public static void MapSiteTemplate(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(SitesPage.TemplatePath, () => Results.File(File, "text/csv; charset=utf-8", "vpnportal-sites.csv"));
}
