-- Version 1 of the accounts. Times are milliseconds since 1970, UTC; what is secret is hashed.
CREATE TABLE account (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  guest INTEGER NOT NULL,
  disabled INTEGER NOT NULL,
  password TEXT,
  recovery TEXT UNIQUE,
  created INTEGER NOT NULL,
  seen INTEGER
) STRICT;
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  refresh TEXT NOT NULL,
  previous TEXT,
  replaced INTEGER,
  expires INTEGER NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account, expires);
CREATE TABLE once (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  account TEXT NOT NULL,
  expires INTEGER NOT NULL
) STRICT;
CREATE TABLE token (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  label TEXT NOT NULL,
  created INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  used INTEGER
) STRICT;
CREATE INDEX token_account ON token (account, ordinal);
CREATE TABLE bucket (
  name TEXT PRIMARY KEY,
  level REAL NOT NULL,
  at INTEGER NOT NULL,
  full INTEGER NOT NULL
) STRICT;
