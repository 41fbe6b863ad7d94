"""What a clone's folder may hold instead of plain files: links, FIFOs, sockets, devices, names that are no UTF-8.

A link out of the project is refused wherever a file or folder is read; at a name of our own making it is never followed; nothing
outside is changed, shown or waited for.
"""

import os
import re
import shutil
import socket
import stat
import subprocess

import trial

# Of every folder that is read: the file in it that the trial replaces, and the command that reads it.
READ = [
    ("content/site.yml", "check"), ("content/glossary/mql.md", "check"), ("content/pages/index.md", "check"), ("content/notes/2026-09.md", "check"),
    ("content/audits/2026-Q3/sales.yml", "check"), ("content/snapshots/2026-10-06/speed.csv", "check"), ("content/snapshots/2026-10-06/run.yml", "check"),
    ("content/snapshots/2026-10-06/journeys.json", "check"), ("AGREEMENT/meaning.json", "check"), ("AGREEMENT/sales.yml", "check"),
    ("content/records/leads.csv", "snapshot"), ("content/records/tables.yml", "snapshot"),
    ("templates/footer.mustache", "check"), ("templates/page.mustache", "check"), ("templates/style.css", "check"), ("templates/theme.css", "check"),
    ("templates/script.js", "check"),
]
FOLDERS = [
    ("content", "check"), ("content/glossary", "check"), ("content/pages", "check"), ("content/notes", "check"), ("content/audits", "check"),
    ("content/audits/2026-Q3", "check"), ("content/snapshots", "check"), ("content/snapshots/2026-10-06", "check"), ("content/agreements", "check"),
    ("content/agreements/mql", "check"), ("AGREEMENT", "check"), ("content/records", "snapshot"), ("templates", "check"),
]
# What may be asked of every one of them; each is told its own folder names.
EVERYTHING = ("check", "build", "snapshot", "import", "approve", "audit", "breaches", "diff", "pending")


def strangers(run):
    read_links(run)
    read_folders(run)
    not_files(run)
    odd_names(run)
    inner_links(run)
    written_folders(run)
    staging(run)


def agreement(root):
    return sorted(path for path in (root / "content/agreements/mql").iterdir())[0].relative_to(root).as_posix()


def place(folder, name):
    return name.replace("AGREEMENT", agreement(folder.root))


def leaks(outcome, folder):
    """The other folder's text, in what was said or in what was made."""
    secret = trial.SECRET.encode()
    problems = ["what was said shows another folder's text"] if secret in outcome.output + outcome.errors.encode() else []
    for top in ("output", ".concord", "content/snapshots", "content/agreements"):
        for parent, _, files in os.walk(folder.root / top) if not (folder.root / top).is_symlink() else ():
            for name in files:
                path = os.path.join(parent, name)
                if stat.S_ISREG(os.lstat(path).st_mode) and secret in open(path, "rb").read():
                    problems.append(f"{os.path.relpath(path, folder.root)} holds another folder's text")
    return problems


def judged(folder, where, command, severities=("error",), **limits):
    """The problems of one run over something that is not to be read: a finding at its place, and nothing else happened."""
    around, site = folder.around(), trial.contents(folder.root / "output")
    outcome = folder.run(command, **limits)
    problems = trial.faults(outcome)
    if not any(outcome.tells(where, severity) for severity in severities):
        problems += [f"{command}: no finding at {where!r}", *outcome.excerpt()]
    if "error" in severities and len(severities) == 1 and outcome.status != 1:
        problems.append(f"{command}: exit {outcome.status}, expected 1")
    problems += [f"{command}: changed outside: {name}" for name in trial.changed(around, folder.around())]
    if outcome.status and trial.contents(folder.root / "output") != site:
        problems.append(f"{command}: the last good site was changed by a run that failed")
    return problems + leaks(outcome, folder)


def read_links(run):
    for name, command in READ:
        folder = trial.Trial(run, "read-link")
        where = place(folder, name)
        problems = []
        for target in (folder.outside / "file", "/etc/hostname", folder.outside / "nothing", "/dev/zero", "/proc/self/environ"):
            folder.link(where, target)
            problems += judged(folder, where, command)
            if command == "check":
                problems += judged(folder, where, "build")
        run.check(f"a link out of the project is refused: {name}", problems)


def read_folders(run):
    for name, command in FOLDERS:
        folder = trial.Trial(run, "read-folder")
        where = place(folder, name)
        away = folder.outside / "copy"
        shutil.copytree(folder.root / where, away)
        (away / "precious.md").write_text(f"# {trial.SECRET}\n")
        folder.link(where, away)
        problems = judged(folder, where, command)
        for other in EVERYTHING:
            around = folder.around()
            outcome = folder.run(other)
            problems += trial.faults(outcome)
            problems += [f"{other}: changed outside: {path}" for path in trial.changed(around, folder.around())]
            problems += [f"{other}: {problem}" for problem in leaks(outcome, folder)]
        run.check(f"a folder that is a link out of the project is refused: {name}", problems)


