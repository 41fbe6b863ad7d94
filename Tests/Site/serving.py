"""`concord serve`: what it answers, to whom, and what a browser shows when files change. The site is small, so that a debug build will do."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time

import harness

SITE = harness.ROOT / "Tests" / "Site" / "goldens" / "agreed" / "content"
TERM = "content/glossary/stages/mql.md"
# A machine that tests on all its cores may be slow; what takes longer is not coming.
PATIENCE = 30


class Server:
    """A running `concord serve`, and the address that it says."""

    def __init__(self, run, root, *arguments):
        self.root = root
        self.process = subprocess.Popen(
            [run.concord, "serve", "--root", root, *arguments], stdout=subprocess.PIPE, stderr=open(root / "told.txt", "w"), text=True,
            start_new_session=True, env={**os.environ, "NO_COLOR": "1"})
        self.address = self.process.stdout.readline().strip()
        self.port = int(re.search(r":(\d+)/$", self.address).group(1)) if self.address else 0

    def told(self):
        return (self.root / "told.txt").read_text()

    def ask(self, path, method="GET", **headers):
        """Status, headers and body; `Host` as given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def events(self):
        """The reports of builds, as a page is sent them."""
        connection = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        connection.sendall(b"GET /_concord/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        with connection, connection.makefile("rb") as lines:
            for line in lines:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

    def report(self, *sites):
        """The next report of a build that ended so."""
        return next(report for report in self.events() if report["site"] in sites)

    def end(self, sign=signal.SIGINT):
        self.process.send_signal(sign)
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None


def project(run, name):
    root = run.folder(name)
    shutil.copytree(SITE, root / "content")
    shutil.copytree(harness.ROOT / "templates", root / "templates")
    return root


def edit(path, old, new):
    """As an editor saves: a new file in the place of the old one."""
    text = path.read_text()
    if old not in text:
        raise ValueError(f"{path} does not hold {old!r}")
    beside = path.with_name(".saving")
    beside.write_text(text.replace(old, new))
    beside.rename(path)


def answers(run):
    root = project(run, "serving")
    server = Server(run, root, "--port", "0")
    try:
        problems = [] if server.report("built") else ["no report"]
        expect = lambda what, found, wanted: problems.append(f"{what}: {found!r}, not {wanted!r}") if found != wanted else None
        status, headers, page = server.ask("/")
        written = (root / "output" / "index.html").read_bytes()
        expect("the status of /", status, 200)
        expect("its type", headers["Content-Type"], "text/html; charset=utf-8")
        expect("scripts added to it", page.count(b"/_concord/live.js"), 1)
        expect("scripts written into the site", b"_concord" in written, False)
        version = headers["ETag"]
        expect("the same asked again", server.ask("/", If_None_Match=version)[0::2], (304, b""))
        status, headers, body = server.ask("/", method="HEAD")
        expect("HEAD", (status, body, headers["Content-Length"], headers["ETag"]), (200, b"", str(len(page)), version))
        expect("a style sheet", server.ask("/" + re.search(rb"assets/style\.\w+\.css", written).group().decode())[1]["Content-Type"], "text/css; charset=utf-8")
        status, headers, _ = server.ask("/dictionary")
        expect("a folder without its slash", (status, headers["Location"]), (308, "/dictionary/"))
        expect("the folder", server.ask("/dictionary/")[0], 200)
        expect("a page that is not there", server.ask("/no/such/page")[0], 404)
        expect("its page", b"Page not found" in server.ask("/no/such/page")[2], True)
        expect("POST", server.ask("/", method="POST", Content_Length="0")[0], 405)
        (root / "output" / "leads-out.txt").symlink_to("/etc/hostname")
        (root / "output" / ".hidden").write_text("hidden")
        for path in ("/../content/site.yml", "/%2e%2e/content/site.yml", "/..%2fcontent/site.yml", "/leads-out.txt", "/.hidden", "/%00", "//etc/hostname", "/%zz"):
            expect(path, server.ask(path)[0], 404)
        (root / "output" / "leads-out.txt").unlink()
        (root / "output" / ".hidden").unlink()
        run.check("serve answers with the files of the site, and with nothing else", problems)

        problems.clear()
        for host, wanted in (("localhost", 200), (f"127.0.0.1:{server.port}", 200), ("[::1]", 200), ("evil.example", 403), (f"evil.example:{server.port}", 403), ("localhost.evil.example", 403)):
            expect(f"the host {host}", server.ask("/", Host=host)[0], wanted)
        expect("what other sites' pages may load", server.ask("/")[1]["Cross-Origin-Resource-Policy"], "same-origin")
        run.check("serve answers to this machine's names only", problems)

        problems.clear()
        other = Server(run, root, "--port", str(server.port))
        expect("the port of a second server", server.port < other.port <= server.port + 20, True)
        expect("what it says", f"Port {server.port} is in use." in other.told(), True)
        expect("how it ends", other.end(signal.SIGTERM), 0)
        result = subprocess.run([run.concord, "serve", "--root", root, "--host", "0.0.0.0"], capture_output=True, text=True)
        expect("an address that others reach", (result.returncode, "--allow-remote" in result.stderr), (64, True))
        run.check("serve takes the next port, and no address that others reach", problems)

        problems.clear()
        waiting = server.events()
        next(waiting)
        waiting.close()
        edit(root / TERM, "version:", "# a comment\nversion:")
        expect("a build after a browser went away", server.report("built")["site"], "built")
        expect("the server", server.ask("/")[0], 200)
        expect("how it ends", server.end(), 0)
        run.check("serve outlives a browser that went away, and Ctrl-C ends it", problems + [line for line in harness.left_behind(root) if "told.txt" not in line])
    finally:
        if server.process.poll() is None:
            server.process.kill()


def shown(run):
    """What a person sees: the change, at the place where they read; the findings; the last good page."""
    root = project(run, "served")
    server = Server(run, root, "--port", "0")
    try:
        server.report("built")
        with harness.browser() as chromium:
            tab = chromium.new_context(viewport={"width": 900, "height": 500}).new_page()
            complaints = []
            tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
            tab.on("pageerror", lambda error: complaints.append(str(error)))
            tab.goto(server.address + "dictionary/mql.html")
            tab.evaluate("scrollTo(0, 400)")
            place = tab.evaluate("scrollY")
            edit(root / TERM, "definition: ", "definition: Changed while it is read. ")
            tab.get_by_text("Changed while it is read.").first.wait_for(timeout=1000 * PATIENCE)
            tab.wait_for_timeout(200)
            moved = abs(tab.evaluate("scrollY") - place)
            run.check("a served page follows a change, and its reader stays in place", [f"moved by {moved} pixels"] if moved > 60 else [])

            good = tab.locator("main").inner_text()
            edit(root / TERM, "kind: stage", "kind: stagee")
            panel = tab.locator("#concord-live section.failed")
            panel.wait_for(timeout=1000 * PATIENCE)
            problems = [] if tab.locator("main").inner_text() == good else ["the page is not the last good one"]
            link = panel.locator("a").first
            address = link.get_attribute("href")
            if not re.fullmatch(rf"vscode://file{re.escape(str(root.resolve()))}/{re.escape(TERM)}:\d+:\d+", address):
                problems.append(f"the finding leads to {address}")
            if not re.fullmatch(rf"{re.escape(TERM)}:\d+:\d+", link.inner_text()):
                problems.append(f"the finding says {link.inner_text()!r}")
            if "did you mean 'stage'" not in panel.inner_text():
                problems.append(f"the panel says {panel.inner_text()!r}")
            shots = harness.ROOT / ".build" / "screenshots"
            shots.mkdir(exist_ok=True)
            tab.screenshot(path=shots / "serve-findings.png")
            run.check("a build that fails leaves the last good page, with the finding and its place", problems)

            edit(root / TERM, "kind: stagee", "kind: stage")
            panel.wait_for(state="detached", timeout=1000 * PATIENCE)
            (root / "templates" / "page.mustache").write_text("{{nonsense")
            panel.wait_for(timeout=1000 * PATIENCE)
            problems = [] if "templates/page.mustache" in panel.inner_text() else [panel.inner_text()]
            shutil.copy(harness.ROOT / "templates" / "page.mustache", root / "templates" / "page.mustache")
            panel.wait_for(state="detached", timeout=1000 * PATIENCE)
            run.check("a template that breaks while serving is a finding in the page, until it is mended", problems)
            run.check("a served page has no complaint of its browser", complaints)

            server.end()
            tab.locator("#concord-live section.lost").wait_for(timeout=1000 * PATIENCE)
            run.check("a page says that its server has ended", [])
    finally:
        if server.process.poll() is None:
            server.process.kill()


if __name__ == "__main__":
    harness.main(answers, shown)
