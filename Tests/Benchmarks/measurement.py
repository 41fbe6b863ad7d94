"""Whole processes, timed from outside by the kernel's own accounting, in turns so that a drifting machine is fair to all."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from typing import Callable


@dataclass(frozen=True)
class Command:
    """A process to run; `prepare` runs before each of its runs and is not timed (it removes the last run's output)."""

    name: str
    arguments: list[str]
    prepare: Callable[[], None] = lambda: None


@dataclass
class Figures:
    """What the counted runs of one command took: CPU (user and system) and wall in seconds, peak memory and a size on disk in MB.
    What was not looked at is empty."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    disk: list[float] = field(default_factory=list)

    def median(self, kind: str) -> float | None:
        values = getattr(self, kind)
        return statistics.median(values) if values else None

    def spread(self, kind: str) -> str:
        values = sorted(getattr(self, kind))
        return f"{statistics.median(values):.4g} ({values[0]:.4g} to {values[-1]:.4g})" if values else ""


class CommandFailed(Exception):
    pass


def run_once(command: Command) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak MB of one run. A peak under the runner's own (about 20 MB) can't be told from it:
    Linux keeps the forked parent's high-water mark over exec."""
    command.prepare()
    started = time.perf_counter()
    process = subprocess.Popen(command.arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        tail = errors.decode(errors="replace").strip().splitlines()[-3:]
        raise CommandFailed(f"{command.name} ended with {process.returncode}: " + " / ".join(tail))
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / (1 << 10)


def interleave(commands: list[Command], runs: int) -> dict[str, Figures]:
    """One warm-up each, then A B C, A B C ... A command that fails is left out and told about."""
    figures: dict[str, Figures] = {}
    working = []
    for command in commands:
        try:
            run_once(command)
            working.append(command)
            figures[command.name] = Figures()
        except (CommandFailed, FileNotFoundError) as failure:
            print(f"  left out: {failure}", flush=True)
    for _ in range(runs):
        for command in working:
            cpu, wall, peak = run_once(command)
            one = figures[command.name]
            one.cpu.append(cpu)
            one.wall.append(wall)
            one.peak.append(peak)
    for name, one in figures.items():
        print(f"  {name:32} cpu {one.spread('cpu'):>28} s   wall {one.spread('wall'):>28} s   peak {one.median('peak'):7.0f} MB", flush=True)
    return figures
