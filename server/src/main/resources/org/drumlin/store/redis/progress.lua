-- lease, progress
local job, refusal = under_lease()
if not job then return refusal end
change(job, {progress = arg[4], stalls = false})
append_newest(job, 'progress', arg[4])
return 'done'
