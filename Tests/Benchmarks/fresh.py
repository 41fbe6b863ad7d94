"""What whoever clones the repository waits for: the first `make site`, and `make test`. Minutes, so only with --builds."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from measurement import CommandFailed, Figures


def first_site_and_tests(root: Path) -> dict[str, Figures]:
    """`make site` and then `make test` in a clone of the present commit; what is not committed is not in it."""
    clone = root / ".build" / "bench-fresh"
    shutil.rmtree(clone, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", str(root), str(clone)], check=True)
    try:
        # Packages that apt installs are not what is measured.
        subprocess.run([".ci/install", "--test"], cwd=clone, check=True, stdout=subprocess.DEVNULL)
        return {f"make {target}": _make(target, clone, root / ".build" / "bench") for target in ["site", "test"]}
    finally:
        shutil.rmtree(clone, ignore_errors=True)


def _make(target: str, clone: Path, logs: Path) -> Figures:
    print(f"make {target}", flush=True)
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / f"make-{target}.log").open("wb") as log:
        started = time.perf_counter()
        process = subprocess.Popen(["make", target], cwd=clone, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CommandFailed(f"make {target} ended with {process.returncode}: see {logs}/make-{target}.log")
    figures = Figures(cpu=[usage.ru_utime + usage.ru_stime], wall=[wall])
    print(f"  cpu {figures.spread('cpu')} s   wall {figures.spread('wall')} s", flush=True)
    return figures
