-- name key -> the account's hash, empty when there is none
local id = redis.call('HGET', P .. 'account-names', arg[1])
if not id then return {} end
return redis.call('HGETALL', P .. 'account:' .. id)
