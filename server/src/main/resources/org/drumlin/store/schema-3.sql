-- Version 3: whose turn it is, and how often a job's worker was lost. A number below 1: never served, and since when.
-- And how many attempts were given back without a fault.
ALTER TABLE job ADD COLUMN stalls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN pauses INTEGER NOT NULL DEFAULT 0;
CREATE TABLE turn (
  target TEXT NOT NULL,
  owner TEXT NOT NULL,
  number REAL NOT NULL,
  PRIMARY KEY (target, owner)
) STRICT;
INSERT INTO turn SELECT target, owner, min(ordinal) / 1099511627776.0 FROM job GROUP BY target, owner;
DROP INDEX job_queue;
CREATE INDEX job_queue ON job (state, target, owner, priority DESC, ordinal);
