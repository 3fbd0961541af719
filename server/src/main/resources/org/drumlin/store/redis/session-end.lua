-- id
local account = redis.call('HGET', P .. 'session:' .. arg[1], 'account')
if account then end_session(arg[1], account) end
return 1
