// What is the same for every model: `real` and ADD come with the functions.

// Adds up the slices that the loops were cut into.
kernel void gather(const int points, const int slices, global const real *restrict parts, global real *restrict sums) {
  const int point = get_global_id(0);
  const int output = get_global_id(1);
  if (point >= points) {
    return;
  }
  real sum = 0, lost = 0;
  for (int slice = 0; slice < slices; slice++) {
    ADD(sum, lost, (real) 1, parts[((size_t) output * slices + slice) * points + point]);
  }
  sums[(size_t) output * points + point] = sum;
}

// The sum of squared weighted residuals of each parameter set: a group of work items a set. A data point sees the theory
// through the shares that lie between start[point] and start[point + 1].
kernel void squares(const int nodes, const int points, global const int *restrict start,
    global const int *restrict column, global const real *restrict share, global const real *restrict theory,
    global const real *restrict intensity, global const real *restrict weights, global real *restrict sums) {
  const int set = get_group_id(0);
  const int lane = get_local_id(0);
  const int lanes = get_local_size(0);
  local real parts[64];
  global const real *restrict own = theory + (size_t) set * nodes;
  real sum = 0, lost = 0;
  for (int point = lane; point < points; point += lanes) {
    real seen = 0;
    for (int k = start[point]; k < start[point + 1]; k++) {
      seen = fma(share[k], own[column[k]], seen);
    }
    const real residual = (seen - intensity[point]) * weights[point];
    ADD(sum, lost, residual, residual);
  }
  parts[lane] = sum;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int reach = lanes / 2; reach > 0; reach /= 2) {
    if (lane < reach) {
      parts[lane] += parts[lane + reach];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (lane == 0) {
    sums[set] = parts[0];
  }
}
