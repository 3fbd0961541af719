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
    return isinf(a) ? (real) 0 : modulus * sin(a + (shift + quarters * (real) (PI_1 / 4)));
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

// Jn(x) of whole order: recurrence upwards where it is stable, else Miller's downwards
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
  if (a > n) {
    real before = bessel0(a);
    real here = bessel1(a);
    for (int k = 1; k < n; k++) {
      const real next = 2 * k / a * here - before;
      before = here;
      here = next;
    }
    return sign * here;
  }
  real after = 0;
  real here = SMALLEST;
  real wanted = 0;
  real sum = 0;
  for (int k = 2 * ((n + 20 + (int) sqrt((real) (60 * n))) / 2); k > 0; k--) {
    const real next = 2 * k / a * here - after;
    after = here;
    here = next;
    if (fabs(here) > (real) LARGE) {
      here *= (real) SHRINK;
      after *= (real) SHRINK;
      wanted *= (real) SHRINK;
      sum *= (real) SHRINK;
    }
    if ((k - 1) % 2 == 0 && k > 1) {
      sum += 2 * here;
    }
    if (k - 1 == n) {
      wanted = here;
    }
  }
  return sign * (wanted / (sum + here));
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

static real gamma_positive(const real x) {
  if (x > (real) GAMMA_END) {
    return INFINITY;
  }
  real product = 1;
  real z = x;
  while (z < 12) {
    product *= z;
    z += 1;
  }
  const real root = pow(z, (real) 0.5 * z - (real) 0.25);
  return (real) 2.5066282746310002 * root * exp(stirling(z)) * exp(-z) * root / product;
}

static real gamma_function(const real x) {
  if (x == 0) {
    return copysign((real) INFINITY, x);
  }
  if (!(x < 0)) {
    return gamma_positive(x);
  }
  const real s = sine_pi(x);
  if (s == 0 || x < (real) GAMMA_BEGIN) {
    return x == rint(x) ? (real) NAN : (real) 0;
  }
  return (real) PI_1 / (s * gamma_positive(1 - x));
}

static real log_gamma_positive(const real x) {
  if (fabs(x - 1) < (real) 0.3) {
    return (x - 1) * p_log_gamma_at_1(x - 1);
  }
  if (fabs(x - 2) < (real) 0.3) {
    return (x - 2) * p_log_gamma_at_2(x - 2);
  }
  if (isinf(x)) {
    return x;
  }
  real product = 1;
  real z = x;
  while (z < 12) {
    product *= z;
    z += 1;
  }
  const real value = (z - (real) 0.5) * log(z) - z + (real) 0.9189385332046728 + stirling(z);
  return product == 1 ? value : value - log(product);
}

static real log_gamma(const real x) {
  if (x == 0) {
    return INFINITY;
  }
  if (!(x < 0)) {
    return log_gamma_positive(x);
  }
  const real s = isinf(x) ? (real) 0 : fabs(x * sine_pi(x));
  return s == 0 ? (real) INFINITY : log((real) PI_1 / s) - log_gamma_positive(-x);
}

static real not_zero(const real x) {
  return x == 0 ? (real) SMALLEST : x;
}

// P(a, x): its series, or Lentz's evaluation of the upper function's continued fraction (6.5.29, 6.5.31)
static real gamma_part(const real a, const real x) {
  if (!(a > 0 && a <= (real) 1e8 && x >= 0)) {
    return NAN;
  }
  if (x == 0) {
    return 0;
  }
  const real front = exp(a * log(x) - x - log_gamma(a));
  if (x < a + 1) {
    real term = 1 / a;
    real sum = term;
    for (int n = 1; n < 10000 && term > sum * (real) EPSILON; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return front * sum;
  }
  if (front == 0) {
    return 1;
  }
  real b = x + 1 - a;
  real c = LARGEST;
  real d = 1 / b;
  real f = d;
  for (int n = 1; n < 10000; n++) {
    const real an = -n * (n - a);
    b += 2;
    d = 1 / not_zero(an * d + b);
    c = not_zero(b + an / c);
    const real factor = c * d;
    f *= factor;
    if (fabs(factor - 1) < (real) EPSILON) {
      break;
    }
  }
  return 1 - front * f;
}

// erfc(x) for x of at least 0.65
static real erfc_beyond(const real x) {
  const real sum = x + 4;
  const real p = p_erfc((x - 4) / sum);
  const real z = x * x;
  const real e = exp(-z);
  return fma(e, -fma(x, x, -z), e) * (p / sum);
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
