"""What the book says holds: `Documentation/` and the README.

Shell blocks are run, and what a console block shows is compared; YAML and report blocks are held against the JSON Schemas; workflows
are read and their commands run; links lead somewhere; the site is served as the chapter on publishing says. A block that cannot be run
here is in `NOT_RUN` with the reason, and its commands are still tried for options that do not exist.
"""

import contextlib
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

import harness
import pictures

sys.path.insert(0, str(harness.ROOT / "Tests/DefinitionsTests/Goldens"))

BOOK = harness.ROOT / "Documentation"
CHAPTERS = [harness.ROOT / "README.md", *sorted(BOOK.glob("*.md"))]
FENCE = re.compile(r"^( *)(`{3,})([^\n`]*)\n(.*?)^ *\2$", re.M | re.S)
PATH = re.compile(r"`([^`\n]+)`:\n\n$")
TODAY = "2026-11-02"
GIT = {
    "GIT_AUTHOR_NAME": "Anna", "GIT_AUTHOR_EMAIL": "anna@marketing.example", "GIT_COMMITTER_NAME": "Anna",
    "GIT_COMMITTER_EMAIL": "anna@marketing.example", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}
# How a line that is not run begins, and why it is not.
NOT_RUN = {
    "make site": "it is what make test begins with",
    "make test": "it runs this",
    "concord serve": "it does not end by itself: Tests/Site/serving.py",
    "concord check --as-of \"$(date": "whether something is due depends on the day",
    "aws s3 sync": "it needs an account of Amazon",
    "concord verify output\n": "the counts change with the sample: Tests/Site/proof.py runs it",
}
# YAML that no schema describes: how it begins, and who holds it.
OTHER_YAML = {"frozen:": "run.yml, which Concord writes: Tests/PipelineTests"}
TEXT = {"text", "csv"}


@dataclass
class Block:
    """A fence of a chapter."""

    place: str
    language: str
    text: str
    before: str


def blocks(path):
    text = path.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        indent, line = fence[1], text[: fence.start()].count("\n") + 1
        body = re.sub(rf"^{indent}", "", fence[4], flags=re.M)
        yield Block(f"{path.relative_to(harness.ROOT)}:{line}", fence[3].strip(), body, text[: fence.start()])


def chapters(run):
    known = {"sh", "console", "yaml", "markdown", "nginx", *TEXT}
    found = [block for path in CHAPTERS for block in blocks(path)]
    run.check("each block of the book has a language", [f"{b.place}: '{b.language}'" for b in found if b.language not in known])
    data(run, found)
    links(run)
    shown(run)
    listed(run)
    shell(run)
    workflows(run, found)
    served(run)


# MARK: YAML and report blocks


def data(run, found):
    import conforms
    import jsonschema
    import referencing
    import yaml

    schemas = {path.name: json.loads(path.read_text()) for path in (harness.ROOT / "Sources/Definitions/Schemas").glob("*.json")}
    registry = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in schemas.items())

    def errors(place, name, text, isWhole):
        value = conforms.without_nulls(yaml.load(text, conforms.Core) or {})
        if name is None:
            name = schema_of(value, schemas)
        if name is None:
            return [f"{place}: no schema describes {sorted(value)}"]
        validator = jsonschema.Draft202012Validator(schemas[f"{name}.schema.json"], registry=registry)
        # Part of a file lacks what the whole one needs.
        return [f"{place}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)
                if isWhole or error.validator != "required" or error.path]

    problems, count = [], 0
    for block in found:
        if block.language == "yaml" and not is_workflow(block) and not block.text.startswith(tuple(OTHER_YAML)):
            front = block.text.split("---\n")[1] if block.text.startswith("---\n") else block.text
            problems += errors(block.place, None, front, isWhole=block.text.startswith("---\n"))
            count += 1
        if block.language == "markdown":
            if block.text.startswith("---\n"):
                front = block.text.split("---\n")[1]
                problems += errors(block.place, None if "kind:" in front else "page", front, isWhole=True)
                count += 1
            for name, text in re.findall(r"^```concord ([a-z]+)\n(.*?)^```", block.text, re.M | re.S):
                problems += errors(block.place, "block-" + name, text, isWhole=True)
                count += 1
    run.check(f"{count} blocks of YAML conform to their schemas", problems)


