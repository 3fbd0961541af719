// The functions of the model language that OpenCL C lacks, or has no bounds for. `real` is double or float; the
// polynomials before this text are printed from the coefficients of the JVM engine, whose functions these follow.

// x - n pi
static real reduced(const real x, const real n) {
  return fma(n, -(real) PI_3, fma(n, -(real) PI_2, fma(n, -(real) PI_1, x)));
}

// sin r for |r| up to 1.65
static real wide_sine(const real r) {
  const real z = r * r;
  return fma(r * z, p_wide_sin(z), r);
}

// (-1)^n
static real alternating(const real n) {
  return (((int) n) & 1) != 0 ? -1 : 1;
}

static real sine(const real x) {
  if (!(fabs(x) <= (real) FAR)) {
    return sin(x);
  }
  const real n = rint(x * (real) INVERSE_PI);
  return alternating(n) * wide_sine(reduced(x, n));
}

static real cosine(const real x) {
  if (!(fabs(x) <= (real) FAR)) {
    return cos(x);
  }
  const real n = rint(fma(x, (real) INVERSE_PI, (real) 0.5));
  return alternating(n) * wide_sine(reduced(x, n - (real) 0.5));
}

// sin(x)/x
static real sinc(const real x) {
  return x == 0 ? (real) 1 : sine(x) / x;
}

// 3 (sin x - x cos x)/x^3
static real ball(const real x) {
  if (fabs(x) < (real) BALL_NEAR) {
    return p_sphere(x * x);
  }
  const real inverse = 1 / x;
  return (sine(x) * inverse - cosine(x)) * (3 * (inverse * inverse));
}

// modulus times sin(a + shift + quarters pi/4)
static real bessel_beyond(const real a, const real modulus, const real shift, const real quarters) {
  if (!(a <= (real) FAR)) {
    const real turn = shift + quarters * (real) (PI_1 / 4);
    return isinf(a) ? (real) 0 : modulus * fma(sin(a), cos(turn), cos(a) * sin(turn));
  }
  const real n = rint(fma(a, (real) INVERSE_PI, quarters / 4));
  return modulus * alternating(n) * wide_sine(reduced(a, n - quarters / 4) + shift);
}

static real bessel0(const real x) {
  const real a = fabs(x);
  if (a < 4) {
    return p_j0_near(fma(a, (real) 0.125 * a, (real) -1));
  }
  if (a < 8) {
    return p_j0_middle(fma(a, (real) 0.0625 * a, (real) -2.5));
  }
  const real inverse = 1 / a;
  const real w = inverse * inverse;
  return bessel_beyond(a, sqrt(inverse) * p_j0_modulus(w), p_j0_phase(w) * inverse, (real) 1);
}

// J1(x)/x up to 8
static real bessel1_over(const real a) {
  return a < 4 ? p_j1_near(fma(a, (real) 0.125 * a, (real) -1))
               : p_j1_middle(fma(a, (real) 0.0625 * a, (real) -2.5));
}

static real bessel1_beyond(const real a) {
  const real inverse = 1 / a;
  const real w = inverse * inverse;
  return bessel_beyond(a, sqrt(inverse) * p_j1_modulus(w), p_j1_phase(w) * inverse, (real) -1);
}

static real bessel1(const real x) {
  const real a = fabs(x);
  return a < 8 ? x * bessel1_over(a) : sign(x) * bessel1_beyond(a);
}

// 2 J1(x)/x
static real disc(const real x) {
  const real a = fabs(x);
  return a < 8 ? 2 * bessel1_over(a) : 2 / a * bessel1_beyond(a);
}

// Numbers of twice the precision, high part first, as the JVM engine's Twofold has them.

// a + b, exact
static real2 two_sum(const real a, const real b) {
  const real s = a + b;
  const real back = s - a;
  return (real2) (s, (a - (s - back)) + (b - back));
}

// a + b, exact where |a| is not the smaller
static real2 two_ordered(const real a, const real b) {
  const real s = a + b;
  return (real2) (s, b - (s - a));
}

