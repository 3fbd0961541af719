-- target, worker, lease in ms, how many jobs of one owner may run here -> fence and job, or nothing
local target, ring, most = arg[1], P .. 'ring:' .. arg[1], tonumber(arg[4])
local PAGE = 50

local function may_run(owner)
  return target ~= HERE or tonumber(redis.call('HGET', P .. 'running', owner) or 0) < most
end

-- Who was served longest ago and may have another one.
local function next_owner()
  for from = 0, redis.call('ZCARD', ring) - 1, PAGE do
    for _, owner in ipairs(redis.call('ZRANGE', ring, from, from + PAGE - 1)) do
      if may_run(owner) then return owner end
    end
  end
end

local owner = next_owner()
if not owner then return false end
local job = load(redis.call('ZRANGE', queue_key({target = target, owner = owner}), 0, 0)[1])
local turn = redis.call('INCR', P .. 'turn')
redis.call('HSET', P .. 'turns:' .. target, owner, turn)
redis.call('ZADD', ring, turn, owner)
dequeue(job)
if target == HERE then redis.call('HINCRBY', P .. 'running', owner, 1) end
move(job, 'starting', {attempt = job.attempt + 1, message = '', chisq = job.chisq or false})
return lend(job, arg[2], arg[3])
