using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class ApiParametersTests
{
    [Fact]
    public void Set_ListsAndObjects_AreFlattenedCountingFromOne()
    {
        var parameters = new ApiParameters()
            .Set("Name", "n").Set("Absent", (string?)null).Set("Period", (long?)null).Set("Flag", true)
            .SetList("InstanceId", ["i-1", "i-2"])
            .SetObjects("Tags", ["a", "b"], (item, value) => item.Set("Key", value).SetObject("Deep", deep => deep.Set("Value", 5)));
        Assert.Equal(
            "Name=n Flag=true InstanceId.1=i-1 InstanceId.2=i-2 Tags.1.Key=a Tags.1.Deep.Value=5 Tags.2.Key=b Tags.2.Deep.Value=5",
            string.Join(' ', parameters.Items.Select(p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public void ToString_WithSecret_NamesParametersOnly()
    {
        var parameters = new ApiParameters().SetObject("Ike", ike => ike.SetSecret("Psk", new PresharedKey("PLANTED")));
        Assert.Equal("Ike.Psk", parameters.ToString());
        Assert.Equal(["PLANTED"], parameters.Secrets);
    }

    [Fact]
    public void With_NextPage_LeavesOriginalUnchanged()
    {
        var first = new ApiParameters().Set("A", "1");
        Assert.Equal(2, first.With("PageNumber", "2").Items.Count);
        Assert.Single(first.Items);
    }
}
