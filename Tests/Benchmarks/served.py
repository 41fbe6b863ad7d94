"""From an edit that is saved to the page that shows it, as `concord serve` does it on the sample."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

from measurement import CommandFailed, Figures

# What is edited, and the page that shows it.
EDITED = {
    "": ("content/glossary/stages/mql.md", "output/dictionary/mql.html"),
    ", page": ("content/pages/weekly.md", "output/weekly.html"),
}
PATIENCE = 120
# Between two looks at the page: a hundredth of what is to be measured.
PAUSE = 0.0005


def edit_to_page(program: Path, root: Path, project: Path, edits: int, file: str, page: str) -> Figures:
    """Wall seconds of several edits of one file's text, each from its rename to the first other byte of its page."""
    sample(root, project)
    server = subprocess.Popen(
        [str(program), "serve", "--quiet", "--root", str(project), "--port", "0"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    figures = Figures()
    try:
        # Its address, after the first build.
        if not server.stdout.readline():
            raise CommandFailed(f"{program} serve ended before it served")
        waited_for(project / page, None)
        # The first edit is the warm-up.
        for number in range(edits + 1):
            time.sleep(0.5)
            seconds = edit(project / file, project / page, number)
            if number > 0:
                figures.wall.append(seconds)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)
        server.stdout.close()
    return figures


def sample(root: Path, project: Path) -> None:
    """The sample with the repository that it lies in, and the snapshot that is not in it."""
    subprocess.run(["git", "clone", "--quiet", "--shared", str(root), str(project)], check=True)
    for folder in ["content", "templates"]:
        shutil.rmtree(project / folder)
        shutil.copytree(root / folder, project / folder, symlinks=True)


def edit(path: Path, page: Path, number: int) -> float:
    """As an editor saves: a new file in the place of the old one."""
    before = page.read_bytes()
    new = path.with_name(f".{path.name}.new")
    new.write_text(path.read_text() + f"\nAn edit, the {number}.\n")
    started = time.perf_counter()
    new.rename(path)
    waited_for(page, before)
    return time.perf_counter() - started


def waited_for(page: Path, before: bytes | None) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            if page.read_bytes() != before:
                return
        except FileNotFoundError:
            pass  # The site is exchanged, or not yet there.
        time.sleep(PAUSE)
    raise CommandFailed(f"{page} did not change in {PATIENCE} s")
