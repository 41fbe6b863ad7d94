"""Where a site may be put: a folder, a link, a mount point; and what is refused because it is somebody's."""

import os
import shutil
import subprocess

import trial


def places(run):
    folders(run)
    links(run)
    refused(run)
    mounted(run)


def whole(folder, site, expected):
    """A built site that lacks nothing."""
    found = trial.contents(site)
    return [] if "index.html" in found and set(expected) <= set(found) else [f"{len(found)} files, expected {len(expected)}", *sorted(set(expected) - set(found))[:5]]


def twice(folder, *arguments):
    """Two builds with a change between them; gives the problems."""
    problems = trial.faults(folder.run("build", *arguments), statuses=(0,))
    folder.edit("content/glossary/mql.md", "Prose with", "Other prose with")
    return problems + trial.faults(folder.run("build", *arguments), statuses=(0,))


def folders(run):
    expected = trial.contents(trial.ready(run) / "output")
    for name, target in (("a new folder", "site"), ("a new folder in new folders", "a/b/site"), ("a folder outside", "../new"), ("an empty folder", "empty"), ("with slashes", "./x//y/")):
        folder = trial.Trial(run, "output")
        (folder.root / "empty").mkdir()
        problems = twice(folder, "--output", target) + whole(folder, folder.root / target, expected)
        left = [path.name for path in (folder.root / target).resolve().parent.iterdir() if path.name.startswith(".concord-")]
        run.check(f"a site goes into {name}", problems + [f"left behind: {path}" for path in left])
    folder = trial.Trial(run, "output")
    (folder.root / "output/mine.txt").write_text("mine")
    (folder.root / "output/CNAME").write_text("a.example")
    problems = twice(folder) + [f"{name} was removed" for name in ("mine.txt", "CNAME") if not (folder.root / "output" / name).exists()]
    run.check("what Concord did not write stays in the site", problems)


def links(run):
    expected = trial.contents(trial.ready(run) / "output")
    for name, is_tracked, option in (("a link that git does not track", False, ()), ("a link that --output names", True, ("--output", "output"))):
        folder = trial.Trial(run, "output-link")
        (folder.area / "srv").mkdir()
        folder.link("output", "../srv")
        if is_tracked:
            trial.project.git(folder.root, "add", "--force", "output")
            trial.project.commit(folder.root)
        problems = trial.faults(folder.run("build", *option), statuses=(0,)) + whole(folder, folder.area / "srv", expected)
        (folder.area / "srv/foreign.txt").write_text("keep")
        problems += twice(folder, *option) + whole(folder, folder.area / "srv", expected)
        problems += [] if (folder.area / "srv/foreign.txt").exists() else ["a file of others was removed"]
        problems += [] if (folder.root / "output").is_symlink() else ["the link became a folder"]
        problems += [f"left behind: {path.name}" for parent in (folder.root, folder.area) for path in parent.iterdir() if path.name.startswith(".concord-")]
        run.check(f"the site goes where the link leads: {name}", problems)
    folder = trial.Trial(run, "output-link")
    folder.remove("output")
    folder.link("output", "inside")
    (folder.root / "inside").mkdir()
    problems = twice(folder) + whole(folder, folder.root / "inside", expected)
    run.check("the site goes where the link leads: inside the project", problems)
    folder = trial.Trial(run, "output-link")
    (folder.area / "srv").mkdir()
    folder.link("output", "first")
    os.symlink("../srv", folder.root / "first")
    problems = twice(folder) + whole(folder, folder.area / "srv", expected)
    run.check("the site goes where the link leads: over another link", problems)


