-- id, what to say of one that never started -> the job, or nothing
local job = load(arg[1])
if not job then return false end
if job.state == 'queued' then
  finish(job, 'cancelled', arg[2], '')
elseif RANK[job.state] < RANK.stopping then
  move(job, 'stopping', {})
end
return shown(job)
