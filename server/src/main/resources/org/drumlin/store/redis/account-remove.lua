-- id -> 1, or 0: no such account
local id = arg[1]
local account = load('account:' .. id)
if not account then return 0 end
end_sessions(id, '')
for _, hash in ipairs(redis.call('LRANGE', P .. 'tokens:' .. id, 0, -1)) do
  redis.call('DEL', P .. 'token:' .. hash)
end
redis.call('DEL', P .. 'tokens:' .. id, P .. 'sessions:' .. id)
-- Invitations are nobody's: an account's own are of this one kind.
local newest = P .. 'once-of:RESET:' .. id
local once = redis.call('GET', newest)
if once then redis.call('DEL', newest, P .. 'once:' .. once) end
redis.call('HDEL', P .. 'account-names', account.key)
if account.recovery then redis.call('HDEL', P .. 'account-keys', account.recovery) end
redis.call('LREM', P .. 'accounts', 0, id)
redis.call('DEL', P .. 'account:' .. id)
return 1
