using VpnPortal.Data.Stores;
using VpnPortal.Web.Features.Wizard;

namespace VpnPortal.Web.Tests.Wizard;

public sealed class PendingEditsTests
{
    private readonly PendingEdits pending = new();

    [Fact]
    public void Typing_KeepsTheTextSeenAtTheFirstLetter()
    {
        pending.Type("name", "old", "n");
        pending.Type("name", "a colleague's", "new");
        Assert.Equal([new FieldEdit("name", "old", "new")], pending.Unsaved());
    }

    [Fact]
    public void ClearedField_StaysClearedUntilItIsLeft()
    {
        pending.Type("side1.gateway.name", "gateway", "");
        pending.Saved(pending.Unsaved());
        pending.Settle();
        Assert.Equal("", pending.Shown("side1.gateway.name"));
        pending.Leave("side1.gateway.name");
        pending.Settle();
        Assert.Null(pending.Shown("side1.gateway.name"));
    }

    [Fact]
    public void TextTypedWhileStoring_IsStoredNext()
    {
        pending.Type("name", "", "fra");
        var first = pending.Unsaved();
        pending.Type("name", "", "fra-prod");
        pending.Saved(first);
        Assert.Equal([new FieldEdit("name", "fra", "fra-prod")], pending.Unsaved());
    }

    [Fact]
    public void ColleaguesText_ReplacesMineOnceMineIsStored()
    {
        pending.Type("name", "", "mine");
        pending.Settle("name");
        Assert.Equal("mine", pending.Shown("name"));
        pending.Saved(pending.Unsaved());
        pending.Settle("name");
        Assert.Null(pending.Shown("name"));
    }

    [Fact]
    public void Conflict_WaitsForADecision()
    {
        pending.Choose("name", "old", "mine");
        pending.Conflict([new FieldEdit("name", "theirs", "mine")]);
        Assert.Empty(pending.Unsaved());
        pending.KeepMine("name");
        Assert.Equal([new FieldEdit("name", "theirs", "mine")], pending.Unsaved());
    }

    [Fact]
    public void TakingTheirs_ForgetsMine()
    {
        pending.Choose("name", "old", "mine");
        pending.Conflict([new FieldEdit("name", "theirs", "mine")]);
        pending.TakeTheirs("name");
        Assert.False(pending.HasConflicts || pending.HasUnsaved);
        Assert.Null(pending.Shown("name"));
    }
}
