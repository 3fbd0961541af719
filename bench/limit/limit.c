// The limit the tape is held against: the same loops by hand in C, lanes over q, glibc's vector libm, hoisted as the
// engine hoists, and with as many orientations as the engine takes. Prints for each case the least microseconds for
// 200 q of one parameter set, of the processor's time: what else runs on the machine takes the clock, but little of that. bench/limit/run builds it, and puts Drumlin beside it.
// J1 has Drumlin's coefficients. Sine and cosine stand in loops of their own: together gcc makes one scalar sincos of them.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#define N 200
#define BLOCK 128
#define POINTS 35
#define SAMPLE 5000
#define APART __attribute__((noinline)) static

static inline double j1_near(double z) {
  double p = -4.0037632815796753e-13;
  p = p * z + 1.1658971884036515e-11;
  p = p * z + -2.943016833829492e-10;
  p = p * z + 6.43119017895857e-09;
  p = p * z + -1.196708182234105e-07;
  p = p * z + 1.8684526037182737e-06;
  p = p * z + -2.404574866003479e-05;
  p = p * z + 0.00024949458135972767;
  p = p * z + -0.0020290394945704573;
  p = p * z + 0.012456814392263375;
  p = p * z + -0.05474581821284725;
  p = p * z + 0.15858376432721838;
  p = p * z + -0.2595948652859303;
  p = p * z + 0.15151665143806636;
  p = p * z + 0.08105866038589796;
  p = p * z + -0.05814382795599107;
  return p;
}
static inline double modulus(double z) {
  double p = -555204893441.373;
  p = p * z + 65901835829.29206;
  p = p * z + -3693292354.946492;
  p = p * z + 134137169.0354745;
  p = p * z + -3767927.234197156;
  p = p * z + 97067.65116920511;
  p = p * z + -2777.7338023352036;
  p = p * z + 105.7709237630831;
  p = p * z + -6.175254997398467;
  p = p * z + 0.642534288792939;
  p = p * z + -0.1542784597013043;
  p = p * z + 0.14960335515045572;
  p = p * z + 0.7978845608028654;
  return p;
}
static inline double phase(double z) {
  double p = 5668987238016.595;
  p = p * z + -665281426897.4758;
  p = p * z + 36628300466.19574;
  p = p * z + -1292142177.8721414;
  p = p * z + 34543563.86653428;
  p = p * z + -818804.1701562566;
  p = p * z + 20598.515392600628;
  p = p * z + -657.4218199666587;
  p = p * z + 30.620291065865405;
  p = p * z + -2.369393042762307;
  p = p * z + 0.37089843421340357;
  p = p * z + -0.16406249999910097;
  p = p * z + 0.37499999999999994;
  return p;
}

// 3 (sin x - x cos x)/x^3 for x = q r.
APART void ball(const double *restrict x, double *restrict out, int n) {
  double s[BLOCK], c[BLOCK];
  for (int i = 0; i < n; i++) s[i] = sin(x[i]);
  for (int i = 0; i < n; i++) c[i] = cos(x[i]);
  for (int i = 0; i < n; i++) {
    double inverse = 1 / x[i], z = x[i] * x[i];
    double far = 3 * (s[i] * inverse - c[i]) * (inverse * inverse);
    double near = 1 - z * (0.1 - z * (1.0 / 280 - z * (1.0 / 15120 - z * (1.0 / 1330560))));
    out[i] = x[i] < 0.4 ? near : far;
  }
}

APART void sinc(const double *restrict q, double b, double *restrict out, int n) {
  for (int i = 0; i < n; i++) out[i] = sin(q[i] * b) / (q[i] * b);
}

// 2 J1(x)/x for x = q a.
APART void disc(const double *restrict q, double a, double *restrict out, int n) {
  double m[BLOCK], t[BLOCK];
  for (int i = 0; i < n; i++) {
    double x = q[i] * a > 8 ? q[i] * a : 8, inverse = 1 / x, z = inverse * inverse;
    m[i] = 2 * inverse * sqrt(inverse) * modulus(z);
    t[i] = x - M_PI / 4 + phase(z) * inverse;
  }
  for (int i = 0; i < n; i++) t[i] = sin(t[i]);
  for (int i = 0; i < n; i++) {
    double x = q[i] * a, near = 2 * j1_near(x * x * 0.03125 - 1);
    out[i] = x < 8 ? near : m[i] * t[i];
  }
}

