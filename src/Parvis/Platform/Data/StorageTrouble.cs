namespace Parvis.Platform.Data;

/// <summary>Why the database cannot take or give anything just now.</summary>
public enum StorageFault
{
    Full,
    ReadOnly,
    Unreachable,
    Busy,
    Damaged,
}

/// <summary>The database cannot do its work for a reason outside the program. Nothing of the act was kept.</summary>
public sealed class StorageTrouble(StorageFault fault, Exception cause)
    : IOException(cause.GetBaseException().Message, cause)
{
    public StorageFault Fault { get; } = fault;
}
