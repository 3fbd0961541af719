-- target, worker, lease in ms, how many stalls are too many, what to say of them, how many log lines -> fence and job,
-- or nothing
local target, most, words, lines = arg[1], tonumber(arg[4]), arg[5], tonumber(arg[6])

local function last_lines(job)
  local found = {}
  for _, sequence in ipairs(redis.call('ZREVRANGE', P .. 'events-at:' .. job.id, 0, -1)) do
    local e = event(sequence)
    if e and e.type == 'log' then table.insert(found, 1, cjson.decode(e.data).text) end
    if #found == lines then break end
  end
  return found
end

while true do
  local member = redis.call('ZRANGEBYSCORE', P .. 'leases:' .. target, '-inf', now, 'LIMIT', 0, 1)[1]
  if not member then return false end
  local job = load(string.match(member, '^%d+:(.*)$'))
  local stalls = tonumber(job.stalls or 0)
  if target == HERE and job.lease ~= '0' then stalls = stalls + 1 end
  if stalls <= most then
    change(job, {stalls = stalls})
    return lend(job, arg[2], arg[3])
  end
  -- Whoever had it last is refused from now on.
  change(job, {fence = job.fence + 1})
  local said = last_lines(job)
  finish(job, 'failed', #said == 0 and words or words .. '\n' .. table.concat(said, '\n'), '')
end