// How many orientations the engine takes for the largest q of a block and the body's largest extent.
static int nodes(double q, double size) {
  double kappa = q * size;
  return (int) ceil((kappa + 5 * cbrt(kappa) + 16) / 4);
}

// Radii, and weights of a Gaussian of 10 %; what they are changes no time.
static double r[POINTS], l[POINTS], w[POINTS];

APART void sphere(const double *restrict q, double *restrict out, int n) {
  double x[BLOCK], f[BLOCK];
  for (int k = 0; k < POINTS; k++) {
    double volume = 4 * M_PI / 3 * r[k] * r[k] * r[k], factor = w[k] * volume * volume;
    for (int i = 0; i < n; i++) x[i] = q[i] * r[k];
    ball(x, f, n);
    for (int i = 0; i < n; i++) out[i] += factor * f[i] * f[i];
  }
}

APART void core_shell_sphere(const double *restrict q, double *restrict out, int n) {
  double x[BLOCK], f[BLOCK], g[BLOCK];
  for (int k = 0; k < POINTS; k++) {
    double outer = r[k] + 10, a = -4 * M_PI / 3 * r[k] * r[k] * r[k], b = -4 * M_PI / 3 * outer * outer * outer;
    for (int i = 0; i < n; i++) x[i] = q[i] * r[k];
    ball(x, f, n);
    for (int i = 0; i < n; i++) x[i] = q[i] * outer;
    ball(x, g, n);
    for (int i = 0; i < n; i++) {
      double sum = a * f[i] + b * g[i];
      out[i] += w[k] * sum * sum;
    }
  }
}

// Percus and Yevick's hard spheres around the spheres.
APART void sphere_hardsphere(const double *restrict q, double *restrict out, int n) {
  double x[BLOCK], f[BLOCK], rod[BLOCK], half[BLOCK];
  sphere(q, out, n);
  double phi = 0.2, radius = 50, open = (1 - phi) * (1 - phi), a = (1 + 2 * phi) / open, b = -1.5 * phi / open;
  for (int i = 0; i < n; i++) x[i] = 2 * q[i] * radius;
  ball(x, f, n);
  sinc(q, 2 * radius, rod, n);
  sinc(q, radius, half, n);
  for (int i = 0; i < n; i++) {
    double h = half[i] * half[i], even = 1 + 4 * phi * (a * f[i] + 1.5 * b * h);
    double odd = 12 * phi * (a * (0.5 - rod[i] + 0.5 * h) + b * (1 - rod[i])) / x[i];
    out[i] /= even * even + odd * odd;
  }
}

APART void cylinder(const double *restrict q, double *restrict out, int n) {
  double s[BLOCK], d[BLOCK];
  int m = nodes(q[n - 1], sqrt(400 * 400 + 4 * 20 * 20));
  for (int k = 0; k < m; k++) {
    double u = (k + 0.5) / m;
    sinc(q, 0.5 * u * 400, s, n);
    disc(q, sqrt(1 - u * u) * 20, d, n);
    for (int i = 0; i < n; i++) {
      double f = d[i] * s[i];
      out[i] += f * f / m;
    }
  }
}

APART void cylinder_radius(const double *restrict q, double *restrict out, int n) {
  double s[BLOCK], d[BLOCK];
  int m = nodes(q[n - 1], sqrt(400 * 400 + 4 * 26 * 26));
  for (int k = 0; k < m; k++) {
    double u = (k + 0.5) / m, across = sqrt(1 - u * u) * 0.4;
    sinc(q, 0.5 * u * 400, s, n);
    for (int j = 0; j < POINTS; j++) {
      disc(q, across * r[j], d, n);
      for (int i = 0; i < n; i++) {
        double f = d[i] * s[i];
        out[i] += w[j] / m * f * f;
      }
    }
  }
}

