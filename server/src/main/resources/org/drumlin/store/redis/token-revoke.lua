-- account, id -> 1, or 0: the account has none of that id
local all = P .. 'tokens:' .. arg[1]
for _, hash in ipairs(redis.call('LRANGE', all, 0, -1)) do
  if redis.call('HGET', P .. 'token:' .. hash, 'id') == arg[2] then
    redis.call('DEL', P .. 'token:' .. hash)
    redis.call('LREM', all, 0, hash)
    return 1
  end
end
return 0
