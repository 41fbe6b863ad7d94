"""Which programs a run starts: git, and the client that a snapshot was asked to use; never one that a clone brings along."""

import os
import shutil

import trial

CONFIG = """[core]
\trepositoryformatversion = 0
\tbare = false
\tworktree = .
\tfsmonitor = touch pwned-fsmonitor; false
\tpager = touch pwned-pager
\tsshCommand = touch pwned-ssh
\thooksPath = hooks
[diff]
\texternal = touch pwned-diff
[diff "x"]
\tcommand = touch pwned-diff
\ttextconv = touch pwned-textconv;
[filter "x"]
\tclean = touch pwned-clean; cat
\tsmudge = touch pwned-smudge; cat
\tprocess = touch pwned-process; false
[gpg]
\tprogram = touch pwned-gpg
[log]
\tshowSignature = true
[alias]
\tstatus = !touch pwned-alias
"""


def started(run):
    hidden_repository(run)
    only_asked(run)
    on_the_path(run)
    git_once(run)


def hidden_repository(run):
    """A folder that is laid out like the inside of `.git` is not taken for a repository: git would obey its settings."""
    folder = trial.Trial(run, "hidden")
    inside = folder.root / ".git"
    for path in list(inside.iterdir()):
        shutil.move(path, folder.root / path.name)
    inside.rmdir()
    folder.write("config", CONFIG)
    folder.write(".gitattributes", "* filter=x diff=x\n")
    for name in ("post-index-change", "pre-commit", "post-checkout", "reference-transaction"):
        os.chmod(folder.write(f"hooks/{name}", "#!/bin/sh\ntouch pwned-hook\n"), 0o755)
    folder.edit("content/glossary/mql.md", "Prose with", "Other prose with")
    trial.project.git(folder.area, "init", "--quiet", ".")
    problems = []
    for command in trial.COMMANDS:
        problems += trial.faults(folder.run(command))
        problems += [f"{command}: {path.relative_to(folder.area)} came to be" for path in folder.area.rglob("pwned*")]
    run.check("a repository that a clone hides in its own folder is not obeyed", problems)


def only_asked(run):
    """A client program of site.yml is started by the commands that ask records, and by no other."""
    import questions

    for command in ("check", "build", "diff", "approve", "pending", "audit", "import"):
        folder = questions.folder_of(run, "asked", questions.GOOD, questions.RECORDER, questions.ANSWER)
        folder.edit("content/glossary/mql.md", "who showed interest", "who showed much interest")
        problems = trial.faults(folder.run(command))
        problems += ["it was started"] if (folder.root / "started").exists() else []
        run.check(f"{command} starts no client program", problems)


def on_the_path(run):
    """A program of the clone's own folder is not taken for git or a client by its bare name."""
    folder = trial.Trial(run, "path")
    for name in ("git", "duckdb", "sqlite3"):
        os.chmod(folder.write(name, "#!/bin/sh\ntouch pwned\n"), 0o755)
        os.chmod(folder.write(f"content/{name}", "#!/bin/sh\ntouch pwned\n"), 0o755)
    problems = []
    for command in trial.COMMANDS:
        problems += trial.faults(folder.run(command))
    problems += [f"{path.relative_to(folder.area)} came to be" for path in folder.area.rglob("pwned*")]
    run.check("a program of the folder's own is not taken for git", problems)


def git_once(run):
    """No command asks git the same twice: each question is a process, and over a long history one may take a second."""
    problems = []
    for command in trial.COMMANDS:
        folder = trial.Trial(run, "once")
        folder.edit("content/glossary/mql.md", "Prose with", "Other prose with")
        asked = folder.outside / "asked"
        scribe = folder.outside / "bin/git"
        scribe.parent.mkdir()
        scribe.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$*\" >>'{asked}'\nexec '{shutil.which('git')}' \"$@\"\n")
        scribe.chmod(0o755)
        outcome = folder.run(command, prefix=("env", f"PATH={scribe.parent}:{os.environ['PATH']}"))
        questions = asked.read_text().splitlines() if asked.exists() else []
        problems += trial.faults(outcome)
        problems += [f"{command} asks {questions.count(question)} times: {question}" for question in sorted(set(questions)) if questions.count(question) > 1]
        problems += ["the trial sees no question of build, which asks some"] if command == "build" and not questions else []
    run.check("git is asked nothing twice", problems)
