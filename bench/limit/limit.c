// The limit the tape is held against: the same loops by hand in C, lanes over q, glibc's vector libm.
//   gcc -O3 -march=native -ffast-math -mprefer-vector-width=512 limit.c -o limit -lmvec -lm && ./limit
// Prints microseconds for 200 q: sphere x 40 radii, cylinder x 76 nodes. J1 as in Drumlin (its coefficients).
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#define N 200

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

// Sine and cosine in loops of their own: together gcc makes one scalar sincos of them.
__attribute__((noinline)) static void sphere(const double *restrict q, double *restrict out, const double *r, const double *w, int n) {
  double s[N], c[N];
  for (int i = 0; i < N; i++) out[i] = 0;
  for (int k = 0; k < n; k++) {
    double radius = r[k], volume = 4 * M_PI / 3 * radius * radius * radius, factor = w[k] * volume * volume;
    for (int i = 0; i < N; i++) s[i] = sin(q[i] * radius);
    for (int i = 0; i < N; i++) c[i] = cos(q[i] * radius);
    for (int i = 0; i < N; i++) {
      double x = q[i] * radius, inverse = 1 / x, z = x * x;
      double far = 3 * (s[i] * inverse - c[i]) * (inverse * inverse);
      double near = 1 - z * (0.1 - z * (1.0 / 280 - z * (1.0 / 15120 - z * (1.0 / 1330560))));
      double f = x < 0.4 ? near : far;
      out[i] += factor * f * f;
    }
  }
}

__attribute__((noinline)) static void cylinder(const double *restrict q, double *restrict out, const double *u, const double *w, int n, double radius, double length) {
  double s[N], t[N], m[N];
  for (int i = 0; i < N; i++) out[i] = 0;
  for (int k = 0; k < n; k++) {
    double a = sqrt(1 - u[k] * u[k]) * radius, b = 0.5 * u[k] * length;
    for (int i = 0; i < N; i++) s[i] = sin(q[i] * b) / (q[i] * b);
    for (int i = 0; i < N; i++) {
      double x = q[i] * a > 8 ? q[i] * a : 8, inverse = 1 / x, z = inverse * inverse;
      m[i] = 2 * inverse * sqrt(inverse) * modulus(z);
      t[i] = x - M_PI / 4 + phase(z) * inverse;
    }
    for (int i = 0; i < N; i++) t[i] = sin(t[i]);
    for (int i = 0; i < N; i++) {
      double x = q[i] * a;
      double near = 2 * j1_near(x * x * 0.03125 - 1);
      double f = (x < 8 ? near : m[i] * t[i]) * s[i];
      out[i] += w[k] * f * f;
    }
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

int main(void) {
  static double q[N], out[N], r[100], w[100], u[100];
  for (int i = 0; i < N; i++) q[i] = 0.0025 * (i + 1);
  for (int i = 0; i < 100; i++) r[i] = 35 + 0.75 * i, w[i] = 0.01, u[i] = (i + 0.5) / 76;
  double best[2] = {1e9, 1e9}, sum = 0;
  for (int k = 0; k < 20000; k++) {
    double t = now();
    sphere(q, out, r, w, 40);
    double d = now() - t;
    if (d < best[0]) best[0] = d;
    sum += out[k % N];
    t = now();
    cylinder(q, out, u, w, 76, 20, 400);
    d = now() - t;
    if (d < best[1]) best[1] = d;
    sum += out[k % N];
  }
  printf("sphere x 40 radii %.1f us, cylinder x 76 nodes %.1f us (%g)\n", best[0], best[1], sum);
  return 0;
}
