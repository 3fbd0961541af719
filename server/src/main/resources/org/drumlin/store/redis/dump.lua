-- All keys that begin with ARGV[1]: name, what DUMP gives, milliseconds left to live (0: for ever), three by three.
local found, cursor, seen = {}, '0', {}
local pattern = string.gsub(ARGV[1], '[%[%]%*%?%\\]', '\\%0') .. '*'
repeat
  local page = redis.call('SCAN', cursor, 'MATCH', pattern, 'COUNT', 1000)
  cursor = page[1]
  for _, key in ipairs(page[2]) do
    if not seen[key] then
      seen[key] = true
      local dump = redis.call('DUMP', key)
      if dump then
        found[#found + 1] = key
        found[#found + 1] = dump
        found[#found + 1] = math.max(0, redis.call('PTTL', key))
      end
    end
  end
until cursor == '0'
return found
