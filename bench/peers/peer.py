"""The peer's side of bench/peers/run: prints one number, evaluations a second.

    peer.py evaluate CASE SECONDS
    peer.py dream CASE DATA SAMPLES BURN CPUS
    peer.py data CASE DATA

CASE as Drumlin's: model or model:parameter=points[,parameter=points]. sasmodels runs its compiled C
(SAS_OPENCL=none), or its OpenCL where PEER_PLATFORM=ocl says so.
"""
import os
import sys
import time

PLATFORM = os.environ.get("PEER_PLATFORM", "dll")
if PLATFORM == "dll":
    os.environ.setdefault("SAS_OPENCL", "none")

import numpy as np

POINTS = 200
WIDTH = 0.1
FITTED = {"sphere": ("radius", "scale", "background"),
          "cylinder": ("radius", "length", "scale"),
          "mono_gauss_coil": ("i_zero", "rg", "background")}


def parse(case):
    model, _, rest = case.partition(":")
    spreads = dict(p.split("=") for p in rest.split(",") if p)
    return model, {k: int(v) for k, v in spreads.items()}


def q_values():
    return 0.0025 * np.arange(1, POINTS + 1)


def parameters(model, spreads):
    from sasmodels.core import load_model_info
    info = load_model_info(model)
    pars = {p.name: p.default for p in info.parameters.call_parameters}
    for name, count in spreads.items():
        pars.update({name + "_pd": WIDTH, name + "_pd_n": count, name + "_pd_nsigma": 3,
                     name + "_pd_type": "gaussian"})
    return pars


def kernel(model):
    import sasmodels.core as core
    return core.load_model(model, dtype="double!", platform=PLATFORM)


def evaluate(case, seconds):
    from sasmodels.direct_model import call_kernel
    model, spreads = parse(case)
    built = kernel(model).make_kernel([q_values()])
    pars = parameters(model, spreads)
    call_kernel(built, pars)
    times = []
    start = time.perf_counter()
    while time.perf_counter() - start < seconds or len(times) < 3:
        before = time.perf_counter()
        call_kernel(built, pars)
        times.append(time.perf_counter() - before)
    return 1 / np.median(times)


def write_data(case, path):
    from sasmodels.direct_model import call_kernel
    model, spreads = parse(case)
    q = q_values()
    theory = call_kernel(kernel(model).make_kernel([q]), parameters(model, spreads))
    errors = 0.03 * theory
    noisy = theory + errors * np.random.RandomState(1).randn(POINTS)
    np.savetxt(path, np.column_stack([q, noisy, errors]), fmt="%.8e")


def problem(case, path):
    from bumps.names import FitProblem
    from sasmodels.bumps_model import Experiment, Model
    from sasmodels.data import Data1D
    model, spreads = parse(case)
    q, intensity, errors = np.loadtxt(path).T
    data = Data1D(q, intensity, dx=None, dy=errors)
    data.qmin, data.qmax = q.min(), q.max()
    made = Model(kernel(model), **parameters(model, spreads))
    for name in FITTED[model]:
        par = getattr(made, name)
        par.range(0.5 * par.value, 2 * par.value)
    return FitProblem(Experiment(data=data, model=made))


def dream(case, path, samples, burn, cpus):
    from bumps.fitters import DreamFit, FitDriver
    from bumps.mapper import MPMapper, SerialMapper
    fit = problem(case, path)
    fit.nllf()
    mapper = None
    if cpus > 1:
        mapper = MPMapper.start_mapper(fit, [], cpus=cpus)
    else:
        mapper = SerialMapper.start_mapper(fit, [])
    driver = FitDriver(DreamFit, problem=fit, mapper=mapper, samples=samples, burn=burn, pop=10,
                       init="eps", monitors=[])
    start = time.perf_counter()
    driver.fit()
    taken = time.perf_counter() - start
    state = driver.fitter.state
    return state.generation * state.Npop / taken


def main():
    what, case = sys.argv[1], sys.argv[2]
    if what == "evaluate":
        print("%.3f" % evaluate(case, float(sys.argv[3])))
    elif what == "data":
        write_data(case, sys.argv[3])
    else:
        print("%.1f" % dream(case, sys.argv[3], int(sys.argv[4]), int(sys.argv[5]),
                             int(sys.argv[6])))


if __name__ == "__main__":
    main()
