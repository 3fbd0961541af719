-- lease, duration in ms -> the job, or nothing
local job = under_lease()
if not job then return false end
extend(job, now + arg[4])
return shown(job)
