-- lease; a job that is stopping goes on doing so
local job, refusal = under_lease()
if not job then return refusal end
if job.started then return 'already' end
move(job, RANK[job.state] < RANK.running and 'running' or job.state, {started = now})
return 'done'
