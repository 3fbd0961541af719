"""Makes Coefficients.java, Polynomials.java and VectorPolynomials.java in the folder given.

Interpolation at Chebyshev nodes in 50 digits, turned into powers, rounded to double. Run
`./drumlin`'s formatter over the result."""
import sys

import mpmath as m
from mpmath import mp, mpf, cos, pi, sin, exp, log, besselj, bessely, sqrt, atan2
mp.dps=50
def fit(f,a,b,deg):
    a,b=mpf(a),mpf(b)
    n=deg+1
    # interpolate at chebyshev nodes, convert to monomials in the variable itself
    xs=[(a+b)/2+(b-a)/2*cos((2*k+1)*pi/(2*n)) for k in range(n)]
    ys=[f(x) for x in xs]
    # newton divided differences
    c=list(ys)
    for j in range(1,n):
        for i in range(n-1,j-1,-1):
            c[i]=(c[i]-c[i-1])/(xs[i]-xs[i-j])
    p=[mpf(0)]
    p=[c[n-1]]
    for i in range(n-2,-1,-1):
        q=[mpf(0)]*(len(p)+1)
        for k,v in enumerate(p):
            q[k+1]+=v; q[k]-=v*xs[i]
        q[0]+=c[i]; p=q
    return p
def err(f,p,a,b,N=400,wt=None):
    e=mpf(0)
    for i in range(N+1):
        x=mpf(a)+(mpf(b)-mpf(a))*i/N
        v=sum(c*x**k for k,c in enumerate(p)); d=abs(v-f(x))*(wt(x) if wt else 1)
        e=max(e,d)
    return e
def lim(f,x0,e=mpf(10)**-20):
    return f
def S(z):
    if z<mpf(10)**-12: return -mpf(1)/6+z/120
    r=sqrt(z); return (sin(r)-r)/r**3
def C(z):
    if z<mpf(10)**-8: return mpf(1)/24-z/720+z*z/40320
    r=sqrt(z); return (cos(r)-1+z/2)/z**2
def E2(r):
    if abs(r)<mpf(10)**-12: return mpf(1)/2+r/6
    return (exp(r)-1-r)/r**2
def L(w): # log(1+f)= 2s + s*w*L(w)... with w=s^2: 2 atanh(s) = 2s + s*w*R(w)
    if w<mpf(10)**-12: return mpf(2)/3+2*w/5
    s=sqrt(w); return (2*m.atanh(s)-2*s)/(s*w)
def L5(w):
    if w<mpf(10)**-8: return mpf(2)/5+2*w/7+2*w*w/9
    s=sqrt(w); return (2*m.atanh(s)-2*s-2*s*w/3)/(s*w*w)
def SPH(z):
    if z<mpf(10)**-8: return 1-z/10+z*z/280
    x=sqrt(z); return 3*(sin(x)-x*cos(x))/x**3
def J1s(z):
    if z<mpf(10)**-12: return mpf(1)/2-z/16
    x=sqrt(z); return besselj(1,x)/x
def J0s(z): return besselj(0,sqrt(z))
def AB(nu,w):
    if w<mpf(10)**-9:
        mu=mpf(4*nu*nu)
        A=sqrt(2/pi)*(1+(mu-1)/(16)*w) ; B=(mu-1)/8
        if w==0: return A,B
        # 3rd-order
    x=1/sqrt(w) if w>0 else None
    x=1/sqrt(max(w,mpf(10)**-9))
    J=besselj(nu,x);Y=bessely(nu,x)
    M=sqrt(J*J+Y*Y)
    chi=x-(2*nu+1)*pi/4
    # theta = chi+delta, tan
    d=atan2(Y*cos(chi)-J*sin(chi), J*cos(chi)+Y*sin(chi))
    return M*sqrt(x), d*x
