-- What the scripts of the job store share. Each is this file and its own after it.
--
-- ARGV: the prefix of all keys, the time in ms since 1970 (empty: Redis's own), then the script's own, here called 'arg'.
-- Keys, each after the prefix:
--   sequence, ordinal, turn   counters of events, jobs and claims
--   job:ID                    hash: the job as people see it (SHOWN), and owner, digest, key, ordinal, priority, fence,
--                             worker, lease (ms until which it is lent; 0: given up), stalls, pauses
--   jobs:OWNER                zset of ids by ordinal
--   keys:OWNER                hash: idempotency key -> id
--   states                    hash: state -> how many jobs
--   queue:N:TARGET:OWNER      zset of the queued ids, next first (N: length of TARGET, so that no two names meet)
--   ring:TARGET               zset of the owners with something queued, whose turn it is first
--   turns:TARGET              hash: owner -> when it was served last; below 1: never
--   running                   hash: owner -> how many of its jobs this server works on now
--   leases:TARGET             zset of ORDINAL:ID by the end of the lease
--   events                    stream: SEQUENCE-0 -> job, owner, type and data, or the job's fields
--   events-of:OWNER, events-at:ID   zsets of sequences
--   trimmed                   sequence of the newest event that was dropped for room
local P = ARGV[1]
local arg = {unpack(ARGV, 3)}

local SHOWN = {'id', 'title', 'state', 'method', 'models', 'attempt', 'created', 'started', 'ended', 'message',
  'progress', 'chisq', 'target', 'contact'}
local RANK = {queued = 0, starting = 1, running = 2, stopping = 3, finished = 4, stopped = 4, failed = 4, cancelled = 4}
local HERE = 'local'
-- Priorities are bands of this many ordinals: an older job of the same priority goes first.
local BAND = 2 ^ 40

local now = tonumber(ARGV[2])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end

local function load(id)
  local flat = redis.call('HGETALL', P .. 'job:' .. id)
  if #flat == 0 then return nil end
  local job = {}
  for i = 1, #flat, 2 do job[flat[i]] = flat[i + 1] end
  return job
end

-- The job's public fields, as a flat list.
local function shown(job)
  local flat = {}
  for _, name in ipairs(SHOWN) do
    if job[name] then
      flat[#flat + 1] = name
      flat[#flat + 1] = job[name]
    end
  end
  return flat
end

-- Changes fields; false removes one.
local function change(job, fields)
  local set, gone = {}, {}
  for name, value in pairs(fields) do
    if value == false then
      gone[#gone + 1] = name
      job[name] = nil
    else
      job[name] = type(value) == 'number' and string.format('%.0f', value) or value
      set[#set + 1] = name
      set[#set + 1] = job[name]
    end
  end
  if #gone > 0 then redis.call('HDEL', P .. 'job:' .. job.id, unpack(gone)) end
  if #set > 0 then redis.call('HSET', P .. 'job:' .. job.id, unpack(set)) end
end

local function active(job) return RANK[job.state] > 0 and RANK[job.state] < 4 end
local function ended(job) return RANK[job.state] == 4 end

-- ---- events ----

local function append(job, type, data)
  local sequence = redis.call('INCR', P .. 'sequence')
  local fields = data and {'data', data} or shown(job)
  redis.call('XADD', P .. 'events', string.format('%.0f-0', sequence), 'of', job.id, 'owner', job.owner, 'type', type,
    unpack(fields))
  redis.call('ZADD', P .. 'events-of:' .. job.owner, sequence, sequence)
  redis.call('ZADD', P .. 'events-at:' .. job.id, sequence, sequence)
  return sequence
end

local function drop(id, owner, sequence)
  redis.call('XDEL', P .. 'events', sequence .. '-0')
  redis.call('ZREM', P .. 'events-of:' .. owner, sequence)
  redis.call('ZREM', P .. 'events-at:' .. id, sequence)
end

-- Of progress and partial results only the newest is worth keeping.
local function append_newest(job, type, data)
  local field = 'newest-' .. type
  if job[field] then drop(job.id, job.owner, job[field]) end
  change(job, {[field] = append(job, type, data)})
end

local function event(sequence)
  local entry = redis.call('XRANGE', P .. 'events', sequence .. '-0', sequence .. '-0')[1]
  if not entry then return nil end
  local fields = {}
  for i = 1, #entry[2], 2 do fields[entry[2][i]] = entry[2][i + 1] end
  return fields
end

-- ---- the queue ----

local function queue_key(job) return P .. 'queue:' .. #job.target .. ':' .. job.target .. ':' .. job.owner end

local function enqueue(job)
  redis.call('HSETNX', P .. 'turns:' .. job.target, job.owner, string.format('%.17g', job.ordinal / BAND))
  redis.call('ZADD', P .. 'ring:' .. job.target, redis.call('HGET', P .. 'turns:' .. job.target, job.owner), job.owner)
  redis.call('ZADD', queue_key(job), job.ordinal - job.priority * BAND, job.id)
end

local function dequeue(job)
  redis.call('ZREM', queue_key(job), job.id)
  if redis.call('EXISTS', queue_key(job)) == 0 then redis.call('ZREM', P .. 'ring:' .. job.target, job.owner) end
end

-- ---- states and leases ----

-- To another state, with its event. What was said of the contact is over.
local function move(job, state, fields)
  redis.call('HINCRBY', P .. 'states', job.state, -1)
  redis.call('HINCRBY', P .. 'states', state, 1)
  fields.state = state
  fields.contact = false
  change(job, fields)
  append(job, 'state')
end

local function lease_member(job) return string.format('%014.0f:%s', job.ordinal, job.id) end

-- A new lease; all older ones are stale from now on.
local function lend(job, worker, duration)
  change(job, {fence = (job.fence or 0) + 1, worker = worker, lease = now + duration})
  redis.call('ZADD', P .. 'leases:' .. job.target, job.lease, lease_member(job))
  return {job.fence, shown(job)}
end

local function extend(job, to)
  change(job, {lease = to})
  redis.call('ZADD', P .. 'leases:' .. job.target, to, lease_member(job))
end

-- Nobody works on it any more.
local function vacate(job)
  redis.call('ZREM', P .. 'leases:' .. job.target, lease_member(job))
  change(job, {worker = false, lease = false})
  if job.target == HERE and redis.call('HINCRBY', P .. 'running', job.owner, -1) <= 0 then
    redis.call('HDEL', P .. 'running', job.owner)
  end
end

local function finish(job, state, message, chisq)
  if active(job) then vacate(job) else dequeue(job) end
  move(job, state, {ended = now, message = message, chisq = chisq ~= '' and chisq, stalls = false})
  if state == 'finished' or state == 'stopped' then append_newest(job, 'result', '{"final":true}') end
end

-- The job, if the lease (id, fence, attempt: the first three arguments) holds; else nil and what to answer.
local function under_lease()
  local job = load(arg[1])
  if not job then return nil, 'stale' end
  if active(job) and job.fence == arg[2] then return job end
  return nil, ended(job) and job.fence == arg[2] and 'already' or 'stale'
end
