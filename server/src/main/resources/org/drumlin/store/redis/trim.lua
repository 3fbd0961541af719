-- how many events to keep, how many to drop at most in this step -> how many are still too many
local excess = redis.call('XLEN', P .. 'events') - arg[1]
if excess <= 0 then return 0 end
local last
for _, entry in ipairs(redis.call('XRANGE', P .. 'events', '-', '+', 'COUNT', math.min(excess, tonumber(arg[2])))) do
  local fields = {}
  for i = 1, #entry[2], 2 do fields[entry[2][i]] = entry[2][i + 1] end
  last = string.match(entry[1], '^%d+')
  drop(fields.of, fields.owner, last)
  excess = excess - 1
end
redis.call('SET', P .. 'trimmed', last)
return excess
