-- name, burst, ms for one, amount to take (below 0: to put back), now -> 0, or how much is missing, as text
local key, burst, each, amount, now = P .. 'bucket:' .. arg[1], tonumber(arg[2]), tonumber(arg[3]), tonumber(arg[4]),
  tonumber(arg[5])
local bucket = redis.call('HMGET', key, 'level', 'at')
local level = burst
if bucket[1] then
  level = math.min(burst, tonumber(bucket[1]) + math.max(0, now - tonumber(bucket[2])) / each)
end
if level < amount then return string.format('%.17g', amount - level) end
level = math.min(burst, level - amount)
redis.call('HSET', key, 'level', string.format('%.17g', level), 'at', arg[5])
redis.call('PEXPIREAT', key, string.format('%.0f', now + math.ceil((burst - level) * each) + 1))
return '0'
