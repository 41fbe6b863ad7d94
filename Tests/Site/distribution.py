"""What `make install` and `make dist` leave: a program, its manual and completions; alone in a folder with nothing but the C library."""

import os
import pathlib
import re
import shutil
import subprocess
import tarfile

import harness
from serving import project

# What the GNU C library is made of, its loader, and libgcc_s, which it loads itself when a thread ends.
OF_C = re.compile(r"^(linux-vdso|ld-linux.*|libc|libgcc_s|libm|libdl|libpthread|librt|libresolv|libutil)\.so")
FILES = (
    "bin/concord", "share/man/man1/concord.1", "share/man/man1/concord-serve.1", "share/man/man1/concord-audit-new.1",
    "share/bash-completion/completions/concord", "share/zsh/site-functions/_concord", "share/fish/vendor_completions.d/concord.fish")


def installed(run):
    """The layout of an installed program, whichever program it is."""
    prefix = run.folder("installed")
    result = subprocess.run([harness.ROOT / ".ci" / "stage", prefix, run.concord], capture_output=True, text=True)
    problems = [f"{name} is missing" for name in FILES if not (prefix / name).is_file()] or result.stderr.splitlines()
    if not problems and shutil.which("man"):
        for page in sorted((prefix / "share/man/man1").iterdir()):
            shown = subprocess.run(["man", "--warnings", "-l", page], capture_output=True, text=True, env={**os.environ, "MANWIDTH": "80", "MANPAGER": "cat"})
            problems += [f"{page.name}: {line}" for line in shown.stderr.splitlines()[:2]]
            if "NAME" not in shown.stdout:
                problems.append(f"{page.name} shows nothing")
    run.check("make install: program, manual and completions", problems)

    problems = []
    script = prefix / "share/bash-completion/completions/concord"
    root = project(run, "completed")
    for words, wanted in (
            (["concord", "ser"], "serve"), (["concord", "explain", "mql-co"], "mql-count"), (["concord", "explain", "definition.unknown-r"], "definition.unknown-reference"),
            (["concord", "approve", "--party", ""], "marketing"), (["concord", "check", "--format", "s"], "sarif"), (["concord", "breaches", "--period", "2026-1"], "2026-11")):
        text = f'source {script}; COMP_WORDS=({" ".join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}; COMP_LINE="{" ".join(words)}"; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9; COMP_KEY=9; _concord concord {words[-1]!r} {words[-2]!r} 2>/dev/null; printf "%s\\n" "${{COMPREPLY[@]}}"'
        found = subprocess.run(["bash", "-c", text], capture_output=True, text=True, cwd=root, env={**os.environ, "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}"}).stdout.split()
        if wanted not in found:
            problems.append(f"{' '.join(words)}: {found[:6]}, not {wanted}")
    run.check("bash completes commands, and what the project has", problems)


def alone(run):
    """The tarball's program in an empty root: the C library, /proc, a project, and nothing else."""
    archives = sorted((harness.ROOT / "dist").glob("concord-*-linux-*.tar.gz"))
    if not archives:
        return run.skip("the tarball's program alone", "make dist has not made one")
    unpacked = run.folder("unpacked")
    with tarfile.open(archives[-1]) as archive:
        archive.extractall(unpacked, filter="data")
    folder = next(unpacked.iterdir())
    run.check(f"{archives[-1].name} has all that is installed", [f"{name} is missing" for name in FILES if not (folder / name).is_file()])
    needed = subprocess.run(["ldd", folder / "bin/concord"], capture_output=True, text=True).stdout
    names = [line.split()[0] for line in needed.splitlines() if line.strip()]
    run.check("it needs nothing but the C library", [name for name in names if not OF_C.match(pathlib.Path(name).name)])

    root = run.folder("empty-root")
    for line in needed.splitlines():
        path = next((word for word in line.split() if word.startswith("/")), None)
        if path:
            (root / path[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / path[1:])
    for name in ("bin", "tmp", "project"):
        (root / name).mkdir(exist_ok=True)
    shutil.copy(folder / "bin/concord", root / "bin/concord")
    shutil.copytree(project(run, "alone") / "content", root / "project/content")
    (root / "proc").mkdir(exist_ok=True)
    # Swift's runtime reads a command line from /proc, which every system and container has.
    space = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"]), "sh", "-c", 'mount --rbind /proc "$0/proc" && exec chroot "$0" "$@"', root]
    problems = []
    for words, status in (("--version", 0), ("build --root /project", 0), ("explain mql-count@2026-10 --root /project", 0), ("explain schema.unknown-key", 0), ("check --root /nowhere", 1)):
        result = subprocess.run([*space, "/bin/concord", *words.split()], capture_output=True, text=True, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
        if result.returncode != status:
            problems += [f"{words}: exit {result.returncode}", *result.stderr.splitlines()[-3:]]
    if not (root / "project/output/index.html").is_file():
        problems.append("no site was written")
    run.check("it builds a site in an empty root", problems)


if __name__ == "__main__":
    harness.main(installed, alone)
