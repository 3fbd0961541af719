-- id, account, refresh hash, expires, most, now
local id, account, most = arg[1], arg[2], tonumber(arg[5])
local all = P .. 'sessions:' .. account
redis.call('ZREMRANGEBYSCORE', all, '-inf', arg[6])
redis.call('HSET', P .. 'session:' .. id, 'account', account, 'refresh', arg[3], 'expires', arg[4])
redis.call('PEXPIREAT', P .. 'session:' .. id, arg[4])
redis.call('ZADD', all, arg[4], id)
for _, old in ipairs(redis.call('ZRANGE', all, 0, -most - 1)) do end_session(old, account) end
if redis.call('EXISTS', P .. 'account:' .. account) == 1 then
  redis.call('HSET', P .. 'account:' .. account, 'seen', arg[6])
end
return 1
