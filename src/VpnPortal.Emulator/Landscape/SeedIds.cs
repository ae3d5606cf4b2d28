namespace VpnPortal.Emulator.Landscape;

/// <summary>What stands in the emulated account from the start. Fixed, so that examples and tests can name it.</summary>
public static class SeedIds
{
    public const string Frankfurt = "eu-central-1";
    public const string Vpc1 = "vpc-gw8vpc1k7d2mxq0e5h3t9";
    public const string Vpc1SwitchB = "vsw-gw8vpc1b4n8r2yz6u1fow";
    public const string Vpc1SwitchC = "vsw-gw8vpc1c9p3s7xa5v0gke";
    public const string Vpc1RouteTable = "vtb-gw8vpc1t6j1w8cq4m2rzd";
    public const string Ecs1 = "i-gw8ecs1h5y2u7ob3k9vq";
    public const string Ecs2 = "i-gw8ecs2n8f4z1xt6w0pd";
    public const string Ecs1Ip = "10.0.20.15";
    public const string Ecs2Ip = "10.0.20.16";

    public const string Vpc2 = "vpc-gw8vpc2q3z9ulc6b8n1y4";
    public const string Vpc2SwitchB = "vsw-gw8vpc2b7e0m5ti2s9xhj";
    public const string Vpc2SwitchC = "vsw-gw8vpc2c1w6k3rv8d4ofn";
    public const string Vpc2RouteTable = "vtb-gw8vpc2t0a5g7pe9x2ksu";
    public const string Ecs3 = "i-gw8ecs3m1c6q9wj4r2bz";
    public const string Ecs4 = "i-gw8ecs4t7v0s3ye8l5ka";
    public const string Ecs3Ip = "192.168.20.161";
    public const string Ecs4Ip = "192.168.20.162";

    public const string Hangzhou = "cn-hangzhou";
    public const string HangzhouVpc = "vpc-bp1vpc3r8k5d0zf2w7q6x";
    public const string HangzhouSwitchH = "vsw-bp1vpc3h2u9t4ma7c5jeb";
    public const string HangzhouSwitchI = "vsw-bp1vpc3i6y1n8go3p0rsl";
    public const string HangzhouRouteTable = "vtb-bp1vpc3t4x7f9vd1k6wuc";
    public const string HangzhouEcs = "i-bp1ecs5k3p8z6nh0y9te";
    public const string HangzhouEcsIp = "10.10.10.21";

    /// <summary>A single-tunnel gateway from the time when those could be bought.</summary>
    public const string HangzhouLegacyGateway = "vpn-bp1single5x9c2v7m4q0";
    public const string HangzhouLegacyIp = "47.110.62.18";
}