def refused(run):
    """Each of these is told, and nothing is written or removed."""
    for name, prepare, arguments in (
        ("a link out that git tracks", lambda folder: tracked(folder, "../outside/empty"), ()),
        ("a link out that git tracks, to another's site", lambda folder: tracked(folder, other_site(folder)), ()),
        ("a link out to a folder of others", lambda folder: folder.link("output", "../outside/folder"), ()),
        ("a link out to another project's site", lambda folder: folder.link("output", other_site(folder)), ()),
        ("a link out to another project's site, by name", lambda folder: folder.link("output", other_site(folder)), ("--output", "output")),
        ("a link to a file", lambda folder: folder.link("output", "../outside/file"), ()),
        ("a link to nothing outside", lambda folder: folder.link("output", "../outside/nothing"), ()),
        ("a circle of links", lambda folder: folder.link("output", "output"), ()),
        ("a file", lambda folder: None, ("--output", "content/site.yml")),
        ("a file outside", lambda folder: None, ("--output", "../outside/file")),
        ("a folder of others", lambda folder: None, ("--output", "../outside/folder")),
        ("the project itself", lambda folder: None, ("--output", ".")),
        ("the content", lambda folder: None, ("--output", "content")),
        ("git's folder", lambda folder: None, ("--output", ".git")),
        ("the project's parent", lambda folder: None, ("--output", "..")),
        ("the system's root", lambda folder: None, ("--output", "/")),
        ("a device", lambda folder: None, ("--output", "/dev/null")),
        ("below a file", lambda folder: None, ("--output", "content/site.yml/site")),
        ("nothing", lambda folder: None, ("--output", "")),
    ):
        folder = trial.Trial(run, "refused")
        (folder.outside / "empty").mkdir()
        prepare(folder)
        folder.edit("content/glossary/mql.md", "Prose with", "Other prose with")
        before, around = trial.contents(folder.root), folder.around()
        outcome = folder.run("build", *arguments)
        problems = trial.faults(outcome, statuses=(1, 64))
        problems += [f"changed: {path}" for path in trial.changed(before, trial.contents(folder.root))]
        problems += [f"changed outside: {path}" for path in trial.changed(around, folder.around())]
        run.check(f"no site is put into {name}", problems + (outcome.excerpt() if problems else []))


def tracked(folder, target):
    folder.link("output", target)
    trial.project.git(folder.root, "add", "--force", "output")
    trial.project.commit(folder.root)


def other_site(folder):
    """The built site of another project; gives where it is."""
    shutil.copytree(folder.root, folder.outside / "other", symlinks=True, ignore=shutil.ignore_patterns(".git"))
    other = trial.project.write(folder.outside / "other")
    subprocess.run([folder.program, "build", "--root", other, "--quiet"], capture_output=True)
    return "../outside/other/output"


def mount(path):
    """Mounts a small file system; false where this user cannot."""
    path.mkdir(parents=True, exist_ok=True)
    return os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", path], capture_output=True).returncode == 0


def mounted(run):
    expected = trial.contents(trial.ready(run) / "output")
    for name, where, arguments in (("by name", "out", ("--output", "out")), ("at output", "output", ()), ("outside, behind a link", "../srv", ())):
        folder = trial.Trial(run, "mounted")
        folder.remove("output")
        target = folder.root / where
        if not mount(target):
            return run.skip("a site goes into a mount point", "only root can mount")
        try:
            if where == "../srv":
                os.symlink("../srv", folder.root / "output")
            problems = trial.faults(folder.run("build", *arguments), statuses=(0,)) + whole(folder, target, expected)
            (target / "foreign.txt").write_text("keep")
            problems += twice(folder, *arguments)
            problems += [] if (target / "foreign.txt").exists() else ["a file of others was removed"]
            fresh = folder.area / "fresh"
            trial.faults(folder.run("build", "--output", "../fresh"))
            site = {key: value for key, value in trial.contents(target).items() if key != "foreign.txt"}
            problems += [f"differs from a fresh build: {path}" for path in trial.changed(trial.contents(fresh), site) if path not in ("build.json", ".concord")]
            folder.edit("content/glossary/mql.md", "kind: stage", "kind: nothing")
            before = trial.contents(target)
            problems += trial.faults(folder.run("build", *arguments), statuses=(1,))
            problems += [f"changed by a build that failed: {path}" for path in trial.changed(before, trial.contents(target))]
            run.check(f"a site goes into a mount point: {name}", problems)
        finally:
            subprocess.run(["umount", target], capture_output=True)
    folder = trial.Trial(run, "mounted")
    folder.remove("output")
    if mount(folder.root / "output"):
        try:
            (folder.root / "output/thesis.txt").write_text("years of work")
            outcome = folder.run("build")
            problems = trial.faults(outcome, statuses=(1,))
            problems += [] if list(trial.contents(folder.root / "output")) == ["thesis.txt"] else ["the mount point was changed"]
            run.check("a mount point with files of others is refused", problems)
        finally:
            subprocess.run(["umount", folder.root / "output"], capture_output=True)
