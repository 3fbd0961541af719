-- lease
local job, refusal = under_lease()
if not job then return refusal end
append_newest(job, 'result', '{"final":false}')
return 'done'
