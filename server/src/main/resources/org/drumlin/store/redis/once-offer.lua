-- hash, kind, account or empty, expires
local hash, account = arg[1], arg[3]
if account ~= '' then
  local newest = P .. 'once-of:' .. arg[2] .. ':' .. account
  local old = redis.call('GET', newest)
  if old then redis.call('DEL', P .. 'once:' .. old) end
  redis.call('SET', newest, hash)
  redis.call('PEXPIREAT', newest, arg[4])
end
redis.call('HSET', P .. 'once:' .. hash, 'kind', arg[2], 'account', account, 'expires', arg[4])
redis.call('PEXPIREAT', P .. 'once:' .. hash, arg[4])
return 1