def schema_of(value, schemas):
    """The schema of a file, or of the part of one, by its keys."""
    if "kind" in value:
        return value["kind"]
    if "semantics" in value and value["semantics"].get("type"):
        return "metric"
    for name in ("site", "note", "stage", "page"):
        if set(value) <= set(schemas[f"{name}.schema.json"]["properties"]):
            return name
    return None


# MARK: Links and pictures


def links(run):
    problems = []
    others = [harness.ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")]
    for path in CHAPTERS + others:
        text = FENCE.sub("", path.read_text(encoding="utf-8"))
        text = re.sub(r"`[^`\n]*`", "", text) if path in others else text
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            aim = (path.parent / name).resolve() if name else path
            if not aim.exists():
                problems.append(f"{path.name}: {target} is not there")
            elif anchor and anchor not in anchors(aim):
                problems.append(f"{path.name}: {name} has no heading #{anchor}")
    rules = {path.stem for path in (harness.ROOT / "Sources/Diagnostics/Diagnostics.docc/Rules").glob("*.md")}
    for path in CHAPTERS:
        for word in re.findall(r"`((?:definition|agreement|commitment|metric|stage|change|engine|history|output|schema|csv|records?)\.[a-z-]+)`", path.read_text(encoding="utf-8")):
            if word not in rules:
                problems.append(f"{path.name}: there is no rule {word}")
    run.check("links, anchors and rules of the book lead somewhere", problems)


def anchors(path):
    """The ids that code hosts give to headings."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def shown(run):
    problems = []
    for path in CHAPTERS:
        for target in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
            name = (path.parent / target).resolve().relative_to(harness.ROOT).as_posix()
            if name not in pictures.PICTURES:
                problems.append(f"{path.name}: Tests/Site/pictures.py does not make {name}")
    run.check("each picture of the book has its script", problems)


# MARK: Commands


def listed(run):
    """The chapter on commands has every command of the program, and no option that the program does not have."""
    help = subprocess.run([run.concord, "--help"], capture_output=True, text=True).stdout
    commands = set(re.findall(r"^  ([a-z]+)  ", help.split("SUBCOMMANDS:")[1], re.M))
    rows = re.findall(r"^\| `concord ([a-z]+)(.*)$", (BOOK / "commands.md").read_text(encoding="utf-8"), re.M)
    problems = [f"commands.md lacks {name}" for name in sorted(commands - {name for name, _ in rows})]
    for name, text in rows:
        options = options_of(run, name)
        problems += [f"commands.md: {name} has no {word}" for word in re.findall(r"--[a-z][a-z-]+", text) if word not in options]
    run.check(f"the {len(rows)} commands of the list are those of the program", problems)
    options = {name: options_of(run, name) for name in commands}
    problems, count = [], 0
    for path in CHAPTERS:
        text = FENCE.sub("", path.read_text(encoding="utf-8"))
        for words in (span.split() for span in re.findall(r"`concord\s+([a-z][^`]*)`", text)):
            count += 1
            known = set() if words[0] == "help" else options.get(words[0])
            if known is None:
                problems.append(f"{path.name}: there is no command {words[0]}")
            else:
                problems += [f"{path.name}: {words[0]} has no {word}" for word in words if word.startswith("--") and word.rstrip("]") not in known]
    run.check(f"{count} commands in the text have options that exist", problems)


def options_of(run, command):
    return set(re.findall(r"--[a-z][a-z-]+", subprocess.run([run.concord, "help", command], capture_output=True, text=True).stdout))


# MARK: Shell


def shell(run):
    """Each chapter in a project of its own."""
    total = {"run": 0, "not run": 0}
    starters = {"README.md": begun, "starting.md": begun, "tutorial.md": nothing, "snapshots.md": from_crm}
    for path in CHAPTERS:
        found = [block for block in blocks(path) if block.language in ("sh", "console")]
        if not found:
            continue
        problems = []
        if path.name == "every-day.md":
            # Its addresses are those of the sample, which it only reads.
            if not (harness.ROOT / "output/index.html").exists():
                run.skip("every-day.md", "the sample is not built into output/")
                continue
            where = harness.ROOT
        else:
            where = starters.get(path.name, first)(run, path.stem)
        environment = surroundings(run)
        for block in blocks(path):
            file = PATH.search(block.before)
            if path.name == "tutorial.md" and file and block.language in ("markdown", "csv"):
                (where / file[1]).parent.mkdir(parents=True, exist_ok=True)
                (where / file[1]).write_text(block.text, encoding="utf-8", newline="")
            elif block.language == "console":
                problems += compared(run, block, where, environment, total)
            elif block.language == "sh":
                if starters.get(path.name) is begun:
                    where = begun(run, path.stem)
                where, more = executed(run, block, where, environment, total, byLine=path.name in ("README.md", "starting.md", "snapshots.md", "every-day.md"))
                problems += more
        run.check(f"{path.name}: its commands do what it says", problems)
    run.check(f"{total['run']} blocks of commands run, {total['not run']} lines are not", [] if total["run"] > 15 else ["too few"])


def executed(run, block, where, environment, total, byLine):
    """Runs a block; gives the folder in which it ended, and problems."""
    kept, problems = [], []
    for line in block.text.splitlines():
        if reason_not_to_run(line):
            total["not run"] += 1
            problems += understood(run, block.place, line)
        else:
            kept.append(line)
    total["run"] += bool(kept)
    scripts = kept if byLine else ["\n".join(kept)]
    for script in scripts:
        if byLine and script.startswith("concord init") and "--remove" not in script and (where / "revenue").exists():
            shutil.rmtree(where / "revenue")
        result = subprocess.run(
            ["sh", "-ec", f"{script}\npwd > '{run.work}/book-where'"], cwd=where, env=environment, capture_output=True, text=True, timeout=120)
        if result.returncode:
            problems += [f"{block.place}: exit {result.returncode} of {script if byLine else 'the block'}", *(result.stderr or result.stdout).splitlines()[-8:]]
        else:
            where = pathlib.Path((run.work / "book-where").read_text().strip())
    return where, problems


def compared(run, block, where, environment, total):
    """What each command of a console block prints is what the block shows; a line `...` stands for any."""
    problems = []
    for command, rest in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block.text, re.M):
        if reason_not_to_run(command):
            total["not run"] += 1
            problems += understood(run, block.place, command)
            continue
        total["run"] += 1
        result = subprocess.run(
            ["sh", "-c", f"{command} 2>&1"], cwd=where, env=environment, capture_output=True, text=True, timeout=120)
        pattern = "".join("(?:.*\n)*?" if line == "..." else re.escape(line + "\n") for line in rest.splitlines())
        if not re.fullmatch(pattern, result.stdout):
            problems += [f"{block.place}: '{command}' says", *result.stdout.splitlines()[:12]]
    return problems


def reason_not_to_run(line):
    return next((reason for start, reason in NOT_RUN.items() if f"{line.strip()}\n".startswith(start)), None)


def understood(run, place, line):
    """A command that is not run has no option that Concord does not know."""
    words = line.split("#")[0].split()
    if words[:1] != ["concord"] or words[1] == "serve" and len(words) == 2:
        return []
    options = options_of(run, words[1])
    return [f"{place}: {words[1]} has no {word}" for word in words if word.startswith("--") and word not in options]


def surroundings(run):
    programs = run.folder("book-bin")
    (programs / "concord").symlink_to(run.concord)
    return {**os.environ, **GIT, "NO_COLOR": "1", "CONCORD": str(harness.ROOT), "PATH": f"{programs}:{os.environ['PATH']}"}


# MARK: Projects


def nothing(run, name):
    return run.folder(f"book/{name}")


def begun(run, name):
    """A folder with what a team has, and a project beside it."""
    root = run.folder(f"book/{name}")
    (root / "board.csv").write_text("Month,MQLs,Win rate\n2026-09,131,21.5%\n2026-10,126,22%\n")
    shutil.copytree(harness.ROOT / "Tests/Site/starts/glossary", root / "glossary")
    shutil.copytree(harness.ROOT / "Tests/Site/starts/salesforce", root / "exports")
    concord(run, root, "init", "revenue")
    return root


def first(run, name):
    """A project with sample numbers, committed, with a branch of the name that workflows compare with, and its site beside it."""
    root = run.folder(f"book/{name}") / "revenue"
    concord(run, root.parent, "init", "revenue")
    committed(root)
    return root


def from_crm(run, name):
    """A project from exports of a CRM, and two sheets as the chapter names them."""
    root = run.folder(f"book/{name}") / "revenue"
    concord(run, root.parent, "init", "revenue", "--from", "salesforce", harness.ROOT / "Tests/Site/starts/salesforce")
    (root / "sheet.csv").write_text("Month,MQLs created\n2026-09,3\n")
    (root / "board.csv").write_text("Month;Win rate\nSep-26;21,5 %\n")
    committed(root)
    return root


def committed(root):
    environment = {**os.environ, **GIT, "GIT_AUTHOR_DATE": f"{TODAY}T10:00:00Z", "GIT_COMMITTER_DATE": f"{TODAY}T10:00:00Z"}
    for words in (["init", "-q", "-b", "main", "."], ["add", "-A"], ["commit", "-q", "-m", "Start"], ["update-ref", "refs/remotes/origin/main", "HEAD"]):
        subprocess.run(["git", *words], cwd=root, env=environment, check=True, capture_output=True)


def concord(run, folder, *words):
    result = subprocess.run([run.concord, *map(str, words)], cwd=folder, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, timeout=120)
    if result.returncode:
        raise RuntimeError(f"concord {words[0]}: exit {result.returncode}: {result.stderr[-800:]}")


# MARK: Workflows


def is_workflow(block):
    return block.text.startswith(("# .github/", "# .gitlab-ci.yml"))


def workflows(run, found):
    import yaml

    problems, count = [], 0
    root, environment = first(run, "workflows"), surroundings(run)
    for block in filter(is_workflow, found):
        value = yaml.safe_load(block.text)
        if "gitlab" in block.text.split("\n")[0]:
            lines = value["pages"]["script"]
        else:
            lines = [step["run"] for job in value["jobs"].values() for step in job["steps"] if "run" in step]
        if "pull_request" in block.text:
            carried = yaml.safe_load((harness.ROOT / "starters/first/concord-workflow.yml").read_text())
            if carried["jobs"]["meaning"]["steps"] != value["jobs"]["meaning"]["steps"]:
                problems.append(f"{block.place}: concord init writes other steps")
        for line in lines:
            line = line.replace("${{ github.base_ref }}", "main")
            if not line.startswith("concord "):
                continue
            count += 1
            result = subprocess.run(["sh", "-c", line], cwd=root, env=environment, capture_output=True, text=True, timeout=120)
            if result.returncode:
                problems += [f"{block.place}: exit {result.returncode} of {line}", *(result.stderr or result.stdout).splitlines()[:5]]
    run.check(f"{count} commands of workflows run", problems if count else ["there are none"])


# MARK: Serving


def served(run):
    """The site under a sub-path, with the headers of the chapter: by nginx where it is installed, else by Python with the same headers."""
    block = next(block for block in blocks(BOOK / "publishing.md") if block.language == "nginx")
    www = run.folder("book/www")
    concord(run, www, "init", "project")
    concord(run, www, "build", "--root", "project", "--output", www / "revenue")
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    with (by_nginx(program, block.text, www) if program else by_python(block.text, www)) as address:
        run.check(f"the site works under a sub-path with the strict policy of the chapter ({'nginx' if program else 'its headers'})",
                  read_there(address, www / "revenue", isNginx=bool(program)))


def read_there(address, site, isNginx):
    problems = []
    for name, wanted in (("revenue/", 200), ("revenue/dictionary/mql.html", 200), ("revenue/nowhere/at/all.html", 404), ("revenue/.concord", 404)):
        status, headers = answer(f"{address}/{name}")
        if status != wanted:
            problems.append(f"{name}: {status}, not {wanted}")
        if (wanted == 200) != ("frame-ancestors" in headers.get("Content-Security-Policy", "")):
            problems.append(f"{name}: the policy is {headers.get('Content-Security-Policy')}")
    if isNginx:
        asset = next((site / "assets").glob("style.*.css"))
        table = next((site / "data").glob("*.csv"))
        for path, header, value in ((asset, "Cache-Control", "immutable"), (table, "Content-Type", "text/csv; charset=utf-8")):
            _, headers = answer(f"{address}/revenue/{path.relative_to(site)}")
            if value not in headers.get(header, ""):
                problems.append(f"{path.name}: {header} is {headers.get(header)}")
        if answer(f"{address}/revenue")[0] != 200:
            problems.append("/revenue leads nowhere")
    with harness.browser() as chromium:
        tab = chromium.new_context().new_page()
        tab.on("console", lambda message: problems.append(f"{tab.url}: {message.text}") if message.type in ("error", "warning") else None)
        for name in ("index.html", "scorecard/index.html", "dictionary/mql.html"):
            tab.goto(f"{address}/revenue/{name}")
        tab.fill("input[type=search]", "pipeline")
        tab.wait_for_selector("ul.hits li")
        if not tab.evaluate("document.styleSheets.length"):
            problems.append("the style sheet is not read")
        missing = chromium.new_context().new_page()
        missing.on("console", lambda message: problems.append(f"404: {message.text}") if "policy" in message.text.lower() else None)
        missing.goto(f"{address}/revenue/nowhere/at/all.html")
        if "There is no page at this address" not in missing.locator("main").inner_text():
            problems.append("an address that does not exist does not show 404.html")
    return problems


def answer(address):
    """Status and headers of an address, asked without a proxy."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=10) as reply:
            return reply.status, reply.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


@contextlib.contextmanager
def by_python(configuration, www):
    headers = re.findall(r'add_header (\S+) "([^"]*)"', configuration.split("location /revenue/ {")[1].split("}")[0])

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(www))

        def do_GET(self):
            path = pathlib.Path(self.translate_path(self.path))
            self.isFound = path.exists() and "/." not in self.path
            if self.isFound:
                return super().do_GET()
            text = (www / "revenue/404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(text)

        def end_headers(self):
            for name, value in headers if self.isFound else []:
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *words):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@contextlib.contextmanager
def by_nginx(program, configuration, www):
    """nginx with the chapter's server, of which only the port and the folder are other ones."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    text = configuration.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("root /srv/www;", f"root {www};")
    types = next((path for path in map(pathlib.Path, ("/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types")) if path.exists()), None)
    types = types or pathlib.Path(program).parents[2] / "etc/nginx/mime.types"
    folder = www.parent / "nginx"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\ninclude {types};\ndefault_type application/octet-stream;\naccess_log off;\n{temporary}{text}}}\n")
    server = subprocess.Popen([program, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
    try:
        for _ in range(50):
            try:
                answer(f"http://127.0.0.1:{port}/")
                break
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError(server.stderr.read().decode()) from None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    harness.main(chapters)
