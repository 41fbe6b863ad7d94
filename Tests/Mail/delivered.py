"""Mail to a real server with TLS and a login: what arrives is what was packed, once to each, and noted."""

import datetime
import email
import email.utils
import json
import subprocess
from email import policy

import jsonschema

import harness
from project import PERIOD, environment, expect, journal, project, send, sent_files, to_server
from servers import PASSWORD, Mailboxes, certificate, server

SECRET = "{variable: CONCORD_SMTP_PASSWORD}"
BOTH = [("marketing@example.com", "sent"), ("vp.sales@example.com", "sent")]


def arrives(run):
    cert, context = certificate(run.folder("certificate"))
    env = {"SSL_CERT_FILE": str(cert), "CONCORD_SMTP_PASSWORD": PASSWORD}
    boxes = Mailboxes()
    with server(boxes, context, starttls=True, login=True) as port:
        root = project(run, "starttls", to_server(port, "starttls", SECRET))
        first = send(run, root, env=env)
        run.check("a mail is sent by STARTTLS with a login", expect(
            first, 0, "sent to Jürgen Groß <marketing@example.com>: 250 2.0.0 queued as 1",
            "sent to VP Sales <vp.sales@example.com>: 250 2.0.0 queued as 2", "git add content/sent"))
        run.check("each recipient has it once, under a login", same(
            [(sender, to) for sender, to, _ in boxes.arrived],
            [("revops@example.com", "marketing@example.com"), ("revops@example.com", "vp.sales@example.com")])
            + same(len(boxes.logins), 2))
        packed = (root / "pack" / PERIOD / f"{PERIOD}.eml").read_bytes()
        for _, to, content in boxes.arrived:
            run.check(f"what {to} has is what was packed, but for its date", mail_problems(content, packed))
        run.check("the journal is as its schema says", schema_problems(root) + same(journal(root), BOTH))
        before = {path: path.read_bytes() for path in sent_files(root)}
        again = send(run, root, env=env)
        run.check("who has it does not get it twice", expect(
            again, 0, "not again to VP Sales <vp.sales@example.com>, who has had it since 20") + same(len(boxes.arrived), 2))
        once = send(run, root, "--again", "VP.Sales@example.com", "--format", "json", env=env)
        states = [(one["to"], one["state"]) for one in json.loads(once.stdout)["sending"]["recipients"]]
        run.check("but by --again", expect(once, 0) + same(
            states, [("marketing@example.com", "had"), ("vp.sales@example.com", "sent")]) + same(len(boxes.arrived), 3))
        run.check("the journal is only added to", [
            f"{path.name} was changed" for path, content in before.items() if path.read_bytes() != content])
        changes(run, root, env, boxes)
        wrong = send(run, root, "--again", "vp.sales@example.com", env={**env, "CONCORD_SMTP_PASSWORD": "guess"})
        run.check("a login that is denied is told", expect(
            wrong, 1, "content/site.yml:13:7: error: the mail to vp.sales@example.com was not sent: login denied: 535",
            absent=["guess"]))
        stranger = send(run, root, "--again", "vp.sales@example.com", env={"CONCORD_SMTP_PASSWORD": PASSWORD})
        run.check("a server whose certificate nobody knows gets nothing", expect(
            stranger, 1, "was not sent: SSL certificate problem") + same(len(boxes.arrived), 4))
    boxes = Mailboxes()
    with server(boxes, context, login=True) as port:
        root = project(run, "tls", to_server(port, "tls", SECRET))
        run.check("a mail is sent by TLS with a login", expect(send(run, root, env=env), 0) + same(journal(root), BOTH))
    with server(boxes) as port:
        root = project(run, "unencrypted", to_server(port, "starttls"))
        run.check("a server that offers no encryption gets nothing", expect(send(run, root), 1, "the server offers no encryption"))


