-- Version 1. Times are milliseconds since 1970, UTC. Statements end with a semicolon at a line's end.
CREATE TABLE job (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,
  title TEXT NOT NULL,
  method TEXT NOT NULL,
  models TEXT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  created INTEGER NOT NULL,
  started INTEGER,
  ended INTEGER,
  message TEXT NOT NULL,
  progress TEXT,
  chisq REAL,
  idempotency_key TEXT,
  digest TEXT NOT NULL,
  fence INTEGER NOT NULL,
  worker TEXT,
  lease_until INTEGER
) STRICT;
CREATE UNIQUE INDEX job_key ON job (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX job_state ON job (state, ordinal);
CREATE INDEX job_owner ON job (owner, ordinal);
CREATE TABLE event (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL,
  owner TEXT NOT NULL,
  time INTEGER NOT NULL,
  type TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX event_job ON event (job, type, sequence);
CREATE TABLE trimmed (upto INTEGER NOT NULL) STRICT;
INSERT INTO trimmed VALUES (0);
