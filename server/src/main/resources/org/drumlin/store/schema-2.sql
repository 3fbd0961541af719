-- Version 2: jobs that are computed elsewhere, and which of an owner's jobs goes first.
ALTER TABLE job ADD COLUMN target TEXT NOT NULL DEFAULT 'local';
ALTER TABLE job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN contact TEXT;
DROP INDEX job_state;
CREATE INDEX job_queue ON job (state, target, priority DESC, ordinal);