def changes(run, root, env, boxes):
    """Another form of the same numbers is another mail, but for --only-if-changed; another number is one for both."""
    page = root / "content" / "pages" / "review.md"
    mails = len(boxes.arrived)
    theme = root / "templates" / "theme.css"
    site = root / "content" / "site.yml"
    text = site.read_text()
    site.write_text(text.replace("revenue/", "income/"))
    dry = send(run, root, "--dry-run", env=env)
    same_words = send(run, root, "--only-if-changed", "--dry-run", env=env)
    site.write_text(text)
    run.check("a mail that looks different is another one", expect(dry, 0, "would be sent to VP Sales"))
    run.check("unless it is only sent if it changed", expect(same_words, 0, "not again to VP Sales", absent=["would be sent"]))
    page.write_text(page.read_text() + "\nOne more sentence.\n")
    changed = send(run, root, "--only-if-changed", "--dry-run", env=env)
    run.check("other words are another mail", expect(changed, 0, "would be sent to VP Sales"))
    page.write_text(page.read_text().replace("\nOne more sentence.\n", ""))
    run.check("a dry run sends nothing", same(len(boxes.arrived), mails))
    # One mail more, so that the count of the next checks is that of a run.
    send(run, root, "--again", "vp.sales@example.com", env=env)


def mail_problems(content, packed):
    found = []
    head, ours = content.split(b"\r\n", 1), packed.split(b"\r\n", 1)
    if not head[0].startswith(b"Date: ") or head[1] != ours[1]:
        found.append("it differs in more than the first line")
    message = email.message_from_bytes(content, policy=policy.strict)
    found += [f"{part.get_content_type()}: {defect!r}" for part in message.walk() for defect in part.defects]
    sent = email.utils.parsedate_to_datetime(str(message["Date"]))
    if abs((datetime.datetime.now(datetime.timezone.utc) - sent).total_seconds()) > 300:
        found.append(f"its date is {message['Date']}")
    if sent.utcoffset() not in (datetime.timedelta(hours=1), datetime.timedelta(hours=2)):
        found.append(f"{message['Date']} is not in the reporting zone")
    as_of = email.message_from_bytes(packed, policy=policy.strict)["Date"]
    if not str(as_of).startswith("Fri, 06 Nov 2026 23:59:59 +0"):
        found.append(f"the date of the pack is {as_of}")
    found += same(str(message["List-Id"]), "Small review pack <review-pack.example.com>")
    found += same(str(message["To"]), "Jürgen Groß <marketing@example.com>, VP Sales <vp.sales@example.com>")
    for name in ("Date", "From", "To", "Subject", "Message-ID", "List-Id", "MIME-Version", "Auto-Submitted"):
        found += same(len(message.get_all(name, [])), 1)
    return found


def schema_problems(root):
    schema = json.loads((harness.ROOT / "Sources/Definitions/Schemas/sent.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    files = sent_files(root)
    return ([] if files else ["there is no journal"]) + [
        f"{path.name}: {error.message[:200]}" for path in files for error in validator.iter_errors(json.loads(path.read_text()))]


def by_sendmail(run):
    """The interface of sendmail: a program that keeps its arguments and its input, and one that refuses."""
    kept = run.folder("sendmail")
    program = kept / "sendmail"
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$*\" >>{kept}/arguments\ncat >{kept}/mail\nexit ${{STATUS:-0}}\n")
    program.chmod(0o755)
    root = project(run, "by-sendmail", f"  sendmail: {program}\n")
    result = send(run, root)
    packed = (root / "pack" / PERIOD / f"{PERIOD}.eml").read_bytes().replace(b"\r\n", b"\n")
    run.check("a program with the interface of sendmail gets it", expect(result, 0, "sent to VP Sales") + same(
        (kept / "arguments").read_text().splitlines(),
        ["-i -f revops@example.com -- marketing@example.com", "-i -f revops@example.com -- vp.sales@example.com"]) + same(
        (kept / "mail").read_bytes().split(b"\n", 1)[1], packed.split(b"\n", 1)[1]))
    for status, word, text in [("67", "refused", "was refused: "), ("78", "unreachable", "was not sent: "), ("70", "unknown", "is not known: ")]:
        root = project(run, f"sendmail-{status}", f"  sendmail: {program}\n")
        result = send(run, root, env={"STATUS": status})
        run.check(f"what status {status} of it says is told", expect(result, 1, text) + same(journal(root)[0][1], word))


def same(found, wanted):
    return [] if found == wanted else [f"{found!r} is not {wanted!r}"]
