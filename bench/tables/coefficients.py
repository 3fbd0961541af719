"""Makes Coefficients, Polynomials, VectorPolynomials and SpecialCoefficients.java in the folder given.

Interpolation at Chebyshev nodes in 60 digits, turned into powers, rounded to double. Run Maven's
spotless:apply over the result. Needs mpmath.
"""
import math
import sys
from fractions import Fraction

from mpmath import (atan2, atanh, besselj, bessely, ci, cos, erf, erfc, euler, exp, loggamma,
                    mp, mpf, pi, si, sin, sqrt)

mp.dps = 60
LEAST = mpf(10) ** -20  # below it a function is its value at 0


def fit(f, low, high, degree):
    """Coefficients, lowest first: Newton's divided differences at Chebyshev nodes."""
    low, high, n = mpf(low), mpf(high), degree + 1
    nodes = [(low + high) / 2 + (high - low) / 2 * cos((2 * k + 1) * pi / (2 * n)) for k in range(n)]
    c = [f(x) for x in nodes]
    for j in range(1, n):
        for i in range(n - 1, j - 1, -1):
            c[i] = (c[i] - c[i - 1]) / (nodes[i] - nodes[i - j])
    powers = [c[-1]]
    for i in range(n - 2, -1, -1):
        longer = [mpf(0)] + powers
        for k, v in enumerate(powers):
            longer[k] -= v * nodes[i]
        longer[0] += c[i]
        powers = longer
    return powers


def exact_at_0(powers, value):
    """Doubles of a polynomial over t = z/8 - 1, the constant moved so that z = 0 gives the value."""
    c = [float(v) for v in powers]
    while True:
        p = c[-1]
        for v in c[-2::-1]:
            p = float(Fraction(v) - Fraction(p))  # fused, t = -1
        if p == value:
            return c
        c[0] = math.nextafter(c[0], math.inf if p < value else -math.inf)


def smooth(at_zero, f):
    """f of the square root, with its value at 0."""
    return lambda z: mpf(at_zero) if z < LEAST else f(sqrt(z))


SINE = smooth(-mpf(1) / 6, lambda r: (sin(r) - r) / r**3)
COSINE = smooth(mpf(1) / 24, lambda r: (cos(r) - 1 + r * r / 2) / r**4)
LOG = smooth(mpf(2) / 3, lambda s: (2 * atanh(s) - 2 * s) / s**3)
LOG_TAIL = smooth(mpf(2) / 5, lambda s: (2 * atanh(s) - 2 * s - 2 * s**3 / 3) / s**5)
SPHERE = smooth(1, lambda x: 3 * (sin(x) - x * cos(x)) / x**3)
J0 = smooth(1, lambda x: besselj(0, x))
J1 = smooth(mpf(1) / 2, lambda x: besselj(1, x) / x)
SI = smooth(1, lambda x: si(x) / x)
ERF = smooth(2 / sqrt(pi), lambda x: erf(x) / x)


def modulus_and_phase(order, w):
    """sqrt(x) M(x) and x (theta(x) - x + (2 order + 1) pi/4), w = 1/x^2."""
    if w < LEAST:
        return sqrt(2 / pi), mpf(4 * order * order - 1) / 8
    x = 1 / sqrt(w)
    j, y = besselj(order, x), bessely(order, x)
    chi = x - (2 * order + 1) * pi / 4
    turn = atan2(y * cos(chi) - j * sin(chi), j * cos(chi) + y * sin(chi))
    return sqrt(j * j + y * y) * sqrt(x), turn * x


def auxiliary(w):
    """x f(x) and x^2 g(x) of the sine integral (Abramowitz and Stegun 5.2.6 and 7), w = 1/x^2."""
    if w < LEAST:
        return mpf(1), mpf(1)
    x = 1 / sqrt(w)
    s, c = pi / 2 - si(x), ci(x)
    return (c * sin(x) + s * cos(x)) * x, (s * sin(x) - c * cos(x)) * x * x


def scaled_erfc(t):
    """(x + 4) exp(x^2) erfc(x), t = (x - 4)/(x + 4)."""
    x = 4 * (1 + t) / (1 - t)
    return (x + 4) * exp(x * x) * erfc(x)


def expansion(r):
    return mpf(1) / 2 if abs(r) < LEAST else (exp(r) - 1 - r) / r**2


