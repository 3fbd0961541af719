// What is the same for every model: `real`, ADD, NODES, SHAPE and FOLLOWS come with the functions.

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

// Whether the polynomial of a panel follows the theory, by its last two Legendre coefficients.
kernel void follow(const int pieces, const int base, global const int *restrict numbers,
    global const int *restrict shapes, global const real *restrict tails, global const real *restrict theory,
    global int *restrict follows) {
  const int piece = get_global_id(0);
  if (piece >= pieces) {
    return;
  }
  global const real *restrict values = theory + base + (size_t) piece * NODES;
  real a = 0, b = 0, most = 0;
  for (int j = 0; j < NODES; j++) {
    a = fma(tails[j], values[j], a);
    b = fma(tails[NODES + j], values[j], b);
    most = fmax(most, fabs(values[j]));
  }
  const bool halvable = shapes[numbers[piece] * SHAPE + 3] > 0;
  follows[piece] = !(halvable && fabs(a) + fabs(b) > (real) FOLLOWS * most);
}

// A panel counts when it follows and is no part of one that does: 0 does not count, 1 counts, 2 is halved, 3 is open.
kernel void settle(const int pieces, global const int *restrict family, global const int *restrict follows,
    global int *restrict states) {
  const int piece = get_global_id(0);
  if (piece >= pieces) {
    return;
  }
  int state = follows[piece] ? 1 : family[piece] % 2 ? 2 : 3;
  for (int whole = family[piece] / 2; whole > 0; whole = family[whole - 1] / 2) {
    state = follows[whole - 1] ? 0 : state;
  }
  states[piece] = state;
}

// What a data point sees of the panels that count. places: where it is among the points without a window, then among
// the windows.
kernel void see(const int points, const int base, const int first, const int sharp, global const int *restrict places,
    global const int *restrict starts, global const int *restrict numbers, global const int *restrict states,
    global const int *restrict shapes, global const real *restrict shares, global const real *restrict theory,
    global real *restrict smeared) {
  const int point = get_global_id(0);
  const int set = get_global_id(1);
  if (point >= points) {
    return;
  }
  global real *restrict own = smeared + (size_t) set * points + point;
  const int without = places[2 * point];
  if (without >= 0) {
    if (first) {
      *own = theory[(size_t) set * sharp + without];
    }
    return;
  }
  const int window = places[2 * point + 1];
  real seen = first ? 0 : *own;
  for (int piece = starts[set]; piece < starts[set + 1]; piece++) {
    global const int *restrict shape = shapes + numbers[piece] * SHAPE;
    const int row = window - shape[0];
    if (states[piece] == 1 && row >= 0 && row < shape[1]) {
      global const real *restrict values = theory + base + (size_t) piece * NODES;
      global const real *restrict share = shares + (size_t) (shape[2] + row) * NODES;
      real sum = 0;
      for (int j = 0; j < NODES; j++) {
        sum = fma(share[j], values[j], sum);
      }
      seen += sum;
    }
  }
  *own = seen;
}

// The sum of squared weighted residuals of each parameter set, a group of work items a set; behind all of them, how many
// panels of each are open.
kernel void squares(const int points, global const int *restrict starts, global const int *restrict states,
    global const real *restrict smeared, global const real *restrict intensity, global const real *restrict weights,
    global real *restrict sums) {
  const int set = get_group_id(0);
  const int lane = get_local_id(0);
  const int lanes = get_local_size(0);
  local real parts[64];
  local int open[64];
  global const real *restrict own = smeared + (size_t) set * points;
  real sum = 0, lost = 0;
  for (int point = lane; point < points; point += lanes) {
    const real residual = (own[point] - intensity[point]) * weights[point];
    ADD(sum, lost, residual, residual);
  }
  int count = 0;
  for (int piece = starts[set] + lane; piece < starts[set + 1]; piece += lanes) {
    count += states[piece] == 3;
  }
  parts[lane] = sum;
  open[lane] = count;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int reach = lanes / 2; reach > 0; reach /= 2) {
    if (lane < reach) {
      parts[lane] += parts[lane + reach];
      open[lane] += open[lane + reach];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (lane == 0) {
    sums[set] = parts[0];
    sums[get_num_groups(0) + set] = open[0];
  }
}

// How many sets halved each panel, where all sets have the same panels.
kernel void tally(const int each, const int sets, global const int *restrict states, global int *restrict counts) {
  const int place = get_global_id(0);
  if (place >= each) {
    return;
  }
  int count = 0;
  for (int set = 0; set < sets; set++) {
    count += states[(size_t) set * each + place] >= 2;
  }
  counts[place] = count;
}
