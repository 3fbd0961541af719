-- id, owner, title, method, models, digest, '=' and the idempotency key (or empty), target, priority
-- -> outcome and the job there is
local id, owner, digest, key = arg[1], arg[2], arg[6], string.sub(arg[7], 2)
local known = redis.call('EXISTS', P .. 'job:' .. id) == 1 and id
if not known and arg[7] ~= '' then known = redis.call('HGET', P .. 'keys:' .. owner, key) end
if known then
  local job = load(known)
  return {job.digest == digest and 'known' or 'conflict', shown(job)}
end
local job = {id = id}
change(job, {id = id, owner = owner, title = arg[3], method = arg[4], models = arg[5], digest = digest, target = arg[8],
  priority = arg[9], key = arg[7] ~= '' and key, ordinal = redis.call('INCR', P .. 'ordinal'), state = 'queued',
  attempt = '0', created = now, message = ''})
redis.call('ZADD', P .. 'jobs:' .. owner, job.ordinal, id)
if job.key then redis.call('HSET', P .. 'keys:' .. owner, job.key, id) end
redis.call('HINCRBY', P .. 'states', 'queued', 1)
enqueue(job)
append(job, 'state')
return {'accepted', shown(job)}
