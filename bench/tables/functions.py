"""Writes the table that FunctionsTest compares the engine's functions with, into the file given.

A few hundred points a function, values of 40 digits by mpmath: evenly and by decades over the range, and where it is
hard: the doubles around zeros, around the joins of two formulae, tiny and huge arguments. Limits are in the test.
"""
import math
import random
import sys

from mpmath import (besselj, besseljzero, cos, erf, erfc, exp, expm1, findroot, gamma, gammainc, log,
                    loggamma, mp, mpf, nstr, pi, power, re, si, sin)

mp.dps = 60
random.seed(1)


def precise(f, *x):
    """f in as many digits as a large argument needs."""
    with mp.workdps(60 + int(max(0, *(math.log10(abs(v)) for v in x if v)))):
        return +f(*(mpf(v) for v in x))


def spread(low, high, n=100):
    """Half evenly, half by decades."""
    points = [random.uniform(low, high) for _ in range(n // 2)]
    top = max(abs(low), abs(high))
    for _ in range(n // 2):
        x = top * 10 ** random.uniform(-8, 0)
        points.append(x if low >= 0 or random.random() < 0.5 else -x)
    return [x for x in points if low <= x <= high]


def around(*points):
    """The double nearest to each, its two neighbours, and two a little farther."""
    found = []
    for p in points:
        x = float(p)
        found += [x, math.nextafter(x, math.inf), math.nextafter(x, -math.inf), x * (1 + 1e-9), x * (1 - 1e-6)]
    return found


TINY = [1e-300, -3e-200, 1e-100, -1e-30, 7e-17, -2e-9, 1e-5]
HUGE = [1.1e6, -3.3e7, 1e10, 5.5e15, 1e22, -1e100, 1.5e300]
TURNS = around(*(k * pi / 2 for k in (1, 2, 3, 4, 101, 1000, 31415, 314159, 636619)))


def zeros(order, *which):
    return around(*(besseljzero(order, k) for k in which))


J_JOINS = around(4, 8, 1e6) + [-4.0, -8.0, 3.99, 7.99]
LOG_GAMMA_ZEROS = [findroot(lambda x: log(abs(gamma(x))), x)
                   for x in (-2.457, -2.7476, -3.1436, -3.9557, -4.0394, -4.9915, -10.0000003)]


def sphere(x):
    return 3 * (sin(x) - x * cos(x)) / x**3 if abs(x) > 1e-18 else mpf(1)


# name, function, points
FUNCTIONS = [
    ("SIN", sin, spread(-1000, 1000) + TINY + HUGE + TURNS),
    ("COS", cos, spread(-1000, 1000) + TINY + HUGE + TURNS),
    ("SINC", lambda x: sin(x) / x, spread(-1000, 1000) + TINY + HUGE + TURNS),
    ("SPHERE", sphere, spread(-1000, 1000) + spread(1, 3) + TINY + HUGE[:4] + TURNS
     + around(2, 4.493409457909064, 7.725251836937707)),
    ("EXP", exp, spread(-745, 709) + spread(-1, 1) + TINY + around(0.34657359, -0.34657359, 709.7, -708.3)),
    ("EXPM1", expm1, spread(-60, 709) + spread(-1, 1) + TINY + around(0.34657359, -0.34657359)),
    ("LOG", log, spread(0, 1000) + spread(0.5, 2) + around(1, 0.70710678, 1.41421356) + [1e-300, 1e300, 5e-324]),
    ("J0", lambda x: besselj(0, x), spread(-1000, 1000) + spread(0, 12) + TINY + HUGE + J_JOINS
     + zeros(0, 1, 2, 3, 10, 300)),
    ("J1", lambda x: besselj(1, x), spread(-1000, 1000) + spread(0, 12) + TINY + HUGE + J_JOINS
     + zeros(1, 1, 2, 3, 10, 300)),
    ("DISC", lambda x: 2 * besselj(1, x) / x, spread(-1000, 1000) + spread(0, 12) + TINY + HUGE[:5] + J_JOINS
     + zeros(1, 1, 2, 3, 10, 300)),
    ("SI", si, spread(-200, 200) + spread(0, 20) + TINY + HUGE + around(4, 8, 16)),
    ("ERF", erf, spread(-6, 6) + TINY + around(1, -1, 6, 0.5)),
    ("ERFC", erfc, spread(-6, 27) + spread(0, 3) + spread(0.65, 2) + TINY + around(0.65, 1, -1, 26.5) + [-20.0]),
    ("TGAMMA", gamma, spread(0.001, 171.6) + spread(0, 13) + [x - 0.25 for x in map(float, range(-172, 0, 7))]
     + spread(-20, 0, 60) + TINY + around(1, 2, 12, 171.6, -0.5, -3.0000001, -170.5) + [-178.5, -183.7]),
    ("LGAMMA", lambda x: log(abs(gamma(x))) if abs(x) < 1e4 else re(loggamma(x)),
     spread(0.001, 1000) + spread(0, 4) + spread(-30, 0, 60) + TINY + [1e6, 1e15, 1e100, 1e300, 2e305]
     + around(0.7, 1, 1.3, 1.7, 2, 2.3, 12) + around(*LOG_GAMMA_ZEROS)),
]
PAIRS = [
    ("POW", power, [(random.uniform(0.001, 50), random.uniform(-60, 60)) for _ in range(120)]
     + [(10 ** random.uniform(-30, 30), random.uniform(-10, 10)) for _ in range(60)]
     + [(1 + random.uniform(-1e-6, 1e-6), random.uniform(-1e8, 1e8)) for _ in range(30)]),
    ("JN", lambda n, x: besselj(n, x), [(random.randint(0, 20), random.uniform(-60, 60)) for _ in range(120)]
     + [(random.randint(2, 100), 10 ** random.uniform(-1, 3)) for _ in range(60)]
     + [(-3, 5.5), (-4, 5.5), (3, -5.5), (2, 1e-3), (50, 1.0), (150, 20.0), (2, 1999.5), (2, 2000.5), (7, 123456.7)]
     + [(n, x) for n in (2, 5, 20) for x in zeros(n, 1, 2, 7)]),
    ("GAMMAINC", lambda a, x: gammainc(a, 0, x, regularized=True),
     [(random.uniform(0.1, 30), random.uniform(0.01, 60)) for _ in range(120)]
     + [(10 ** random.uniform(-3, 2.3), 10 ** random.uniform(-6, 2.3)) for _ in range(80)]
     + [(a, a * f) for a in (0.5, 1, 11.99, 12, 100, 400) for f in (0.3, 0.9, 1, 1.1, 1.5)]
     + [(0.25, 1e-300), (2, 1e-100), (0.01, 5e-324), (3, 200), (50, 5)]),
]


def value(f, *x):
    return nstr(precise(f, *x), 25, min_fixed=0, max_fixed=0)


with open(sys.argv[1], "w") as out:
    out.write("# function, first argument, second, value; by bench/tables/functions.py\n")
    for name, f, points in FUNCTIONS:
        for x in points:
            out.write(f"{name},{x!r},0,{value(f, x)}\n")
    for name, f, points in PAIRS:
        for a, b in points:
            out.write(f"{name},{a!r},{b!r},{value(f, a, b)}\n")
