-- hash, now -> the token's hash as it was; empty when it ended. Written at most once a minute.
local token = live('token:' .. arg[1], arg[2])
if not token then return {} end
local flat = redis.call('HGETALL', P .. 'token:' .. arg[1])
if not token.used or tonumber(token.used) <= tonumber(arg[2]) - 60000 then
  redis.call('HSET', P .. 'token:' .. arg[1], 'used', arg[2])
end
return flat
