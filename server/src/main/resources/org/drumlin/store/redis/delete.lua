-- id
local job = load(arg[1])
if not job then return 'unknown' end
if not ended(job) then return 'at_work' end
for _, sequence in ipairs(redis.call('ZRANGE', P .. 'events-at:' .. job.id, 0, -1)) do
  drop(job.id, job.owner, sequence)
end
redis.call('DEL', P .. 'job:' .. job.id)
redis.call('ZREM', P .. 'jobs:' .. job.owner, job.id)
if job.key then redis.call('HDEL', P .. 'keys:' .. job.owner, job.key) end
redis.call('HINCRBY', P .. 'states', job.state, -1)
return 'deleted'
