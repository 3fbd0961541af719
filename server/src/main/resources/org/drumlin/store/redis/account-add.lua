-- id, name key, recovery hash or empty, then names and values of the hash -> 1, or 0 when id or name is taken
local id, key, recovery = arg[1], arg[2], arg[3]
if redis.call('EXISTS', P .. 'account:' .. id) == 1 or redis.call('HEXISTS', P .. 'account-names', key) == 1 then
  return 0
end
redis.call('HSET', P .. 'account:' .. id, unpack(arg, 4))
redis.call('RPUSH', P .. 'accounts', id)
redis.call('HSET', P .. 'account-names', key, id)
if recovery ~= '' then redis.call('HSET', P .. 'account-keys', recovery, id) end
return 1