static real2 two_plus(const real2 a, const real2 b) {
  const real2 s = two_sum(a.x, b.x);
  const real2 t = two_sum(a.y, b.y);
  const real2 u = two_ordered(s.x, s.y + t.x);
  return two_ordered(u.x, u.y + t.y);
}

static real2 two_times(const real2 a, const real2 b) {
  const real p = a.x * b.x;
  const real rest = fma(a.x, b.x, -p);
  return two_ordered(p, rest + fma(a.x, b.y, a.y * b.x));
}

static real2 two_over(const real2 a, const real2 b) {
  const real q = a.x / b.x;
  const real rest = fma(-q, b.x, a.x) + fma(-q, b.y, a.y);
  return two_ordered(q, rest / b.x);
}

// a/b of single numbers
static real2 two_quotient(const real a, const real b) {
  const real q = a / b;
  return two_ordered(q, fma(-q, b, a) / b);
}

// e to a, as one number
static real two_exp(const real2 a) {
  const real e = exp(a.x);
  return isfinite(e) ? fma(e, a.y, e) : e;
}

// log a = k ln 2 + 2 atanh((m - 1)/(m + 1))
static real2 two_log(const real2 a) {
  const int k = ilogb(a.x * (real) (4.0 / 3));
  const real2 m = (real2) (ldexp(a.x, -k), ldexp(a.y, -k));
  const real2 s = two_over(two_plus(m, (real2) (-1, 0)), two_plus(m, (real2) (1, 0)));
  const real2 w = two_times(s, s);
  real2 series = two_quotient(1, 45);
  for (int i = 21; i >= 0; i--) {
    series = two_plus(two_times(series, w), two_quotient(1, 2 * i + 1));
  }
  const real2 whole = two_times((real2) (LN2_1, LN2_2), (real2) (k, 0));
  return two_plus(whole, 2 * two_times(s, series));
}

// Jn from J0 and J1 upwards, for x large and beyond n
static real bessel_upwards(const int n, const real a) {
  real2 before = (real2) (bessel0(a), 0);
  real2 here = (real2) (bessel1(a), 0);
  for (int k = 1; k < n; k++) {
    const real2 next = two_plus(two_times(two_quotient(2 * k, a), here), -before);
    before = here;
    here = next;
  }
  return here.x + here.y;
}

// Miller's recurrence downwards
static real bessel_downwards(const int n, const real a) {
  const int top = max(n, (int) ceil(a));
  real2 after = (real2) (0, 0);
  real2 here = (real2) (LEAST, 0);
  real2 wanted = after;
  real2 sum = after;
  for (int k = 2 * ((top + 30 + (int) sqrt((real) 80 * top)) / 2); k > 0; k--) {
    const real2 next = two_plus(two_times(two_quotient(2 * k, a), here), -after);
    after = here;
    here = next;
    if (fabs(here.x) > (real) MOST) {
      here *= (real) LEAST;
      after *= (real) LEAST;
      wanted *= (real) LEAST;
      sum *= (real) LEAST;
    }
    if ((k - 1) % 2 == 0 && k > 1) {
      sum = two_plus(sum, 2 * here);
    }
    if (k - 1 == n) {
      wanted = here;
    }
  }
  const real2 value = two_over(wanted, two_plus(sum, here));
  return value.x + value.y;
}

// Jn(x) of whole order
static real bessel_n(const real order, const real x) {
  const real whole = fabs(order);
  if (whole != floor(whole) || whole > 100000 || isnan(x)) {
    return NAN;
  }
  const int n = (int) whole;
  const real sign = (n & 1) != 0 && (x < 0) != (order < 0) ? -1 : 1;
  const real a = fabs(x);
  if (n < 2) {
    return sign * (n == 0 ? bessel0(a) : bessel1(a));
  }
  if (a == 0 || isinf(a)) {
    return 0;
  }
  return sign * (a > 2000 && a > n ? bessel_upwards(n, a) : bessel_downwards(n, a));
}