APART void cylinder_both(const double *restrict q, double *restrict out, int n) {
  static double s[POINTS][BLOCK];
  double d[BLOCK];
  int m = nodes(q[n - 1], sqrt(520 * 520 + 4 * 26 * 26));
  for (int k = 0; k < m; k++) {
    double u = (k + 0.5) / m, across = sqrt(1 - u * u) * 0.4;
    for (int j = 0; j < POINTS; j++) sinc(q, 0.5 * u * l[j], s[j], n);
    for (int j = 0; j < POINTS; j++) {
      disc(q, across * r[j], d, n);
      for (int h = 0; h < POINTS; h++) {
        double factor = w[j] * w[h] / m;
        for (int i = 0; i < n; i++) {
          double f = d[i] * s[h][i];
          out[i] += factor * f * f;
        }
      }
    }
  }
}

APART void core_shell_ellipsoid(const double *restrict q, double *restrict out, int n) {
  double x[BLOCK], f[BLOCK], g[BLOCK];
  int m = nodes(q[n - 1], 2 * (1.3 * 20 * 3 + 30));
  for (int k = 0; k < m; k++) {
    double u = (k + 0.5) / m, v = 1 - u * u;
    for (int j = 0; j < POINTS; j++) {
      double e = 0.4 * r[j], p = 3 * e, a = sqrt(e * e * v + p * p * u * u);
      double b = sqrt((e + 30) * (e + 30) * v + (p + 30) * (p + 30) * u * u);
      for (int i = 0; i < n; i++) x[i] = q[i] * a;
      ball(x, f, n);
      for (int i = 0; i < n; i++) x[i] = q[i] * b;
      ball(x, g, n);
      for (int i = 0; i < n; i++) {
        double sum = e * e * p * f[i] - 5.3 * (e + 30) * (e + 30) * (p + 30) * g[i];
        out[i] += w[j] / m * sum * sum;
      }
    }
  }
}

APART void parallelepiped(const double *restrict q, double *restrict out, int n) {
  double a[BLOCK], b[BLOCK], c[BLOCK];
  int m = nodes(q[n - 1], sqrt(35 * 35 + 75 * 75 + 400 * 400));
  for (int k = 0; k < m; k++) {
    double u = (k + 0.5) / m, v = sqrt(1 - u * u);
    sinc(q, 0.5 * u * 400, c, n);
    for (int j = 0; j < m; j++) {
      double turn = (j + 0.5) * (M_PI / 2) / m;
      sinc(q, 0.5 * v * cos(turn) * 35, a, n);
      sinc(q, 0.5 * v * sin(turn) * 75, b, n);
      for (int i = 0; i < n; i++) {
        double f = a[i] * b[i] * c[i];
        out[i] += f * f / m / m;
      }
    }
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static const struct {
  const char *name;
  void (*run)(const double *restrict q, double *restrict out, int n);
} cases[] = {
  {"sphere:radius=35", sphere},
  {"core_shell_sphere:radius=35", core_shell_sphere},
  {"sphere@hardsphere:radius=35", sphere_hardsphere},
  {"cylinder", cylinder},
  {"cylinder:radius=35", cylinder_radius},
  {"cylinder:radius=35,length=35", cylinder_both},
  {"core_shell_ellipsoid:radius_equat_core=35", core_shell_ellipsoid},
  {"parallelepiped", parallelepiped},
};

// limit [SECONDS]: that long for each case.
int main(int argc, char **argv) {
  static double q[N], out[N];
  double seconds = argc > 1 ? atof(argv[1]) : 1, sum = 0;
  for (int i = 0; i < N; i++) q[i] = 0.0025 * (i + 1);
  for (int k = 0; k < POINTS; k++) r[k] = 35 + 30.0 * k / 34, l[k] = 280 + 240.0 * k / 34, w[k] = 1.0 / POINTS;
  for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
    // Several curves a sample: on a shared machine the processor's clock jumps by microseconds.
    double best = 1e99, start = now();
    for (int turn = 0; turn < 3 || now() - start < seconds * 1e6; turn++) {
      double t = now(), taken = 0;
      int curves = 0;
      while (taken < SAMPLE) {
        memset(out, 0, sizeof out);
        for (int from = 0; from < N; from += BLOCK) cases[k].run(q + from, out + from, N - from < BLOCK ? N - from : BLOCK);
        curves++;
        taken = now() - t;
      }
      if (taken / curves < best) best = taken / curves;
      sum += out[turn % N];
    }
    printf("%s %.2f\n", cases[k].name, best);
  }
  fprintf(stderr, "(%g)\n", sum);
  return 0;
}
