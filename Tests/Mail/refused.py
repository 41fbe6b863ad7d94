"""Servers that say no, are not there, or are silent: each recipient is told apart, and nobody gets a mail twice."""

import json
import signal
import subprocess
import time

from delivered import same
from project import command, environment, expect, journal, project, send, to_server
from servers import Mailboxes, Odd, free_port, server


def by_recipient(run):
    boxes = Mailboxes(refused={"marketing@example.com": "550 5.1.1 No such user here"})
    with server(boxes) as port:
        root = project(run, "refused", to_server(port))
        result = send(run, root)
        run.check("one refused recipient does not keep the mail from the other", expect(
            result, 1, "content/site.yml:12:7: error: the mail to marketing@example.com was refused: 550 5.1.1 No such user here",
            "sent to VP Sales") + same(journal(root), [("marketing@example.com", "refused"), ("vp.sales@example.com", "sent")]))
        boxes.refused = {}
        run.check("the next run sends it to who does not have it", expect(send(run, root), 0, "not again to VP Sales") + same(
            [to for _, to, _ in boxes.arrived], ["vp.sales@example.com", "marketing@example.com"]))
    boxes = Mailboxes(busy={"marketing@example.com": 1})
    with server(boxes) as port:
        root = project(run, "busy", to_server(port))
        run.check("what is refused for now is tried again", expect(send(run, root, "--retries", "1"), 0) + same(
            journal(root), [("marketing@example.com", "refused"), ("marketing@example.com", "sent"), ("vp.sales@example.com", "sent")]))
    with server(Mailboxes(after="554 5.7.1 Message rejected"), size=3000) as port:
        root = project(run, "large", to_server(port))
        run.check("a server that takes no mail as large says so", expect(send(run, root, "--retries", "0"), 1, "was refused: 552"))
    with server(Mailboxes(after="554 5.7.1 Message rejected")) as port:
        root = project(run, "rejected", to_server(port))
        run.check("a refusal after the mail is one", expect(send(run, root), 1, "was refused: 554 5.7.1 Message rejected") + same(
            journal(root)[0][1], "refused"))


def nobody_there(run):
    root = project(run, "closed", to_server(free_port()))
    result = send(run, root, "--retries", "1")
    run.check("a server that is not there is tried again and told", expect(
        result, 1, "was not sent in 2 attempts: Failed to connect", "vp.sales@example.com was not sent: the mail could not be handed over")
        + same(journal(root), [("marketing@example.com", "unreachable")] * 2))
    with Odd("greeting", dies=False) as odd:
        root = project(run, "silent", to_server(odd.port, timeout=2))
        began = time.monotonic()
        result = send(run, root, "--retries", "0")
        run.check("a server that is silent is given up in time", expect(result, 1, "was not sent: ") + (
            [] if time.monotonic() - began < 15 else ["it took too long"]) + same(journal(root), [("marketing@example.com", "unreachable")]))


def unknown(run):
    for name, odd in [("dies", Odd("data", dies=True)), ("hangs", Odd("data", dies=False)), ("dies-at-once", Odd("go", dies=True))]:
        with odd:
            root = project(run, f"unknown-{name}", to_server(odd.port, timeout=3))
            result = send(run, root)
            run.check(f"of a server that {name} after DATA nobody knows", expect(
                result, 1, "whether marketing@example.com has the mail is not known", "vp.sales@example.com was not sent: what became")
                + same(journal(root), [("marketing@example.com", "unknown")]))
    boxes = Mailboxes()
    with server(boxes) as port:
        site = root / "content" / "site.yml"
        site.write_text(site.read_text().replace(str(odd.port), str(port)))
        listed = send(run, root)
        run.check("who may have it is listed and not sent to", expect(listed, 1, "ask, and if it has not arrived: --again marketing@example.com") + same(
            [to for _, to, _ in boxes.arrived], ["vp.sales@example.com"]))
        run.check("but by --again", expect(send(run, root, "--again", "marketing@example.com"), 0) + same(len(boxes.arrived), 2))


def killed(run):
    """A run that is killed while the server has the mail leaves an intent, and no outcome."""
    with Odd("data", dies=False) as odd:
        root = project(run, "killed", to_server(odd.port, timeout=30))
        process = subprocess.Popen(command(run, root), env=environment(run), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        reached = odd.reached.wait(60)
        process.kill()
        process.communicate()
        run.check("a run that is killed after DATA leaves its intent", ([] if reached else ["the server was not asked"]) + same(
            journal(root), [("marketing@example.com", None)]))
    boxes = Mailboxes()
    with server(boxes) as port:
        site = root / "content" / "site.yml"
        site.write_text(site.read_text().replace(str(odd.port), str(port)))
        result = send(run, root)
        run.check("which is unknown for the next one", expect(result, 1, "got no answer", "sent to VP Sales") + same(len(boxes.arrived), 1))