// Si(x): polynomials up to 16, beyond them the auxiliary functions f and g (Abramowitz and Stegun 5.2.8)
static real sine_integral(const real x) {
  const real a = fabs(x);
  if (a < 4) {
    return x * p_si_near(fma(a, (real) 0.125 * a, (real) -1));
  }
  if (a < 8) {
    return x * p_si_middle(fma(a, (real) 0.0625 * a, (real) -2.5));
  }
  if (a < 16) {
    return copysign(p_si_wide(fma(a, (real) 0.25, (real) -3)), x);
  }
  if (!(a < INFINITY)) {
    return isnan(x) ? x : copysign((real) (PI_1 / 2), x);
  }
  const real inverse = 1 / a;
  const real w = inverse * inverse;
  const real wave = fma(p_si_f(w), cosine(a), p_si_g(w) * inverse * sine(a));
  return copysign(fma(-inverse, wave, (real) (PI_1 / 2)), x);
}

// 1/(12 z) - 1/(360 z^3) + ... (Abramowitz and Stegun 6.1.40)
static real stirling(const real z) {
  const real w = 1 / (z * z);
  real p = fma(w, (real) -1.392432216905901, (real) 0.1796443723688307);
  p = fma(p, w, (real) -0.029550653594771242);
  p = fma(p, w, (real) 0.00641025641025641);
  p = fma(p, w, (real) -0.0019175269175269176);
  p = fma(p, w, (real) 8.417508417508417e-4);
  p = fma(p, w, (real) -5.952380952380953e-4);
  p = fma(p, w, (real) 7.936507936507937e-4);
  p = fma(p, w, (real) -0.002777777777777778);
  return fma(p, w, (real) 0.08333333333333333) / z;
}

// sin(pi x)
static real sine_pi(const real x) {
  const real r = x - 2 * rint(x * (real) 0.5);
  return sine((real) PI_1 * (fabs(r) > (real) 0.5 ? copysign((real) 1, r) - r : r));
}

// log gamma(z) for z of at least 12
static real2 log_gamma_far(const real2 z) {
  const real2 product = two_times(two_plus(z, (real2) ((real) -0.5, 0)), two_log(z));
  const real2 whole = two_plus(two_plus(product, -z), (real2) (HALF_LOG_TWO_PI_1, HALF_LOG_TWO_PI_2));
  return two_plus(whole, (real2) (stirling(z.x), 0));
}

// The rising product that takes x beyond 12
static real2 gamma_product(const real x) {
  real2 product = (real2) (1, 0);
  real2 z = (real2) (x, 0);
  while (z.x < 12) {
    product = two_times(product, z);
    z = two_plus(z, (real2) (1, 0));
  }
  return product;
}

// log gamma of x taken beyond 12; gamma(x) is e to it by the product
static real2 gamma_log(const real x) {
  real2 z = (real2) (x, 0);
  while (z.x < 12) {
    z = two_plus(z, (real2) (1, 0));
  }
  return log_gamma_far(z);
}

static real gamma_positive(const real x) {
  if (x > (real) GAMMA_END) {
    return INFINITY;
  }
  if (!(x >= (real) 1e-18)) {
    return 1 / x;
  }
  const real2 product = gamma_product(x);
  return two_exp(gamma_log(x)) / (product.x + product.y);
}

// Reflection, whose parts may overflow where the whole does not
static real gamma_function(const real x) {
  if (x == 0) {
    return copysign((real) INFINITY, x);
  }
  if (!(x < 0)) {
    return gamma_positive(x);
  }
  if (x > (real) -1e-18) {
    return 1 / x;
  }
  const real s = sine_pi(x);
  if (x == rint(x) || x < (real) GAMMA_BEGIN) {
    return x == rint(x) ? (real) NAN : copysign((real) 0, s);
  }
  const real2 product = gamma_product(-x);
  const real2 lift = two_times((real2) (LN2_1, LN2_2), (real2) (GAMMA_LIFT, 0));
  const real inverse = two_exp(two_plus(lift, -gamma_log(-x)));
  return ldexp((real) PI_1 / (-x * s) * (product.x + product.y) * inverse, -GAMMA_LIFT);
}

