"""Where a password comes from, and where it never is: the process list, the environment of programs, files, what is said."""

import base64
import os
import pathlib
import shutil
import subprocess
import time

from project import command, environment, expect, project, send, to_server
from servers import PASSWORD, USER, Mailboxes, certificate, server
from delivered import same

FORMS = [PASSWORD.encode(), base64.b64encode(PASSWORD.encode()), base64.b64encode(f"\0{USER}\0{PASSWORD}".encode())]


class Slow(Mailboxes):
    """Takes its time with a mail, so that one can look around."""

    async def handle_DATA(self, server, session, envelope):
        import asyncio

        await asyncio.sleep(1)
        return await super().handle_DATA(server, session, envelope)


def nowhere(run):
    cert, context = certificate(run.folder("hidden-certificate"))
    keys = run.folder("hidden-keys")
    (keys / "password").write_text(PASSWORD + "\nnot this\n")
    (keys / "tell").write_text(f"#!/bin/sh\n[ -z \"$CONCORD_SMTP_PASSWORD\" ] && cat {keys}/password\n")
    (keys / "tell").chmod(0o755)
    # git is the first program that is started.
    (keys / "git").symlink_to(shutil.which("git"))
    places = {
        "variable": "{variable: CONCORD_SMTP_PASSWORD}", "file": f"{{file: {keys}/password}}", "command": f"{{command: [{keys}/tell]}}",
    }
    for name, place in places.items():
        boxes = Slow()
        with server(boxes, context, starttls=True, login=True) as port:
            root = project(run, f"hidden-{name}", to_server(port, "starttls", place))
            env = {"SSL_CERT_FILE": str(cert), "PATH": f"{keys}:{run.work}/bin"} | ({"CONCORD_SMTP_PASSWORD": PASSWORD} if name == "variable" else {})
            process = subprocess.Popen(
                command(run, root), env=environment(run, **env), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            seen, found = watch(process)
            out, err = process.communicate()
            if process.returncode:
                found += [f"exit {process.returncode}", *err.decode().splitlines()[:5]]
            for program in ("curl", "git"):
                if not any(program in one for one in seen):
                    found.append(f"{program} was not seen running, only {sorted(seen)}")
            found += [f"in what it says" for form in FORMS if form in out + err]
            found += [f"in {path.relative_to(root)}" for path in root.rglob("*") if path.is_file()
                      for form in FORMS if form in path.read_bytes()]
            run.check(f"a password from a {name} is nowhere to be seen", found + same(len(boxes.arrived), 2))


def watch(process):
    """The command lines of a process's children while it runs, and where the password is in them."""
    seen, found = set(), set()
    while process.poll() is None:
        for child in children(process.pid):
            try:
                line = pathlib.Path(f"/proc/{child}/cmdline").read_bytes()
                variables = pathlib.Path(f"/proc/{child}/environ").read_bytes()
            except OSError:
                continue
            if line == pathlib.Path(f"/proc/{process.pid}/cmdline").read_bytes():
                # Not yet the program that it is to become; it has what we have.
                continue
            seen.add(line.replace(b"\0", b" ").decode(errors="replace").strip())
            found |= {f"in the command line {line!r}" for form in FORMS if form in line}
            found |= {f"in the environment of {line!r}" for form in FORMS if form in variables}
        time.sleep(0.005)
    return seen, sorted(found)


def children(pid):
    try:
        direct = [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
        for task in os.listdir(f"/proc/{pid}/task"):
            direct += [int(child) for child in pathlib.Path(f"/proc/{pid}/task/{task}/children").read_text().split()]
    except OSError:
        return []
    return direct + [below for child in direct for below in children(child)]


def missing(run):
    for name, place, text in [
        ("variable", "{variable: CONCORD_SMTP_PASSWORD}", "there is no password: the variable CONCORD_SMTP_PASSWORD is not set"),
        ("file", "{file: /nowhere/password}", "there is no password: the file /nowhere/password cannot be read"),
        ("command", "{command: [/nowhere/tell]}", "there is no password: the command /nowhere/tell gave no password"),
    ]:
        root = project(run, f"missing-{name}", to_server(25, "starttls", place))
        result = send(run, root)
        run.check(f"a password that no {name} has is told before anything is made", expect(result, 1, text)
                  + ([] if not (root / "pack").exists() else ["a pack was made"]))
    root = project(run, "in-site", to_server(25, "starttls", "hunter2"))
    run.check("a password in site.yml is not repeated", expect(
        send(run, root), 1, "if it is the password, it would be in git for ever", absent=["hunter2"]))
    root = project(run, "doctor", to_server(2525, "starttls", "{variable: CONCORD_SMTP_PASSWORD}"))
    doctor = [str(run.concord), "doctor", "--root", str(root)]
    told = {}
    for password in ("", PASSWORD):
        told[password] = subprocess.run(
            doctor, capture_output=True, text=True, timeout=60, env=environment(run, CONCORD_SMTP_PASSWORD=password))
    run.check("the doctor says what is there for sending", expect(
        told[PASSWORD], 0, "from RevOps <revops@example.com>", "to 2 recipients", "by localhost:2525 (STARTTLS, as revops)",
        "password: in the variable CONCORD_SMTP_PASSWORD", absent=[PASSWORD]))
    run.check("and what is not", expect(told[""], 0, "missing: the password, for the variable CONCORD_SMTP_PASSWORD is not set or empty"))
