-- lease, message, contact (or empty)
local job, refusal = under_lease()
if not job then return refusal end
change(job, {message = arg[4], contact = arg[5] ~= '' and arg[5]})
append(job, 'state')
return 'done'
