-- lease, reason, how many attempts there are; 0: given back, which counts for no fault
local job, refusal = under_lease()
if not job then return refusal end
local most = tonumber(arg[5])
local pauses = tonumber(job.pauses or '0')
if job.state == 'stopping' then
  finish(job, 'cancelled', arg[4], '')
elseif most > 0 and tonumber(job.attempt) - pauses >= most then
  finish(job, 'failed', arg[4], '')
else
  if most == 0 then change(job, {pauses = pauses + 1}) end
  vacate(job)
  move(job, 'queued', {message = arg[4], started = false, progress = false, chisq = false})
  enqueue(job)
end
return 'done'
