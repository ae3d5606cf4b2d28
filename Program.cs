using VpnPortal;
using VpnPortal.Data;
using VpnPortal.Data.Sqlite;
using VpnPortal.Web;

// The content root is where the program lies, so that it can be started from any folder.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.UsePortalListener();
builder.AddPortalLogging();
builder.Services.AddPortalData(builder.Configuration);
builder.Services.AddPortalWeb(builder.Configuration);

var app = builder.Build();
await app.Services.GetRequiredService<SqliteStartup>().RunAsync(CancellationToken.None);
app.MapPortalWeb();
await app.RunAsync();