static real log_gamma_positive(const real x) {
  if (fabs(x - 1) < (real) 0.3) {
    return (x - 1) * p_log_gamma_at_1(x - 1);
  }
  if (fabs(x - 2) < (real) 0.3) {
    return (x - 2) * p_log_gamma_at_2(x - 2);
  }
  if (!(x < (real) LARGEST)) {
    return x * (log(x) - 1);
  }
  if (x < (real) 1e-18) {
    return -log(x);
  }
  real2 value = gamma_log(x);
  if (x < 12) {
    value = two_plus(value, -two_log(gamma_product(x)));
  }
  return value.x + value.y;
}

static real log_gamma(const real x) {
  if (x == 0) {
    return INFINITY;
  }
  if (!(x < 0)) {
    return log_gamma_positive(x);
  }
  if (x > (real) -1e-18) {
    return -log(-x);
  }
  const real s = isinf(x) ? (real) 0 : fabs(x * sine_pi(x));
  return s == 0 ? (real) INFINITY : log((real) PI_1 / s) - log_gamma_positive(-x);
}

// x^a exp(-x)/gamma(a + 1)
static real gamma_front(const real a, const real x) {
  if (a < 12) {
    const real2 power = two_plus(two_times(two_log((real2) (x, 0)), (real2) (a, 0)), (real2) (-x, 0));
    const real2 product = gamma_product(a);
    return two_exp(two_plus(power, -gamma_log(a))) * (product.x + product.y) / a;
  }
  if (x < (real) SMALLEST) {
    return 0;
  }
  const real2 ratio = two_times(two_log(two_quotient(x, a)), (real2) (a, 0));
  const real2 root = two_plus((real) 0.5 * two_log((real2) (a, 0)), (real2) (HALF_LOG_TWO_PI_1, HALF_LOG_TWO_PI_2));
  return two_exp(two_plus(two_plus(two_plus(ratio, two_sum(a, -x)), -root), (real2) (-stirling(a), 0)));
}

// P(a, x) by Kummer's series (6.5.29), summed from its end
static real gamma_part(const real a, const real x) {
  if (!(a > 0 && a <= (real) 1e8 && x >= 0)) {
    return NAN;
  }
  if (x == 0) {
    return 0;
  }
  if (x > a + 12 * sqrt(a) + 60) {
    return 1;
  }
  const real front = gamma_front(a, x);
  if (front == 0) {
    return 0;
  }
  int terms = 0;
  for (real term = 1; term > (real) EPSILON && terms < 1000000;) {
    terms++;
    term *= x / (a + terms);
  }
  real2 sum = (real2) (1, 0);
  for (int n = terms; n > 0; n--) {
    sum = two_plus(two_times(two_over((real2) (x, 0), two_sum(a, n)), sum), (real2) (1, 0));
  }
  return fmin((real) 1, front * (sum.x + sum.y));
}

// erfc(x) for x of at least 0.65; the square and the polynomial's variable are carried to twice the precision
static real erfc_beyond(const real x) {
  const real2 sum = two_sum(x, 4);
  const real2 difference = two_sum(x, -4);
  const real t = difference.x / sum.x;
  const real rest = (fma(-t, sum.x, difference.x) + difference.y - t * sum.y) / sum.x;
  const real p = fma(d_erfc(t), rest, p_erfc(t)) / sum.x;
  const real z = x * x;
  const real e = exp(-z);
  return fma(e, -fma(x, x, -z), e) * fma(p, -(sum.y / sum.x), p);
}

static real error_function(const real x) {
  const real a = fabs(x);
  if (a < 1) {
    return x * p_erf(x * x);
  }
  return isnan(x) ? x : copysign(a > 6 ? (real) 1 : 1 - erfc_beyond(a), x);
}

static real error_complement(const real x) {
  if (x < (real) 0.65) {
    return 1 - error_function(x);
  }
  return x > (real) ERFC_END ? (real) 0 : erfc_beyond(x);
}
