"""What Concord has to reach, as ratios of medians in one run, and how a run's figures become those ratios."""

from dataclasses import dataclass

from measurement import Figures

# group -> command -> figures
Results = dict[str, dict[str, Figures]]


@dataclass(frozen=True)
class Target:
    """`figure` of ours in `group` over that of `other` (in `other_group` where it was measured elsewhere), times `scale`."""

    title: str
    group: str
    figure: str
    other: str
    must: float
    stretch: float
    ours: str = "concord"
    other_group: str | None = None
    scale: float = 1

    def ratio(self, results: Results) -> float | None:
        ours = results.get(self.group, {}).get(self.ours)
        other = results.get(self.other_group or self.group, {}).get(self.other)
        if ours is None or other is None or other.median(self.figure) == 0:
            return None
        return self.scale * ours.median(self.figure) / other.median(self.figure)


@dataclass(frozen=True)
class Limit:
    """A bound on a figure itself, in seconds."""

    title: str
    group: str
    figure: str
    must: float
    stretch: float
    ours: str = "concord"

    def ratio(self, results: Results) -> float | None:
        ours = results.get(self.group, {}).get(self.ours)
        return ours and ours.median(self.figure)


TARGETS = [
    Target("L glossary, CPU / Hugo", "L glossary", "cpu", "hugo", 0.25, 0.12),
    Target("L glossary, wall / Hugo", "L glossary", "wall", "hugo", 0.30, 0.15),
    Target("L glossary, peak / Hugo", "L glossary", "peak", "hugo", 0.20, 0.10),
    Target("M glossary, CPU / Hugo", "M glossary", "cpu", "hugo", 0.25, 0.12),
    Target("L whole job, CPU / Hugo", "L whole job", "cpu", "hugo", 0.12, 0.06),
    Target("L whole job, peak / Hugo", "L whole job", "peak", "hugo", 0.15, 0.08),
    Target("L glossary, CPU / cp -r of our output", "L glossary", "cpu", "cp -r", 10, 4),
    Target("L whole job, CPU / cp -r of our output", "L whole job", "cpu", "cp -r", 10, 4),
    Target("CSV and group-by, CPU / polars eager", "CSV", "cpu", "polars", 1.0, 0.6, ours="stages csv"),
    Target("CSV and group-by, CPU / DuckDB", "CSV", "cpu", "duckdb", 0.7, 0.4, ours="stages csv"),
    Target("Markdown, CPU / cmark", "Markdown", "cpu", "cmark", 1.0, 0.6, ours="stages markdown"),
    Target("chart of 24 points, CPU / gnuplot", "charts", "cpu", "gnuplot", 0.5, 0.1, ours="stages charts"),
    Target("chart of 24 points, CPU / pygal", "charts", "cpu", "pygal", 0.5, 0.1, ours="stages charts"),
    Target("--version, wall / hugo version", "version", "wall", "hugo", 0.30, 0.10),
    Limit("S whole job, wall in seconds", "S whole job", "wall", 0.050, 0.020),
    Target("L whole job again unchanged, CPU / first build", "L whole job", "cpu", "concord", 0.03, 0.01, ours="concord unchanged"),
    Target("L glossary again unchanged, CPU / first build", "L glossary", "cpu", "concord", 0.03, 0.01, ours="concord unchanged"),
    Target("L whole job, prose of one definition edited, CPU / first build", "L whole job", "cpu", "concord", 0.08, 0.02, ours="concord, prose edited"),
    Target("L whole job, one criterion edited, CPU / first build", "L whole job", "cpu", "concord", 0.25, 0.10, ours="concord, criterion edited"),
    Target("L whole job, wall of 2 threads / 1", "L whole job", "wall", "concord --threads 1", 0.75, 0.65, ours="concord --threads 2"),
    Target("L glossary, wall of 2 threads / 1", "L glossary", "wall", "concord --threads 1", 0.75, 0.65, ours="concord --threads 2"),
    # Memory is bounded by the issue; the other two have no figure there. DuckDB's are counts alone: no cohort, clock or median.
    Limit("10 M events to a snapshot, peak in MB", "records 10 M", "peak", 2_000, 1_000),
    Target("10 M events to a snapshot, CPU / DuckDB's counts", "records 10 M", "cpu", "duckdb", 10, 5),
    Target("CPU per event, 10 M / 1 M", "records 10 M", "cpu", "concord", 1.25, 1.0, other_group="records 1 M", scale=0.1),
    # Ten times the terms: 1 is linear.
    Target("CPU per term, L / M glossary", "L glossary", "cpu", "concord", 1.25, 1.0, other_group="M glossary", scale=0.1),
    Target("peak per term, L / M glossary", "L glossary", "peak", "concord", 1.25, 1.0, other_group="M glossary", scale=0.1),
]


def verdict(target: Target | Limit, ratio: float | None) -> str:
    if ratio is None:
        return "not measured"
    return "stretch" if ratio <= target.stretch else "must" if ratio <= target.must else "MISSED"
