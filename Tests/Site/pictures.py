"""Makes the pictures of the README and the book: python Tests/Site/pictures.py [--site output] [--concord PROGRAM].

Each is a page as Chromium shows it. They are made by hand when pages have changed to the eye; a test would differ with each font.
"""

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

import harness

# A picture, the page that it shows (of the sample, or of a project that `concord init` makes), and its height at a width of 1280.
PICTURES = {
    ".github/dashboard.png": ("sample", "index.html", 2420),
    "Documentation/pictures/first.png": ("first", "index.html", 900),
    "Documentation/pictures/term.png": ("first", "dictionary/mql.html", 900),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", default=harness.ROOT / "output", type=Path, help="the site of the sample")
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord", type=Path)
    parser.add_argument("--only", help="names of pictures, by commas")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="concord-pictures-"))
    try:
        for words in (["init", "revenue"], ["build", "--root", "revenue"]):
            subprocess.run([arguments.concord.resolve(), *words], cwd=folder, check=True, capture_output=True)
        sites = {"sample": arguments.site.resolve(), "first": folder / "revenue/output"}
        with harness.browser() as chromium:
            for name, (site, page, height) in PICTURES.items():
                if arguments.only and Path(name).name not in arguments.only.split(","):
                    continue
                tab = chromium.new_page(viewport={"width": 1280, "height": height})
                tab.goto((sites[site] / page).as_uri())
                (harness.ROOT / name).parent.mkdir(exist_ok=True)
                tab.screenshot(path=harness.ROOT / name)
                print(name)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
