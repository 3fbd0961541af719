-- lease, reason, how many attempts there are
local job, refusal = under_lease()
if not job then return refusal end
if job.state == 'stopping' then
  finish(job, 'cancelled', arg[4], '')
elseif tonumber(job.attempt) >= tonumber(arg[5]) then
  finish(job, 'failed', arg[4], '')
else
  vacate(job)
  move(job, 'queued', {message = arg[4], started = false, progress = false, chisq = false})
  enqueue(job)
end
return 'done'
