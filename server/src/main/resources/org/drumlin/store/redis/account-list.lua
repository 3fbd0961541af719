-- -> the hashes of all accounts, the oldest first
local all = {}
for i, id in ipairs(redis.call('LRANGE', P .. 'accounts', 0, -1)) do
  all[i] = redis.call('HGETALL', P .. 'account:' .. id)
end
return all