def fifo(path):
    os.mkfifo(path)


def unix_socket(path):
    # The name of a socket has at most 108 bytes, so it is bound from its own folder.
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as held:
            held.bind(path.name)
    finally:
        os.chdir(here)


def device(path):
    os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))


KINDS = [("FIFO", fifo), ("socket", unix_socket), ("device", device)]


def not_files(run):
    for kind, make in KINDS:
        for name, command in READ:
            folder = trial.Trial(run, "not-a-file")
            where = place(folder, name)
            folder.remove(where)
            try:
                make(folder.root / where)
            except PermissionError:
                run.skip(f"a {kind} at {name}", "not possible for this user")
                continue
            run.check(f"a {kind} instead of a file is a finding: {name}", judged(folder, where, command))
    folder = trial.Trial(run, "fifo-sheet")
    folder.remove("sheet.csv")
    fifo(folder.root / "sheet.csv")
    run.check("a FIFO as the sheet of an import is a finding", judged(folder, "sheet.csv", "import"))
    for name in (".git", ".concord", "output", "content/snapshots", "content/agreements"):
        folder = trial.Trial(run, "fifo-folder")
        folder.remove(name)
        fifo(folder.root / name)
        problems = []
        for command in EVERYTHING:
            problems += trial.faults(folder.run(command))
        run.check(f"nothing waits for a FIFO at {name}", problems)


NAMES = [
    (b"caf\xe9", r"caf\\xE9|caf\\xe9|caf%E9|caf\\351"), (b"\xff\xfe", r"\\xFF\\xFE|\\xff\\xfe|%FF%FE"),
]


def odd_names(run):
    """Names that are no UTF-8 are findings which show their bytes; other odd names harm nobody."""
    for parent, ending, command in [
        ("content/glossary", b".md", "check"), ("content/pages", b".md", "check"), ("content/notes", b".md", "check"), ("content/audits/2026-Q3", b".yml", "check"),
        ("content/snapshots/2026-10-06", b".csv", "check"), ("content/records", b".csv", "snapshot"), ("templates", b".mustache", "check"),
        ("content", b"", "check"), ("content/snapshots", b"", "check"), ("content/agreements", b"", "check"), ("AGREEMENT", b".yml", "check"),
    ]:
        folder = trial.Trial(run, "name")
        problems = []
        for name, shown in NAMES:
            path = os.path.join(os.fsencode(folder.root), os.fsencode(place(folder, parent)), name + ending)
            try:
                if ending:
                    open(path, "wb").close()
                else:
                    os.mkdir(path)
                    open(path + b"/a.md", "wb").close()
            except OSError:
                continue
            outcome = folder.run(command)
            problems += trial.faults(outcome)
            if not any(re.search(shown, found["place"] + found["text"]) for found in outcome.findings):
                problems += [f"no finding that shows the name {name!r}", *outcome.excerpt()]
            if "\ufffd" in outcome.errors:
                problems.append("a byte of the name was replaced")
            (shutil.rmtree if not ending else os.unlink)(path)
        run.check(f"a name that is no UTF-8 is told with its bytes: {parent}", problems)
    for name in ("a\nb.md", "::error::x.md", "a\x1b[31mb.md", "\u202egpj.md", "-rf.md", "`x`.md", "a%0Ab.md", "x" * 240 + ".md"):
        folder = trial.Trial(run, "name")
        folder.write("content/glossary/" + name, "---\nkind: nonsense\n---\n")
        problems = []
        for form in ("text", "github", "json", "sarif"):
            outcome = folder.run("check", "--format", form)
            problems += trial.faults(outcome)
            said = outcome.output.decode(errors="replace") + outcome.errors
            if re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", said):
                problems.append(f"{form}: a control character of the name reaches the reader")
            if form == "github" and any(line.startswith("::error::x") or line == "b.md" for line in said.splitlines()):
                problems.append("github: the name is an annotation of its own")
        run.check(f"an odd name harms nobody: {name[:20]!r}", problems)


