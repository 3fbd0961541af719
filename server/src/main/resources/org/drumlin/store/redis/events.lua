-- after, owner (or empty), job (or empty), how many -> newest sequence, newest one dropped for room, and events: each
-- its sequence and fields
local after, owner, id, limit = arg[1], arg[2], arg[3], tonumber(arg[4])
local events = {}

local function of_all()
  local from = string.format('%.0f-0', after + 1)
  for _, entry in ipairs(redis.call('XRANGE', P .. 'events', from, '+', 'COUNT', limit)) do
    events[#events + 1] = {string.match(entry[1], '^%d+'), entry[2]}
  end
end

local function of_index(index)
  for _, sequence in ipairs(redis.call('ZRANGEBYSCORE', index, '(' .. after, '+inf', 'LIMIT', 0, limit)) do
    local entry = redis.call('XRANGE', P .. 'events', sequence .. '-0', sequence .. '-0')[1]
    if entry then events[#events + 1] = {sequence, entry[2]} end
  end
end

if id == '' and owner == '' then
  of_all()
elseif id == '' then
  of_index(P .. 'events-of:' .. owner)
elseif owner == '' or redis.call('HGET', P .. 'job:' .. id, 'owner') == owner then
  of_index(P .. 'events-at:' .. id)
end
return {redis.call('GET', P .. 'sequence') or '0', redis.call('GET', P .. 'trimmed') or '0', events}
