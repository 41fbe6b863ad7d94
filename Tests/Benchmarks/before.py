"""The program as it was before the work on speed, which a run measures beside the present one: what was gained is seen in one table."""

import subprocess
import sys
from pathlib import Path

TAG = "before-speed"
# For a clone without tags.
COMMIT = "c6b597452fddb553fc249b58d7c0b1dde8206b61"
PRODUCTS = ["concord", "stages"]


def build_before(root: Path) -> Path | None:
    """The folder of its binaries, built once into .build/bench-before; None, with a word, where that commit is not to be had."""
    commit = next(filter(None, (_commit(root, name) for name in (f"refs/tags/{TAG}", COMMIT))), None)
    if commit is None:
        print(f"neither the tag {TAG} nor the commit {COMMIT[:7]} is in this clone; the columns of the build before are left out")
        return None
    folder = root / ".build" / "bench-before"
    built = folder / ".build" / "of-commit"
    binaries = folder / ".build" / "release"
    if built.exists() and built.read_text() == commit and all((binaries / product).exists() for product in PRODUCTS):
        return binaries
    if folder.exists():
        _run(["git", "checkout", "--quiet", "--detach", "--force", commit], folder)
    else:
        # A worktree that was deleted without a word to git does not stop it.
        _run(["git", "worktree", "add", "--quiet", "--force", "--detach", str(folder), commit], root)
    # Linked as its own `make program` did.
    linked = ["--static-swift-stdlib", "-Xlinker", "-s"] if sys.platform == "linux" else []
    for product in PRODUCTS:
        print(f"building {product} as it was before", flush=True)
        _run(["swift", "build", "-c", "release", "--product", product, *linked], folder)
    built.write_text(commit)
    return binaries


def _commit(root: Path, name: str) -> str | None:
    found = subprocess.run(["git", "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"], cwd=root, capture_output=True, text=True)
    return found.stdout.strip() or None


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)
