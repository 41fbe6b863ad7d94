"""Valid folders with one file damaged, then check, build, diff, snapshot and approve: each ends in time, tells where, harms nothing.

python Tests/Edges/mutation.py [--concord PROGRAM] [--runs 300] [--seed 1] [--first 0]

A fault is a signal, exit 70, more than 5 s or 1 GB, an error without file and line, an output changed by a run that failed, anything
outside of the project changed. The n-th run of a seed is the same wherever it starts: `--first N --runs 1` repeats one, and leaves its folder in
.build/mutation/trials/mutation-0-BASE.
"""

import argparse
import functools
import multiprocessing
import os
import pathlib
import random
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Site"))

import harness

import trial

SECONDS, MEGABYTES = 5, 1024
STEPS = ("check", "build", "diff", "snapshot", "approve")
# Rules whose finding is about a whole file or folder, which has no line.
WHOLE = re.compile(r"^(file\.|site\.missing|output\.|agreement\.|schema\.missing-file|snapshot\.|history\.|records\.|audit\.)")

HOSTILE = [
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b"'", b'"', b"`", b"|", b"\\", b"---\n", b"...\n", b"```\n", b"~~~", b"<!--", b"<script>", b"</title>",
    b"{{{x}}}", b"{{/x}}", b"&amp;", b"&#0;", b"&#x110000;", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", "\u202e".encode(), "\u2028".encode(), "\u200b".encode(),
    "\ufffe".encode(), "İıſK".encode(), "e\u0301" .encode() * 50, "\U0001f468\u200d\U0001f469".encode(), b"!!binary x", b"&a [*a]", b"*a", b"!!python/object:x", b"<<: *a", b"? ", b"[", b"{",
    b"}" * 99, b"[" * 3000, b"{a: " * 2000, b"> " * 3000, b"- " * 3000, b"*" * 5000, b"`" * 4999, b"![" * 3000, b"](" * 3000, b"null", b"~", b"true", b"on", b"0x10", b"0o7", b"1_000", b"1:30", b".inf", b"-.nan",
    b"-0", b"-1", b"0", b"1e999", b"1e-999", b"9" * 400, b"-" + b"9" * 400, b"0." + b"9" * 400, b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808", b"18446744073709551616",
    b"170141183460469231731687303715884105728", b"0001-01-01", b"9999-12-31", b"10000-01-01", b"2026-02-30", b"2026-13-01", b"-2026-01-01", b"2026-W53", b"2026-W99", b"2026-Q5", b"2026-00", b"FY99",
    b"2026-06-02T25:61:61+99:99", b"2026-06-02T12:00:00-23:59", b"2026-03-29T02:30:00", b"999999999999 days", b"-4 hours", b"0 days", b"4 fortnights", b"Europe/Nowhere", b"../../../etc/passwd",
    b"=cmd|' /C calc'!A0", b"%00", b"%n%n%s", b"$(touch pwned)", b"`touch pwned`", b"; drop table leads; --", b"term:term:term", b"metric:@", b"javascript:alert(1)", b"a" * 100_000, b"\n" * 50_000, b",a" * 20_000,
    b"mql", b"lead", b"mql-count", b"speed", b"value", b"*", b"(none)", b"all", b"first", b"next",
]


def mutated(run, runs=300, seed=1, first=0):
    """So many runs; each problem is told with what brings it back."""
    numbers = range(first, first + runs)
    workers = min(os.cpu_count() or 1, runs)
    attempt = functools.partial(several, run, slices(run), seed)
    # Forked before any thread of ours: each worker has what is read so far, and a folder of its own.
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        shares = pool.starmap(attempt, [(worker, numbers[worker::workers]) for worker in range(workers)])
    faulty = dict(pair for share in shares for pair in share)
    problems = [f"--seed {seed} --first {number}: {problem}" for number in sorted(faulty) for problem in faulty[number]]
    run.check(f"{runs - len(faulty)} of {runs} folders with one damaged file, seed {seed}", problems)


