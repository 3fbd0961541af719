-- old hash, new hash -> the account's hash; empty: nobody's (any more), or disabled
local id = redis.call('HGET', P .. 'account-keys', arg[1])
if not id or redis.call('HGET', P .. 'account:' .. id, 'disabled') == '1' then return {} end
redis.call('HDEL', P .. 'account-keys', arg[1])
redis.call('HSET', P .. 'account-keys', arg[2], id)
redis.call('HSET', P .. 'account:' .. id, 'recovery', arg[2])
return redis.call('HGETALL', P .. 'account:' .. id)
