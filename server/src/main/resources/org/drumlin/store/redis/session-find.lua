-- id, now -> account, refresh hash, expires; empty when it ended
local session = live('session:' .. arg[1], arg[2])
if not session then return {} end
return {session.account, session.refresh, session.expires}