def several(run, bases, seed, worker, numbers):
    """The faulty runs of one worker's share, with their problems, which are told as they are found."""
    faulty = []
    for number in numbers:
        found = one(run, bases, seed, number, worker)
        for line in found[:8]:
            print(f"      {number}: {line}", flush=True)
        if found:
            faulty.append((number, found))
    return faulty


def slices(run):
    """The small company, and of the sample: the words alone, and the words with two snapshots of numbers."""
    small = trial.ready(run)
    words = run.folder("slices/words")
    shutil.copytree(small, words, symlinks=True, ignore=shutil.ignore_patterns("content", "output", ".git", ".concord"), dirs_exist_ok=True)
    (words / "content").mkdir()
    for part in ("site.yml", "glossary", "pages", "notes", "agreements", "audits"):
        source = harness.ROOT / "content" / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, words / "content" / part)
    numbers = run.folder("slices/numbers")
    shutil.copytree(words, numbers, symlinks=True, dirs_exist_ok=True)
    for name in sorted(path.name for path in (harness.ROOT / "content/snapshots").iterdir() if not path.name.startswith("."))[-3:-1]:
        shutil.copytree(harness.ROOT / "content/snapshots" / name, numbers / "content/snapshots" / name)
    shutil.copytree(small / "content/records", numbers / "content/records")
    for root in (words, numbers):
        trial.project.git(root, "init", "--quiet", "--initial-branch", "main", ".")
        trial.project.commit(root)
    return [small, small, small, words, numbers]


def one(run, bases, seed, number, worker):
    """One folder, one damage, all commands."""
    chance = random.Random(f"{seed}/{number}")
    base = chance.choice(bases)
    folder = trial.Trial(run, f"mutation-{worker}-{base.name}", base)
    names = sorted(
        name for name, (kind, *_) in trial.contents(folder.root, skip=(".git", ".concord", "output")).items()
        if kind == "file" and name.startswith(("content/", "templates/", "sheet.csv")))
    # Each folder is as likely as another, so that many snapshots do not hide the one settings file.
    groups = {}
    for name in names:
        groups.setdefault(name.rpartition("/")[0].split("/")[:2][-1] + pathlib.Path(name).suffix, []).append(name)
    name = chance.choice(groups[chance.choice(sorted(groups))])
    what = damage(chance, folder, name)
    problems = []
    for step in STEPS if not name == "sheet.csv" else ("import",):
        around, site, content = folder.around(), trial.contents(folder.root / "output"), trial.contents(folder.root / "content")
        outcome = folder.run(step, seconds=SECONDS)
        found = trial.faults(outcome, megabytes=MEGABYTES)
        found += [f"without a line: {line[:200]}" for line in lineless(outcome, name)]
        found += [f"changed outside: {path}" for path in trial.changed(around, folder.around())]
        if outcome.status:
            found += ["the last good site was changed by a run that failed"] if trial.contents(folder.root / "output") != site else []
            found += [f"{path} was changed by a run that failed" for path in trial.changed(content, trial.contents(folder.root / "content"))][:3]
        problems += [f"{what}, {step}: {problem}" for problem in found]
    return problems


def lineless(outcome, name):
    """Errors that do not say in which line of the damaged file they lie."""
    for found in outcome.findings:
        if found["severity"] == "error" and found["place"] == name and not found["line"] and not WHOLE.match(found["rule"]):
            yield f"{found['place']}: {found['text']} [{found['rule']}]"


def damage(chance, folder, name):
    """Damages a file and says how."""
    path = folder.root / name
    data = path.read_bytes()
    kind = chance.choice(list(DAMAGES))
    path.unlink()
    made = DAMAGES[kind](chance, data, path, folder)
    if made is not None:
        path.write_bytes(made)
    return f"{kind} in {name}"


def lines(edit):
    def apply(chance, data, path, folder):
        parts = data.split(b"\n")
        edit(chance, parts)
        return b"\n".join(parts)

    return apply


