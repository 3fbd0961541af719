-- owner, ordinal to go on below (or +inf), how many -> ordinal to go on below, and jobs, newest first
local ids = redis.call('ZREVRANGEBYSCORE', P .. 'jobs:' .. arg[1], '(' .. arg[2], '-inf', 'LIMIT', 0, arg[3])
local last, jobs = '', {}
for i, id in ipairs(ids) do
  local job = load(id)
  jobs[i] = shown(job)
  last = job.ordinal
end
return {last, jobs}
