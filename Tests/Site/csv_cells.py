"""No cell of a CSV file that people open in a spreadsheet can start a formula there.

A cell that begins with = + - @, a tab or a return is run by Excel and LibreOffice (OWASP, "CSV Injection"); a plain negative
number is not. Quoting alone does not help: it is the cell's text that counts.
"""

import csv
import re

import harness

NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")


def formulas(run):
    files = sorted(run.site.rglob("*.csv"))
    problems = [] if files else ["the site has no CSV file"]
    for path in files:
        with open(path, encoding="utf-8", newline="") as text:
            rows = list(csv.reader(text, strict=True))
        widths = {len(row) for row in rows}
        if len(widths) != 1:
            problems.append(f"{run.name(path)}: rows of {sorted(widths)} cells")
        for number, row in enumerate(rows, 1):
            for cell in row:
                if cell[:1] in tuple("=+-@\t\r\n") and cell and not NUMBER.fullmatch(cell):
                    problems.append(f"{run.name(path)} row {number}: cell {cell[:40]!r} starts a formula")
    run.check(f"no cell of {len(files)} CSV files starts a formula", problems)


if __name__ == "__main__":
    harness.main(formulas)
