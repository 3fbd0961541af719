-- id, shown, next, now, grace -> 'renewed' or 'reused', account, expires; empty when it ended
local id, shown, now = arg[1], arg[2], tonumber(arg[4])
local session = live('session:' .. id, now)
if not session then return {} end
local answer = {'renewed', session.account, session.expires}
if session.refresh == shown then
  redis.call('HSET', P .. 'session:' .. id, 'refresh', arg[3], 'previous', shown, 'replaced', arg[4])
  return answer
end
if session.previous == shown and tonumber(session.replaced) >= now - tonumber(arg[5]) then return answer end
end_session(id, session.account)
return {'reused', session.account, session.expires}
