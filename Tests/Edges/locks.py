"""Two runs of writing commands at once: one goes on and is whole, the other says who runs."""

import os
import signal

import trial


def writers(run):
    for first in trial.WRITERS:
        problems = []
        for second in trial.WRITERS:
            found, is_held = pair(run, first, second)
            problems += [f"{second} while {first} runs: {problem}" for problem in found]
            if not is_held:
                problems.append(f"{first} never held the lock")
                break
        run.check(f"while {first} runs, no other command writes", problems)
    readers(run)
    stale(run)


def holds_lock(folder, process):
    """Whether a run has taken the project's lock and said so in it."""
    try:
        return str(process.pid) in (folder.root / ".concord" / "lock").read_text().split()
    except FileNotFoundError:
        return False


def stop(process):
    """Stops a run and waits until all its threads stand still; whether it had not ended before."""
    process.send_signal(signal.SIGSTOP)
    state = os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    return state.si_code == os.CLD_STOPPED


def pair(run, first, second):
    """Stops the first run while it holds its lock, tries the second, lets the first go on."""
    for _ in range(6):
        folder = trial.Trial(run, "pair")
        process = folder.start(first)
        is_held = False
        while process.poll() is None and not is_held:
            is_held = holds_lock(folder, process)
        if not is_held:
            process.communicate()
            continue
        if not stop(process) or not holds_lock(folder, process):
            process.send_signal(signal.SIGCONT)
            process.communicate()
            continue
        before = trial.contents(folder.root)
        outcome = folder.run(second, seconds=20)
        problems = trial.faults(outcome, statuses=(1,))
        word = trial.COMMANDS[first][0]
        if not any(word in found["text"] or str(process.pid) in found["text"] for found in outcome.findings if found["severity"] == "error"):
            problems += ["does not say who runs", *outcome.excerpt()]
        problems += [f"changed while another ran: {name}" for name in trial.changed(before, trial.contents(folder.root))]
        process.send_signal(signal.SIGCONT)
        _, errors = process.communicate(timeout=600)
        if process.returncode:
            problems.append(f"the first ended with {process.returncode}: {errors.decode(errors='replace')[:200]}")
        after = folder.run(second)
        if second != first or first in ("build", "audit", "breaches"):
            # What was refused goes through afterwards; a day has one snapshot, so a second one of it stays refused.
            is_taken = {first, second} == {"snapshot", "import"}
            problems += trial.faults(after, statuses=(0, 1) if is_taken else (0,))
        return problems, True
    return [], False


def readers(run):
    """Who only reads needs no lock, and a lock file that cannot be made stops nobody from reading."""
    folder = trial.Trial(run, "readers")
    process = folder.start("build")
    while process.poll() is None and not holds_lock(folder, process):
        pass
    if process.poll() is None:
        stop(process)
    problems = []
    for command in ("check", "diff", "pending"):
        problems += trial.faults(folder.run(command), statuses=(0,))
    process.send_signal(signal.SIGCONT)
    process.communicate()
    run.check("who only reads is never kept out", problems)


def stale(run):
    """What a killed run left of its lock keeps nobody out."""
    problems = []
    for command in trial.WRITERS:
        folder = trial.Trial(run, "stale")
        process = folder.start(command)
        while process.poll() is None and not holds_lock(folder, process):
            pass
        process.kill()
        process.communicate()
        problems += trial.faults(folder.run("build"), statuses=(0,))
    run.check("the lock of a killed run keeps nobody out", problems)
