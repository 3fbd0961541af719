-- hash, id, account, label, created, expires, most -> 1, or 0 when there are that many
local hash, account = arg[1], arg[3]
local all = P .. 'tokens:' .. account
local there = 0
for _, old in ipairs(redis.call('LRANGE', all, 0, -1)) do
  if live('token:' .. old, arg[5]) then there = there + 1 end
end
if there >= tonumber(arg[7]) then return 0 end
redis.call('HSET', P .. 'token:' .. hash, 'id', arg[2], 'account', account, 'label', arg[4], 'created', arg[5],
  'expires', arg[6])
redis.call('PEXPIREAT', P .. 'token:' .. hash, arg[6])
redis.call('RPUSH', all, hash)
return 1
