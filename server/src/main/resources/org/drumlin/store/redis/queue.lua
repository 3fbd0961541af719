-- -> owner, how many are queued, how many run, when the oldest queued one was made (or empty): for each owner with work
local MOST_URGENT = 9
local owners, seen = {}, {}
local function note(names)
  for _, owner in ipairs(names) do
    if not seen[owner] then
      seen[owner] = true
      owners[#owners + 1] = owner
    end
  end
end
note(redis.call('ZRANGE', P .. 'ring:' .. HERE, 0, -1))
note(redis.call('HKEYS', P .. 'running'))

local function oldest(queue)
  local found
  for band = -MOST_URGENT, MOST_URGENT do
    local id = redis.call('ZRANGEBYSCORE', queue, band * BAND, '(' .. string.format('%.0f', (band + 1) * BAND),
      'LIMIT', 0, 1)[1]
    local job = id and load(id)
    if job and (not found or tonumber(job.ordinal) < tonumber(found.ordinal)) then found = job end
  end
  return found and found.created or ''
end

local entries = {}
for i, owner in ipairs(owners) do
  local queue = queue_key({target = HERE, owner = owner})
  entries[i] = {owner, redis.call('ZCARD', queue), tonumber(redis.call('HGET', P .. 'running', owner) or 0),
    oldest(queue)}
end
return entries
