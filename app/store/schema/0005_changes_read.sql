-- Until when a provider was asked what had changed there, by kind of title ("movie", "show"): UTC seconds.
CREATE TABLE changes_read (
    provider TEXT NOT NULL,
    kind TEXT NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (provider, kind)
) STRICT, WITHOUT ROWID;