def some(chance, parts):
    return chance.randrange(len(parts))


def swap(chance, parts):
    one, other = some(chance, parts), some(chance, parts)
    parts[one], parts[other] = parts[other], parts[one]


def delete(chance, parts):
    start = some(chance, parts)
    del parts[start:start + chance.choice((1, 1, 1, 2, 10))]


def double(chance, parts):
    at = some(chance, parts)
    parts[at:at] = [parts[at]] * chance.choice((1, 1, 2, 1000))


def shift(chance, parts):
    at = some(chance, parts)
    parts[at] = chance.choice((b" ", b"  ", b"\t", b"- ", b"# ", b"> ", b"    ")) + parts[at] if chance.random() < .6 else parts[at].lstrip()


TOKEN = re.compile(rb"[A-Za-z0-9_.+:-]+|[^\sA-Za-z0-9]")


def replace(chance, data, path, folder):
    """A word, number or sign becomes something else."""
    found = list(TOKEN.finditer(data))
    if not found:
        return chance.choice(HOSTILE)
    word = chance.choice(found)
    return data[:word.start()] + chance.choice(HOSTILE) + data[word.end():]


def replace_all(chance, data, path, folder):
    """Every occurrence of a word becomes another of the same file."""
    found = TOKEN.findall(data)
    return data.replace(chance.choice(found), chance.choice(found)) if found else b"x"


def number(chance, data, path, folder):
    found = list(re.finditer(rb"\d+(\.\d+)?", data))
    if not found:
        return data + b"9" * 99
    word = chance.choice(found)
    other = chance.choice([b"9" * 30, b"-1", b"0", b"1e9", b"0.1", b"99999999999", b"4294967296", b"1.5", b"NaN", b"000", b"1,5", str(chance.randrange(10**6)).encode()])
    return data[:word.start()] + other + data[word.end():]


def flip(chance, data, path, folder):
    data = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def insert(chance, data, path, folder):
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(HOSTILE) + data[at:]


def encode(chance, data, path, folder):
    text = data.decode(errors="replace")
    form = chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "cp037", "utf-7"))
    return text.encode(form, errors="replace")


def truncate(chance, data, path, folder):
    return data[:chance.randrange(len(data) + 1)]


def splice(chance, data, path, folder):
    """The beginning of one file with the end of another."""
    others = sorted(other for other in (folder.root / "content").rglob("*") if other.is_file() and not other.is_symlink())
    other = chance.choice(others).read_bytes()
    return data[:chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1):]


def link(chance, data, path, folder):
    os.symlink(chance.choice((folder.outside / "file", folder.outside / "folder", folder.outside / "new", path, "/dev/zero", ".", "..", folder.root / "content/site.yml")), path)


DAMAGES = {
    "bytes flipped": flip, "lines swapped": lines(swap), "lines deleted": lines(delete), "lines doubled": lines(double), "a line shifted": lines(shift),
    "a word replaced": replace, "another word replaced": replace, "a word replaced everywhere": replace_all, "a number replaced": number, "text inserted": insert,
    "another encoding": encode, "truncated": truncate, "spliced": splice, "line ends turned": lambda chance, data, *_: data.replace(b"\n", chance.choice((b"\r\n", b"\r"))),
    "a link": link, "a FIFO": lambda chance, data, path, folder: os.mkfifo(path), "a folder": lambda chance, data, path, folder: path.mkdir(), "gone": lambda *_: None,
    "emptied": lambda *_: b"", "repeated": lambda chance, data, *_: data * chance.choice((2, 50)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--work", default=harness.ROOT / ".build" / "mutation", type=pathlib.Path)
    arguments = parser.parse_args()
    run = harness.Run(harness.ROOT / "output", arguments.concord)
    run.work = arguments.work.resolve()

    def mutations(run):
        mutated(run, arguments.runs, arguments.seed, arguments.first)

    sys.exit(harness.finish(run, [mutations]))


if __name__ == "__main__":
    main()
