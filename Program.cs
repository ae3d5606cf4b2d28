using VpnPortal;
using VpnPortal.Cloud.Registration;
using VpnPortal.Data;
using VpnPortal.Data.Registration;
using VpnPortal.Engine.Registration;
using VpnPortal.Web;

if (args is [MoveCommand.Name, .. var settings]) return await MoveCommand.RunAsync(settings);

// The content root is where the program lies, so that it can be started from any folder.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (await HostCommands.RunAsync(args, builder.Configuration) is { } exitCode) return exitCode;
builder.UsePortalListener();
builder.AddPortalLogging();
builder.AddPortalTelemetry();
await using var demo = await builder.StartDemoCloudAsync();
builder.Services.AddPortalData(builder.Configuration);
builder.Services.AddAlibabaCloud(builder.Configuration);
builder.Services.AddEngine(builder.Configuration);
builder.Services.AddPortalWeb(builder.Configuration);

var app = builder.Build();
await app.Services.GetRequiredService<IDatabaseStartup>().RunAsync(CancellationToken.None);
app.MapPortalWeb();
app.MapPortalMetrics();
await app.RunAsync();
return 0;
