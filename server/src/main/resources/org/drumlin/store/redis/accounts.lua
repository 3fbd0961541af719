-- What the scripts of the accounts' store share. Each is this file and its own after it.
--
-- ARGV: the prefix of all keys, then the script's own, here called 'arg'. Times are ms since 1970, the caller's; keys that
-- end with a time end with Redis's clock too, so that nothing is left behind.
-- Keys, each after the prefix:
--   account:ID       hash: id, name, key, role, guest, disabled (1 or 0), password, recovery, created, seen
--   accounts         list of ids, the oldest first
--   account-names    hash: name key -> id
--   account-keys     hash: hash of a recovery key -> id
--   session:ID       hash: account, refresh, previous, replaced, expires
--   sessions:ACCOUNT zset of session ids by their end
--   once:HASH        hash: kind, account, expires
--   once-of:KIND:ACCOUNT  the hash of that account's newest
--   token:HASH       hash: id, account, label, created, expires, used
--   tokens:ACCOUNT   list of token hashes, the oldest first
--   bucket:NAME      hash: level, at
local P = ARGV[1]
local arg = {unpack(ARGV, 2)}

local function load(key)
  local flat = redis.call('HGETALL', P .. key)
  if #flat == 0 then return nil end
  local fields = {}
  for i = 1, #flat, 2 do fields[flat[i]] = flat[i + 1] end
  return fields
end

-- A hash that has not ended at that time.
local function live(key, now)
  local fields = load(key)
  if fields and tonumber(fields.expires) > tonumber(now) then return fields end
  return nil
end

local function end_session(id, account)
  redis.call('DEL', P .. 'session:' .. id)
  redis.call('ZREM', P .. 'sessions:' .. account, id)
end

local function end_sessions(account, kept)
  for _, id in ipairs(redis.call('ZRANGE', P .. 'sessions:' .. account, 0, -1)) do
    if id ~= kept then end_session(id, account) end
  end
end
