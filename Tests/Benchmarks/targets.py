"""What Concord has to reach, and how a run's figures become those numbers: ratios of medians in one run, or a figure itself."""

from dataclasses import dataclass

from measurement import Figures

# group -> command -> figures
Results = dict[str, dict[str, Figures]]
# What a command of the build before is called, after the present one's name.
BEFORE = ", before"


@dataclass(frozen=True)
class Target:
    """`figure` of ours in `group` over that of `other` (in `other_group` where it was measured elsewhere), times `scale`.

    `of_itself` where the other is a command of ours too: then the build before is held against itself."""

    title: str
    group: str
    figure: str
    other: str
    must: float
    goal: float
    ours: str = "concord"
    other_group: str | None = None
    scale: float = 1
    of_itself: bool = False

    def value(self, results: Results, suffix: str = "") -> float | None:
        ours = _median(results, self.group, self.ours + suffix, self.figure)
        other = _median(results, self.other_group or self.group, self.other + (suffix if self.of_itself else ""), self.figure)
        return self.scale * ours / other if ours is not None and other else None


@dataclass(frozen=True)
class Limit:
    """A bound on a figure itself, times `scale`."""

    title: str
    group: str
    figure: str
    must: float
    goal: float
    ours: str = "concord"
    scale: float = 1

    def value(self, results: Results, suffix: str = "") -> float | None:
        ours = _median(results, self.group, self.ours + suffix, self.figure)
        return self.scale * ours if ours is not None else None


def _median(results: Results, group: str, command: str, figure: str) -> float | None:
    one = results.get(group, {}).get(command)
    return one.median(figure) if one else None


TARGETS = [
    Target("L whole job again unchanged, CPU / first build", "L whole job", "cpu", "concord", 0.03, 0.01, ours="concord unchanged", of_itself=True),
    Target("L whole job, prose of one definition edited, CPU / first build", "L whole job", "cpu", "concord", 0.08, 0.02, ours="concord, prose edited", of_itself=True),
    Target("L whole job, one criterion edited, CPU / first build", "L whole job", "cpu", "concord", 0.25, 0.10, ours="concord, criterion edited", of_itself=True),
    Limit("edit to written page under `serve`, the sample, wall in ms", "serve", "wall", 100, 40, scale=1000),
    Target("L glossary, CPU / Hugo", "L glossary", "cpu", "hugo", 0.28, 0.18),
    Target("L whole job, CPU / Hugo", "L whole job", "cpu", "hugo", 0.33, 0.20),
    Target("L whole job, peak / Hugo", "L whole job", "peak", "hugo", 0.12, 0.08),
    Target("CSV and group-by, CPU / polars eager", "CSV", "cpu", "polars", 0.80, 0.60, ours="stages csv"),
    Target("Markdown, CPU / cmark", "Markdown", "cpu", "cmark", 1.35, 1.0, ours="stages markdown"),
    Target("10 M events to a snapshot, CPU / DuckDB's counts", "records 10 M", "cpu", "duckdb", 3.0, 1.8),
    Target("10 M events, unchanged since the last run, CPU / DuckDB's counts", "records 10 M", "cpu", "duckdb", 1.6, 0.9, ours="concord cached"),
    Limit("10 M events to a snapshot, peak in MB", "records 10 M", "peak", 450, 300),
    Target("chart of 24 points, CPU / gnuplot", "charts", "cpu", "gnuplot", 0.5, 0.1, ours="stages charts"),
    Target("start, wall / `hugo version`", "version", "wall", "hugo", 0.15, 0.08),
    Limit("program on disk, stripped, in MB", "program", "disk", 40, 20),
    Limit("first `make site`, wall in s (--builds)", "builds", "wall", 120, 90, ours="make site"),
    Limit("`make test`, CPU in s (--builds)", "builds", "cpu", 18 * 60, 12 * 60, ours="make test"),
]

# How figures grow with the input: 1 is linear.
GROWTH = [
    Target("CPU per term, L / M glossary", "L glossary", "cpu", "concord", 1.25, 1.0, other_group="M glossary", scale=0.1, of_itself=True),
    Target("peak per term, L / M glossary", "L glossary", "peak", "concord", 1.25, 1.0, other_group="M glossary", scale=0.1, of_itself=True),
    Target("CPU per term, L / M whole job", "L whole job", "cpu", "concord", 1.25, 1.0, other_group="M whole job", scale=0.1, of_itself=True),
    Target("peak per term, L / M whole job", "L whole job", "peak", "concord", 1.25, 1.0, other_group="M whole job", scale=0.1, of_itself=True),
    Target("CPU per event, 10 M / 1 M", "records 10 M", "cpu", "concord", 1.25, 1.0, other_group="records 1 M", scale=0.1, of_itself=True),
    Target("peak per event, 10 M / 1 M", "records 10 M", "peak", "concord", 1.25, 1.0, other_group="records 1 M", scale=0.1, of_itself=True),
]

# What earlier plans asked for and still has to hold.
FURTHER = [
    Limit("edit of a page to the written page under `serve`, the sample, wall in ms", "serve", "wall", 100, 40, ours="concord, page", scale=1000),
    Target("L glossary, wall / Hugo", "L glossary", "wall", "hugo", 0.30, 0.15),
    Target("L glossary, peak / Hugo", "L glossary", "peak", "hugo", 0.20, 0.10),
    Target("M glossary, CPU / Hugo", "M glossary", "cpu", "hugo", 0.25, 0.12),
    Target("M whole job, CPU / Hugo", "M whole job", "cpu", "hugo", 0.33, 0.20),
    Target("L glossary again unchanged, CPU / first build", "L glossary", "cpu", "concord", 0.03, 0.01, ours="concord unchanged", of_itself=True),
    Target("L glossary, CPU / cp -r of our output", "L glossary", "cpu", "cp -r", 10, 4),
    Target("L whole job, CPU / cp -r of our output", "L whole job", "cpu", "cp -r", 10, 4),
    Target("CSV and group-by, CPU / DuckDB", "CSV", "cpu", "duckdb", 0.7, 0.4, ours="stages csv"),
    Target("chart of 24 points, CPU / pygal", "charts", "cpu", "pygal", 0.5, 0.1, ours="stages charts"),
    Limit("S whole job, wall in ms", "S whole job", "wall", 50, 20, scale=1000),
    Target("L whole job, wall of 2 threads / 1", "L whole job", "wall", "concord --threads 1", 0.75, 0.65, ours="concord --threads 2"),
    Target("L glossary, wall of 2 threads / 1", "L glossary", "wall", "concord --threads 1", 0.75, 0.65, ours="concord --threads 2"),
]


def table(targets: list[Target | Limit], results: Results) -> list[str]:
    """A row a target: now, with the build before, and the bounds."""
    lines = ["| figure | now | before | must | goal | |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    for target in targets:
        now, before = target.value(results), target.value(results, BEFORE)
        lines.append(f"| {target.title} | {_shown(now)} | {_shown(before)} | {target.must} | {target.goal} | {verdict(target, now)} |")
    return lines


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}" if value < 10 else f"{value:.1f}"


def verdict(target: Target | Limit, value: float | None) -> str:
    if value is None:
        return "not measured"
    return "goal" if value <= target.goal else "must" if value <= target.must else "MISSED"
