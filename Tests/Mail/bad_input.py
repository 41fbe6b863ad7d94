"""What a person gets wrong on the way to a mail: each is told with its place, and nothing is sent."""

import shutil

from delivered import mail_problems, same
from project import FILES, MAIL, SITE, environment, expect, journal, project, send, to_server
from servers import Mailboxes, server


def reports(run):
    boxes = Mailboxes()
    with server(boxes) as port:
        way = to_server(port)
        page = FILES["content/pages/review.md"]
        cases = {
            "a recipient with a typo": (MAIL.replace("marketing@example.com", "marketing@example,com") + way, {},
                                        "content/site.yml:12:7: error: 'Jürgen Groß <marketing@example,com>' is not the address of a mailbox"),
            "a name with a line break": (MAIL.replace("Jürgen Groß <", '"A\\nBcc: b@example.com <').replace("g@example.com>", 'g@example.com>"') + way, {},
                                         "content/site.yml:12:7: error: "),
            "a party without addresses": (MAIL.replace("{party: sales}", "{party: marketing}") + way, {},
                                          "content/site.yml:13:15: error: 'mail.to.party' is 'marketing', which has no address in mail.addresses"),
            "a role without an address": (MAIL.replace("{party: sales}", "{party: sales, role: VP Sale}") + way, {},
                                          "did you mean 'VP Sales'"),
            "no recipient": ("mail: {from: a@example.com, server: {host: localhost}}\n", {}, "'mail.to' is missing: nobody would get the mail"),
            "no way to leave": (MAIL, {}, "'mail.server' is missing: the mail has no way to leave"),
            "two ways": (MAIL + way + "  sendmail: /usr/sbin/sendmail\n", {}, "are two ways to send"),
            "a login without encryption": (MAIL + to_server(port, "none", "{variable: A}"), {}, "would send the password for everybody to read"),
            "a page too large for a mail": (MAIL + way, {"content/pages/review.md": page + "\n\n" + "\n\n".join("word " * 400 for _ in range(60))},
                                            "Gmail cuts a mail off"),
            "a note with broken YAML": (MAIL + way, {"content/notes/2026-10.md": "---\ntitle: [October\n---\nx\n"}, "content/notes/2026-10.md:"),
            "a journal that cannot be read": (MAIL + way, {"content/sent/2026-10/0001-intent.json": "{\"to\": "},
                                              "content/sent/2026-10/0001-intent.json:1:"),
        }
        for name, (mail, files, text) in cases.items():
            root = project(run, f"bad-{list(cases).index(name)}", **{"content/site.yml": SITE + mail, **files})
            run.check(f"{name} is told, and nothing is sent", expect(send(run, root), 1, text) + same(boxes.arrived, []))
        root = project(run, "bad-period", way)
        run.check("a month that is not closed is told", expect(send(run, root, period="2026-11"), 1, "there is no review of November 2026"))
        run.check("somebody who is no recipient is told", expect(
            send(run, root, "--again", "vp.sale@example.com"), 1, "'vp.sale@example.com' is not a recipient of the mail",
            "did you mean 'vp.sales@example.com'"))
        run.check("a run that could not begin leaves no journal", same(journal(root), []))
        run.check("wrong use is told", expect(send(run, root, "--retries", "9"), 64, "--retries is between 0 and 5"))
        dry = send(run, root, "--dry-run")
        run.check("a dry run says what would be sent to whom", expect(
            dry, 0, "From: RevOps <revops@example.com>", "Subject: Small: Review, October 2026", f"By: localhost:{port} (not encrypted)",
            "would be sent to Jürgen Groß <marketing@example.com>", "KB: the text, the HTML, review-2026-10.csv (", "Without PDF")
            + same(journal(root), []) + same(boxes.arrived, []))
        plain = project(run, "bad-url", **{"content/site.yml": SITE.replace("url: https://intranet.example/revenue/\n", "") + MAIL + way})
        run.check("a site without url has a mail without links, and says so", expect(
            send(run, plain), 0, "Without links: site.yml does not say at which url the site is.")
            + ([] if boxes.arrived and b"intranet.example" not in boxes.arrived[0][2] else ["there are links, or no mail"]))
        names = ["A\\tB, C", 'Q \\"x\\" \\\\', "x" * 200, "日本" * 40, "=?utf-8?q?a?="]
        for name in names:
            before = len(boxes.arrived)
            root = project(run, f"bad-name-{names.index(name)}", **{"content/site.yml": SITE + MAIL.replace("Jürgen Groß <marketing@example.com>", f'"{name} <marketing@example.com>"') + way})
            result = send(run, root)
            found = header_problems(boxes.arrived[before:], result)
            run.check(f"a name cannot make a header: {name[:20]}", found)


def header_problems(arrived, result):
    """A strange name is refused with its place, or the mail has the headers of any other."""
    import email
    from email import policy

    if result.returncode:
        return expect(result, 1, "is not the address of a mailbox")
    found = []
    for _, to, content in arrived:
        message = email.message_from_bytes(content, policy=policy.strict)
        found += same(message.keys(), ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "List-Id", "Content-Type"])
        found += same([one.addr_spec for one in message["To"].addresses], ["marketing@example.com", "vp.sales@example.com"])
        found += [repr(defect) for defect in message["To"].defects]
    return found or ([] if arrived else ["nothing arrived"])
