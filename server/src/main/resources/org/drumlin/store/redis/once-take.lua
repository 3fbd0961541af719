-- hash, kind, now -> account, expires; empty when there is none
local once = live('once:' .. arg[1], arg[3])
if not once or once.kind ~= arg[2] then return {} end
redis.call('DEL', P .. 'once:' .. arg[1])
return {once.account, once.expires}
