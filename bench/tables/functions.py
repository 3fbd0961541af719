"""Writes the table that PrimitivesTest compares the engine's functions with: 40 digits by mpmath."""
import random
import sys

from mpmath import (besselj, cos, erf, erfc, exp, expm1, gamma, gammainc, log, loggamma, mp, mpf,
                    nstr, power, si, sin)

mp.dps = 40
random.seed(1)


def sphere(x):
    return 3 * (sin(x) - x * cos(x)) / x**3 if abs(x) > 1e-6 else 1 - x * x / 10


def spread(low, high, n=60):
    """Half evenly, half by decades."""
    points = [random.uniform(low, high) for _ in range(n // 2)]
    top = max(abs(low), abs(high))
    for _ in range(n // 2):
        x = top * 10 ** random.uniform(-8, 0)
        points.append(x if low >= 0 or random.random() < 0.5 else -x)
    return [x for x in points if low <= x <= high]


# name, function, points, what an error is counted in: u ulps of the value, or a part of the envelope
FUNCTIONS = [
    ("SIN", sin, spread(-1000, 1000)),
    ("COS", cos, spread(-1000, 1000)),
    ("SINC", lambda x: sin(x) / x, spread(-1000, 1000)),
    ("SPHERE", sphere, spread(-1000, 1000) + [1.5, 1.4999999, 0.75]),
    ("EXP", exp, spread(-700, 700)),
    ("EXPM1", expm1, spread(-60, 60)),
    ("LOG", log, spread(0, 1000) + [1e-300, 1e300, 0.9999999, 1.0000001]),
    ("J0", lambda x: besselj(0, x), spread(-1000, 1000) + [7.9999999, 8]),
    ("J1", lambda x: besselj(1, x), spread(-1000, 1000) + [7.9999999, 8]),
    ("DISC", lambda x: 2 * besselj(1, x) / x, spread(-1000, 1000) + [7.9999999, 8]),
    ("SI", si, spread(-200, 200)),
    ("ERF", erf, spread(-6, 6)),
    ("ERFC", erfc, spread(-4, 26)),
    ("TGAMMA", gamma, spread(0.001, 170) + [-0.5, -1.5, -10.3]),
    ("LGAMMA", loggamma, spread(0.001, 1000)),
]
PAIRS = [
    ("POW", power, [(random.uniform(0.001, 50), random.uniform(-60, 60)) for _ in range(60)]),
    ("JN", lambda n, x: besselj(n, x),
     [(random.randint(0, 20), random.uniform(-60, 60)) for _ in range(60)]),
    ("GAMMAINC", lambda a, x: gammainc(a, 0, x, regularized=True),
     [(random.uniform(0.1, 30), random.uniform(0.01, 60)) for _ in range(60)]),
]

with open(sys.argv[1], "w") as out:
    out.write("# function, first argument, second, value; by bench/tables/functions.py\n")
    for name, f, points in FUNCTIONS:
        for x in points:
            out.write(f"{name},{x!r},0,{nstr(f(mpf(x)), 25)}\n")
    for name, f, points in PAIRS:
        for a, b in points:
            out.write(f"{name},{a!r},{b!r},{nstr(f(mpf(a), mpf(b)), 25)}\n")
