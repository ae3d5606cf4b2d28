using System.Text;
using VpnPortal.Engine.Sites;

namespace VpnPortal.Engine.Tests.Sites;

public sealed class SiteTableReaderTests
{
    [Theory]
    [InlineData("name,subnets\na,\"10.1.0.0/16, 10.2.0.0/16\"\n")]
    [InlineData("name;subnets\r\na;10.1.0.0/16, 10.2.0.0/16\r\n")]
    [InlineData("name\tsubnets\r\n\r\na\t10.1.0.0/16, 10.2.0.0/16")]
    public void Read_WhateverTheSeparator_GivesTheSameCells(string csv)
    {
        var table = SiteTableReader.Read(csv).Table!;
        Assert.Equal(["name", "subnets"], table.Columns);
        Assert.Equal(["a", "10.1.0.0/16, 10.2.0.0/16"], Assert.Single(table.Lines).Cells);
    }

    [Fact]
    public void Read_ShortLine_IsFilledUpAndLinesKeepTheirNumbers()
    {
        var table = SiteTableReader.Read("name,region\n\na\n,\nb,r").Table!;
        Assert.Equal([(3, ""), (5, "r")], table.Lines.Select(line => (line.Number, line.Cells[1])));
    }

    [Theory]
    [InlineData("name\n\"a", "csv-unreadable")]
    [InlineData("name\na,b", "csv-line-too-long")]
    public void Read_BrokenFile_SaysWhere(string csv, string code)
    {
        var problem = SiteTableReader.Read(csv).Problem!;
        Assert.Equal(code, problem.Code);
        Assert.Contains("2", problem.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_FileOfAChineseSpreadsheet_KeepsItsCharacters()
    {
        _ = SiteTableReader.Decode("x"u8);
        Assert.Equal("名称,上海", SiteTableReader.Decode(Encoding.GetEncoding("GB18030").GetBytes("名称,上海")));
        Assert.Equal("名称,上海", SiteTableReader.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("名称,上海")]));
    }
}
