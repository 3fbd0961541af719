-- lease, line
local job, refusal = under_lease()
if not job then return refusal end
append(job, 'log', arg[4])
return 'done'
