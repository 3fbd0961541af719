-- lease
local job, refusal = under_lease()
if not job then return refusal end
extend(job, 0)
return 'done'