J0S=lambda t:J0s((t+1)*32)
J1S=lambda t:J1s((t+1)*32)
eps=mpf(10)**-9; W=mpf(1)/64
polys=[
 ('WIDE_SIN','(sin r - r)/r^3 over r^2 in [0, 1.65^2]',fit(S,0,mpf('1.65')**2,7)),
 ('WIDE_COS','(cos r - 1 + r^2/2)/r^4 over r^2 in [0, 1.58^2]',fit(C,0,mpf('1.58')**2,7)),
 ('EXP','(exp r - 1 - r)/r^2 over r in [-0.35, 0.35]',fit(E2,-.35,.35,10)),
 ('LOG','(2 atanh s - 2 s)/s^3 over s^2 in [0, 0.0296]',fit(L,0,.0296,7)),
 ('LOG_TAIL','(2 atanh s - 2 s - 2/3 s^3)/s^5 over s^2 in [0, 0.0296]',fit(L5,0,.0296,6)),
 ('SPHERE','3 j1(x)/x over x^2 in [0, 2.25]',fit(SPH,0,2.25,8)),
 ('J0','J0(x) over x^2/32 - 1 in [-1, 1]',fit(J0S,-1,1,16)),
 ('J1','J1(x)/x over x^2/32 - 1 in [-1, 1]',fit(J1S,-1,1,15)),
 ('J0_MODULUS','sqrt(x) M0(x) over 1/x^2 in [0, 1/64]',fit(lambda w:AB(0,w)[0],eps,W,12)),
 ('J0_PHASE','x (theta0(x) - x + pi/4) over 1/x^2 in [0, 1/64]',fit(lambda w:AB(0,w)[1],eps,W,12)),
 ('J1_MODULUS','sqrt(x) M1(x) over 1/x^2 in [0, 1/64]',fit(lambda w:AB(1,w)[0],eps,W,12)),
 ('J1_PHASE','x (theta1(x) - x + 3 pi/4) over 1/x^2 in [0, 1/64]',fit(lambda w:AB(1,w)[1],eps,W,12)),
]
def camel(n):
    p=n.lower().split('_'); return p[0]+''.join(x.capitalize() for x in p[1:])
c=['package org.drumlin.engine;','','/**',' * Coefficients of the polynomials behind the elementary functions, lowest power first: interpolation',' * at Chebyshev nodes in 50 digits, rounded to double. bench/tables/coefficients.py makes this file.',' */','final class Coefficients {','  private Coefficients() {}']
for n,d,p in polys:
    c.append(''); c.append('  // '+d)
    for i,v in enumerate(p): c.append(f'  static final double {n}_{i} = {float(v)!r};')
c.append('}')
s=['package org.drumlin.engine;','','/** The polynomials of {@link Coefficients} by Horner\'s rule, fused. bench/tables/coefficients.py makes this file. */','final class Polynomials {','  private Polynomials() {}']
v=['package org.drumlin.engine;','','import jdk.incubator.vector.DoubleVector;','import jdk.incubator.vector.VectorSpecies;','','/** {@link Polynomials} over lanes, with the same bits. bench/tables/coefficients.py makes this file. */','final class VectorPolynomials {','  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;','','  private VectorPolynomials() {}','','  private static DoubleVector fma(DoubleVector p, DoubleVector z, double c) {','    return p.fma(z, DoubleVector.broadcast(LANES, c));','  }']
for n,d,p in polys:
    k=len(p)-1
    s+=['',f'  static double {camel(n)}(double z) {{',f'    double p = Math.fma(Coefficients.{n}_{k}, z, Coefficients.{n}_{k-1});']
    v+=['',f'  static DoubleVector {camel(n)}(DoubleVector z) {{',f'    DoubleVector p = fma(DoubleVector.broadcast(LANES, Coefficients.{n}_{k}), z, Coefficients.{n}_{k-1});']
    for i in range(k-2,-1,-1):
        s.append(f'    p = Math.fma(p, z, Coefficients.{n}_{i});')
        v.append(f'    p = fma(p, z, Coefficients.{n}_{i});')
    s+=['    return p;','  }']; v+=['    return p;','  }']
s.append('}');v.append('}')
out=sys.argv[1]
for name,t in (('Coefficients',c),('Polynomials',s),('VectorPolynomials',v)):
    open(f'{out}/{name}.java','w').write('\n'.join(t)+'\n')
