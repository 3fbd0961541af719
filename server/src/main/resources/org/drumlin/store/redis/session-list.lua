-- account, now -> id, refresh hash and end of each of its sessions, the newest first
local all = {}
for _, id in ipairs(redis.call('ZREVRANGE', P .. 'sessions:' .. arg[1], 0, -1)) do
  local session = live('session:' .. id, arg[2])
  if session then all[#all + 1] = {id, session.refresh, session.expires} end
end
return all
