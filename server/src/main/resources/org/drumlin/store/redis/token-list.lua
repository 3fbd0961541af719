-- account -> the hashes of its tokens, the oldest first; those that ended are forgotten
local all = P .. 'tokens:' .. arg[1]
local tokens = {}
for _, hash in ipairs(redis.call('LRANGE', all, 0, -1)) do
  local flat = redis.call('HGETALL', P .. 'token:' .. hash)
  if #flat == 0 then
    redis.call('LREM', all, 0, hash)
  else
    tokens[#tokens + 1] = flat
  end
end
return tokens
