namespace VpnPortal.Emulator.Wire;

/// <summary>An answer of the API that is an error: code, HTTP status and message go into the error envelope.</summary>
internal sealed class ApiException(string code, int status, string message) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>Goes into the header x-acs-retry-after.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static ApiException Bad(string code, string message) => new(code, StatusCodes.Status400BadRequest, message);

    public static ApiException NotFound(string code, string message) => new(code, StatusCodes.Status404NotFound, message);

    public static ApiException Missing(string parameter) =>
        Bad($"Missing{Leaf(parameter)}", $"{parameter} is mandatory for this action.");

    public static ApiException Invalid(string parameter, string? why = null) =>
        Bad($"Invalid{Leaf(parameter)}", $"The specified parameter {parameter} is not valid.{(why is null ? "" : " " + why)}");

    /// <summary>The last part of a name that is no index: TunnelIkeConfig.Psk → Psk, InstanceId.N → InstanceId.</summary>
    public static string Leaf(string parameter)
    {
        var parts = parameter.Split('.');
        return Array.FindLast(parts, p => p != "N" && !p.All(char.IsAsciiDigit)) ?? parameter;
    }
}
