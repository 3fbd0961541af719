-- lease, final state, message, chisq (or empty)
local job, refusal = under_lease()
if not job then return refusal end
finish(job, arg[4], arg[5], arg[6])
return 'done'