def inner_links(run):
    """A link to another place inside the project goes on to be followed; a circle ends."""
    folder = trial.Trial(run, "inner")
    shutil.move(folder.root / "content/glossary/rate.md", folder.root / "rate.txt")
    os.symlink("../../rate.txt", folder.root / "content/glossary/rate.md")
    os.symlink("../glossary", folder.root / "content/glossary/circle")
    os.symlink("circle.md", folder.root / "content/glossary/circle.md")
    outcome = folder.run("check")
    problems = trial.faults(outcome)
    problems += ["a link inside the project is not followed"] if outcome.tells("content/glossary/rate.md") else []
    problems += [] if outcome.tells("content/glossary/circle.md") else ["a circle of links is not told", *outcome.excerpt()]
    run.check("links inside the project are followed, circles end", problems)
    folder = trial.Trial(run, "root-link")
    os.rename(folder.root, folder.area / "real")
    os.symlink("real", folder.root)
    run.check("the root itself may be a link", trial.faults(folder.run("build"), statuses=(0,)))


def written_folders(run):
    """Every folder that is written, as a link out of the project, with nothing in it that would be missed."""
    for name in (".concord", ".concord/breaches", "content/snapshots", "content/agreements", "content/audits", "content/audits/2026-Q4",
                 "content/agreements/business-hours", f"content/snapshots/{trial.project.AS_OF}"):
        folder = trial.Trial(run, "written")
        folder.link(name, folder.outside / "folder")
        around, problems = folder.around(), []
        for command in trial.WRITERS:
            outcome = folder.run(command)
            problems += trial.faults(outcome)
            problems += [f"{command}: changed outside: {path}" for path in trial.changed(around, folder.around())]
        run.check(f"nothing is written through a link: {name}", problems)


TRACED = "open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,unlink,unlinkat,symlink,symlinkat"
CALL = re.compile(r'^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)$')


def staging(run):
    """Every name that a run makes on its way is taken by a stranger's link before; the run follows none of them."""
    if not shutil.which("strace"):
        return run.skip("links at our own staging names", "no strace")
    for command in trial.WRITERS:
        folder = changed_folder(run, "staging")
        names = made_names(folder, command)
        problems = [] if names else ["the trace shows no name that was made"]
        for name in sorted(names):
            for label, target in (("folder", "folder"), ("file", "file"), ("dangling", "new")):
                problems += planted(run, command, name, label, lambda path: os.symlink(folder.outside / target, path))
            problems += planted(run, command, name, "FIFO", os.mkfifo)
        run.check(f"no name of our own making is followed: {command} ({len(names)} names)", problems)


def changed_folder(run, name):
    """The small company with a word changed, so that a build has something to write."""
    folder = trial.Trial(run, name)
    folder.edit("content/glossary/mql.md", "Prose with", "Other prose with")
    return folder


def made_names(folder, command):
    """Relative paths in the project that a run opens to write, makes, renames, links or removes; `PID` for its number."""
    log = folder.area / "trace"
    outcome = folder.run(command, prefix=("strace", *trial.FOLLOWED, "-qq", "-s", "4096", "-e", f"trace={TRACED}", "-o", log), seconds=120, megabytes=1 << 20)
    if outcome.status:
        return set()
    names, pids = set(), set()
    for line in log.read_text(errors="replace").splitlines():
        number, _, call = line.partition(" ")
        pids.add(number)
        if not re.search(r"O_CREAT|O_TRUNC|^ *(mkdir|rename|link|unlink|symlink|creat)", call) or "ENOENT" in call and "unlink" not in call:
            continue
        names |= set(re.findall(r'"((?:[^"\\]|\\.)*)"', call))
    relative = set()
    for name in names:
        name = name.removeprefix(str(folder.root) + "/").removeprefix("./")
        if name.startswith("/") or name.startswith(("output/", "../")) or name in ("", "."):
            continue
        for pid in pids:
            name = re.sub(rf"(?<!\d){pid}(?!\d)", "PID", name)
        relative.add(name)
    # One page stands for all pages below a staging folder.
    chosen = {}
    for name in sorted(relative):
        chosen.setdefault((name.rpartition("/")[0], name.rpartition(".")[2] if "/" in name else name), name)
    return set(list(chosen.values())[:40])


def planted(run, command, name, label, make):
    folder = changed_folder(run, "planted")
    # A number of a process cannot be known beforehand, but many can be taken.
    next_pid = os.getpid() if "PID" in name else 0
    if next_pid:
        next_pid = subprocess.Popen(["true"]).pid
    for number in range(next_pid, next_pid + 300) if next_pid else (0,):
        path = folder.root / name.replace("PID", str(number))
        if path.parent.is_symlink() or not path.parent.exists():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                return []
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        make(path)
    around, site = folder.around(), trial.contents(folder.root / "output")
    outcome = folder.run(command)
    problems = trial.faults(outcome)
    problems += [f"changed outside: {path}" for path in trial.changed(around, folder.around())]
    if outcome.status and not (folder.root / "output").is_symlink() and name.partition("/")[0] != "output" and trial.contents(folder.root / "output") != site:
        problems.append("the last good site was changed by a run that failed")
    return [f"{label} at {name}: {problem}" for problem in problems + leaks(outcome, folder)]