def log_gamma_at_1(e):
    return -euler if abs(e) < LEAST else loggamma(1 + e) / e


def log_gamma_at_2(e):
    return 1 - euler if abs(e) < LEAST else loggamma(2 + e) / e


W = mpf(1) / 64
# Over blocks and for numbers: name, what it is, coefficients.
POLYNOMIALS = [
    ("WIDE_SIN", "(sin r - r)/r^3 over r^2 in [0, 1.65^2]", fit(SINE, 0, mpf("1.65") ** 2, 7)),
    ("WIDE_COS", "(cos r - 1 + r^2/2)/r^4 over r^2 in [0, 1.58^2]", fit(COSINE, 0, mpf("1.58") ** 2, 7)),
    ("EXP", "(exp r - 1 - r)/r^2 over r in [-0.35, 0.35]", fit(expansion, -0.35, 0.35, 10)),
    ("LOG", "(2 atanh s - 2 s)/s^3 over s^2 in [0, 0.0296]", fit(LOG, 0, 0.0296, 7)),
    ("LOG_TAIL", "(2 atanh s - 2 s - 2/3 s^3)/s^5 over s^2 in [0, 0.0296]", fit(LOG_TAIL, 0, 0.0296, 6)),
    ("SPHERE", "3 j1(x)/x over x^2 in [0, 4]", fit(SPHERE, 0, 4, 10)),
    ("J0_NEAR", "J0(x) over x^2/8 - 1 in [-1, 1]", exact_at_0(fit(lambda t: J0(8 * (t + 1)), -1, 1, 12), 1)),
    ("J0_MIDDLE", "J0(x) over x^2/16 - 2.5 in [-1.5, 1.5]", fit(lambda t: J0(16 * (t + 2.5)), -1.5, 1.5, 15)),
    ("J0_MODULUS", "sqrt(x) M0(x) over 1/x^2 in [0, 1/64]", fit(lambda w: modulus_and_phase(0, w)[0], 0, W, 12)),
    ("J0_PHASE", "x (theta0(x) - x + pi/4) over 1/x^2 in [0, 1/64]", fit(lambda w: modulus_and_phase(0, w)[1], 0, W, 12)),
    ("J1_NEAR", "J1(x)/x over x^2/8 - 1 in [-1, 1]", exact_at_0(fit(lambda t: J1(8 * (t + 1)), -1, 1, 11), 0.5)),
    ("J1_MIDDLE", "J1(x)/x over x^2/16 - 2.5 in [-1.5, 1.5]", fit(lambda t: J1(16 * (t + 2.5)), -1.5, 1.5, 14)),
    ("J1_MODULUS", "sqrt(x) M1(x) over 1/x^2 in [0, 1/64]", fit(lambda w: modulus_and_phase(1, w)[0], 0, W, 12)),
    ("J1_PHASE", "x (theta1(x) - x + 3 pi/4) over 1/x^2 in [0, 1/64]", fit(lambda w: modulus_and_phase(1, w)[1], 0, W, 12)),
]
# For numbers only.
SPECIAL = [
    ("SI_NEAR", "Si(x)/x over x^2/8 - 1 in [-1, 1]", exact_at_0(fit(lambda t: SI(8 * (t + 1)), -1, 1, 12), 1)),
    ("SI_MIDDLE", "Si(x)/x over x^2/16 - 2.5 in [-1.5, 1.5]", fit(lambda t: SI(16 * (t + 2.5)), -1.5, 1.5, 14)),
    ("SI_WIDE", "Si(x) over x/4 - 3 in [-1, 1]", fit(lambda t: si(4 * (t + 3)), -1, 1, 21)),
    ("SI_F", "x f(x) over 1/x^2 in [0, 1/256]", fit(lambda w: auxiliary(w)[0], 0, W / 4, 11)),
    ("SI_G", "x^2 g(x) over 1/x^2 in [0, 1/256]", fit(lambda w: auxiliary(w)[1], 0, W / 4, 11)),
    ("ERF", "erf(x)/x over x^2 in [0, 1]", fit(ERF, 0, 1, 13)),
    ("ERFC", "(x + 4) exp(x^2) erfc(x) over (x - 4)/(x + 4), x in [0.5, 28]",
     fit(scaled_erfc, mpf("-3.5") / mpf("4.5"), mpf(24) / 32, 23)),
    ("LOG_GAMMA_AT_1", "log gamma(1 + e)/e over e in [-0.3, 0.3]", fit(log_gamma_at_1, -0.3, 0.3, 22)),
    ("LOG_GAMMA_AT_2", "log gamma(2 + e)/e over e in [-0.3, 0.3]", fit(log_gamma_at_2, -0.3, 0.3, 15)),
]


