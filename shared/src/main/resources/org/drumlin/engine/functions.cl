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
  if (a < 8) {
    return p_j0(fma(a * a, (real) 0.03125, (real) -1));
  }
  const real inverse = 1 / a;
  const real w = inverse * inverse;
  return bessel_beyond(a, sqrt(inverse) * p_j0_modulus(w), p_j0_phase(w) * inverse, (real) 1);
}

static real bessel1_beyond(const real a) {
  const real inverse = 1 / a;
  const real w = inverse * inverse;
  return bessel_beyond(a, sqrt(inverse) * p_j1_modulus(w), p_j1_phase(w) * inverse, (real) -1);
}

static real bessel1(const real x) {
  const real a = fabs(x);
  return a < 8 ? x * p_j1(fma(a * a, (real) 0.03125, (real) -1)) : sign(x) * bessel1_beyond(a);
}

// 2 J1(x)/x
static real disc(const real x) {
  const real a = fabs(x);
  return a < 8 ? 2 * p_j1(fma(a * a, (real) 0.03125, (real) -1)) : 2 / a * bessel1_beyond(a);
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
  if (a == 0) {
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

// Si(x): its series near 0, beyond it the continued fraction of the exponential integral (Abramowitz and Stegun 5.1.22)
static real sine_integral(const real x) {
  const real a = fabs(x);
  if (isinf(x)) {
    return copysign((real) (PI_1 / 2), x);
  }
  if (a < 3) {
    const real z = -x * x;
    real term = x;
    real sum = x;
    for (int n = 3; n < 60 && fabs(term) > (real) EPSILON * fabs(sum); n += 2) {
      term *= z / ((real) n * (n - 1));
      sum += term / n;
    }
    return sum;
  }
  real br = 1;
  real cr = LARGEST;
  real ci = 0;
  real norm = 1 + a * a;
  real dr = 1 / norm;
  real di = -a / norm;
  real hr = dr;
  real hi = di;
  for (int n = 1; n < 500; n++) {
    const real an = -(real) n * n;
    br += 2;
    const real er = an * dr + br;
    const real ei = an * di + a;
    norm = er * er + ei * ei;
    dr = er / norm;
    di = -ei / norm;
    norm = cr * cr + ci * ci;
    cr = br + (isinf(norm) ? (real) 0 : an * cr / norm);
    ci = a - (isinf(norm) ? (real) 0 : an * ci / norm);
    const real fr = cr * dr - ci * di;
    const real fi = cr * di + ci * dr;
    const real next = hr * fr - hi * fi;
    hi = hr * fi + hi * fr;
    hr = next;
    if (fabs(fr - 1) + fabs(fi) < (real) EPSILON) {
      break;
    }
  }
  return copysign((real) (PI_1 / 2) + cosine(a) * hi - sine(a) * hr, x);
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
  return r == 1 || r == -1 ? (real) 0 : sine((real) PI_1 * r);
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
  if (!(x <= 0)) {
    return log_gamma_positive(x);
  }
  const real s = fabs(sine_pi(x));
  return s == 0 ? (real) INFINITY : log((real) PI_1 / s) - log_gamma_positive(1 - x);
}

static real not_zero(const real x) {
  return x == 0 ? (real) SMALLEST : x;
}

// P(a, x): its series, or Lentz's evaluation of the upper function's continued fraction (6.5.29, 6.5.31)
static real gamma_part(const real a, const real x) {
  if (!(a > 0 && x >= 0)) {
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

// 2/sqrt(pi) x exp(-x^2) sum (2 x^2)^n / (2n+1)!!
static real erf_series(const real x) {
  const real z = 2 * x * x;
  real term = 1;
  real sum = 1;
  for (int n = 1; n < 100 && term > sum * (real) EPSILON; n++) {
    term *= z / (2 * n + 1);
    sum += term;
  }
  return (real) 1.1283791670955126 * x * exp(-x * x) * sum;
}

// erfc for x of at least 2, from the tail upwards
static real erfc_fraction(const real x) {
  real f = 0;
  for (int n = 120; n >= 1; n--) {
    f = n * (real) 0.5 / (x + f);
  }
  const real z = x * x;
  const real lost = fma(x, x, -z);
  return exp(-z) * (1 - lost) / ((x + f) * (real) 1.772453850905516);
}

static real error_function(const real x) {
  const real a = fabs(x);
  if (a < 2) {
    return erf_series(x);
  }
  return isnan(x) ? x : copysign(a > 6 ? (real) 1 : 1 - erfc_fraction(a), x);
}

static real error_complement(const real x) {
  if (x < 2) {
    return x < (real) 0.5 ? 1 - error_function(x) : 1 - erf_series(x);
  }
  return x > (real) ERFC_END ? (real) 0 : erfc_fraction(x);
}
