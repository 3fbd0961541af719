-- id, field, value, 1 to end the account's sessions, the session kept or empty -> 1, or 0: no such account
local id = arg[1]
if redis.call('EXISTS', P .. 'account:' .. id) == 0 then return 0 end
redis.call('HSET', P .. 'account:' .. id, arg[2], arg[3])
if arg[4] == '1' then end_sessions(id, arg[5]) end
return 1