def camel(name):
    first, *rest = name.lower().split("_")
    return first + "".join(p.capitalize() for p in rest)


def coefficients():
    lines = ["package org.drumlin.engine;", "", "/**",
             " * Coefficients of the polynomials behind the elementary functions, lowest power first: interpolation",
             " * at Chebyshev nodes in 60 digits, rounded to double. bench/tables/coefficients.py makes this file.",
             " */", "final class Coefficients {", "  private Coefficients() {}"]
    for name, what, powers in POLYNOMIALS:
        lines += ["", "  // " + what]
        lines += [f"  static final double {name}_{i} = {float(v)!r};" for i, v in enumerate(powers)]
    return lines + ["}"]


def special():
    lines = ["package org.drumlin.engine;", "", "/**",
             " * Coefficients of the polynomials behind the functions that are computed number by number, lowest",
             " * power first; made as {@link Coefficients} are, by bench/tables/coefficients.py.",
             " */", "final class SpecialCoefficients {", "  private SpecialCoefficients() {}", "",
             "  /** The polynomial by Horner's rule, fused. */",
             "  static double at(double[] coefficients, double z) {",
             "    double p = coefficients[coefficients.length - 1];",
             "    for (int i = coefficients.length - 2; i >= 0; i--) {",
             "      p = Math.fma(p, z, coefficients[i]);", "    }", "    return p;", "  }", "",
             "  /** The polynomial's derivative. */",
             "  static double slope(double[] coefficients, double z) {",
             "    double p = 0;",
             "    for (int i = coefficients.length - 1; i > 0; i--) {",
             "      p = Math.fma(p, z, i * coefficients[i]);", "    }", "    return p;", "  }"]
    for name, what, powers in SPECIAL:
        lines += ["", "  /** " + what + ". */",
                  f"  static final double[] {name} = {{" + ", ".join(repr(float(v)) for v in powers) + "};"]
    return lines + ["}"]


def polynomials():
    plain = ["package org.drumlin.engine;", "",
             "/** The polynomials of {@link Coefficients} by Horner's rule, fused. bench/tables/coefficients.py makes this file. */",
             "final class Polynomials {", "  private Polynomials() {}"]
    lanes = ["package org.drumlin.engine;", "", "import jdk.incubator.vector.DoubleVector;",
             "import jdk.incubator.vector.VectorSpecies;", "",
             "/** {@link Polynomials} over lanes, with the same bits. bench/tables/coefficients.py makes this file. */",
             "final class VectorPolynomials {",
             "  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;", "",
             "  private VectorPolynomials() {}", "",
             "  private static DoubleVector fma(DoubleVector p, DoubleVector z, double c) {",
             "    return p.fma(z, DoubleVector.broadcast(LANES, c));", "  }"]
    for name, _, powers in POLYNOMIALS:
        k = len(powers) - 1
        plain += ["", f"  static double {camel(name)}(double z) {{",
                  f"    double p = Math.fma(Coefficients.{name}_{k}, z, Coefficients.{name}_{k - 1});"]
        lanes += ["", f"  static DoubleVector {camel(name)}(DoubleVector z) {{",
                  f"    DoubleVector p = fma(DoubleVector.broadcast(LANES, Coefficients.{name}_{k}), z, "
                  f"Coefficients.{name}_{k - 1});"]
        for i in range(k - 2, -1, -1):
            plain.append(f"    p = Math.fma(p, z, Coefficients.{name}_{i});")
            lanes.append(f"    p = fma(p, z, Coefficients.{name}_{i});")
        plain += ["    return p;", "  }"]
        lanes += ["    return p;", "  }"]
    return plain + ["}"], lanes + ["}"]


for name, lines in zip(("Coefficients", "SpecialCoefficients", "Polynomials", "VectorPolynomials"),
                       (coefficients(), special(), *polynomials())):
    with open(f"{sys.argv[1]}/{name}.java", "w") as out:
        out.write("\n".join(lines) + "\n")
