-- id, the password's old hash, its new one -> 1, or 0: it is another by now
local key = P .. 'account:' .. arg[1]
if redis.call('HGET', key, 'password') ~= arg[2] then return 0 end
redis.call('HSET', key, 'password', arg[3])
return 1
