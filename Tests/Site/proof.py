"""Every number of a site is the snapshot's, or follows from it by its rule, and stands on its page as its text.

python Tests/Site/proof.py [--site output] [--root .]

Shares no code with the product: it reads `numbers.json` and the pages of the site, and `content/` of the project. What is a row of a
snapshot is compared with that row; what was made from rows is made again in fractions, from the rows and what `numbers.json` says
that the rule took besides; what was promised is looked up where it is written. Each text is held against its exact value.
"""

import csv
import datetime
import fractions
import json
import math
import pathlib
import re
import shutil

import forms
import harness
import yaml

Q = fractions.Fraction
NUMERAL = re.compile(r"([−-]?)(?:[€$£¥]|[A-Z]{3} )?(\d[\d,]*)(\.\d+)?(k|m|bn)?(?![\w.])")
UNITS = {None: 1, "k": 10**3, "m": 10**6, "bn": 10**9}
SECONDS = {"s": 1, "h": 3600, "d": 86400}
PER_GRAIN = {4: r"(\d{4})$", 12: r"(\d{4})-(\d\d)$", 53: r"(\d{4})-W(\d\d)$", 40: r"(\d{4})-Q(\d)$", 99: r"FY(\d\d)-P(\d\d)$"}


class Content:
    """What a site is made from, as far as its numbers need it."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.rows, self.texts = {}, {}
        for path in sorted((self.root / "content" / "snapshots").glob("*/*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    day = row.get("as_of") or path.parent.name
                    key = (row["metric"], row["period"], row.get("dims") or "*", row.get("stat") or "value", row.get("meaning") or None, day[:10])
                    self.rows.setdefault(key, []).append(row)
        self.front = {path.stem: front_matter(path) for path in (self.root / "content" / "glossary").rglob("*.md")}
        self.site = yaml.load((self.root / "content" / "site.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for path in sorted((self.root / "content" / "surveys").glob("*.csv")):
            self.survey(path)

    def survey(self, path):
        """The answers of a day, counted: a row of everybody and of each group, none of a group where one has fewer than five."""
        year, month, _ = path.stem.split("-")
        period = f"{year}-Q{(int(month) + 2) // 3}"
        with path.open(encoding="utf-8-sig", newline="") as file:
            people = list(csv.DictReader(file))
        for question in people[0].keys() & self.front.keys():
            counted = self.front[question]["semantics"]["survey"]["counts"]
            answers = {}
            for person in people:
                if person[question]:
                    answers.setdefault(person["group"], []).append(person[question] in counted)
            groups = {f"group={group}": given for group, given in answers.items()}
            shown = {} if any(len(given) < 5 for given in groups.values()) else groups
            for dims, given in {"*": [one for given in groups.values() for one in given], **shown}.items():
                share = rounded(Q(sum(given), len(given)), 6)
                row = {"unit": "ratio", "num": str(sum(given)), "den": str(len(given)), "value": f"{float(share):.6f}"}
                for record in (self.root / "content" / "agreements" / question).glob("*/meaning.json"):
                    meaning = json.loads(record.read_text(encoding="utf-8"))["fingerprint"][:12]
                    self.rows.setdefault((question, period, dims, "value", meaning, path.stem), []).append(row)

    def row(self, key):
        found = self.rows.get(tuple(key.get(name) for name in ("metric", "period", "dimensions", "stat", "meaning", "known_at")), [])
        return found[-1] if found else None

    def line(self, at):
        """The line that `content/glossary/…/id.md:14` names."""
        path, _, line = at.rpartition(":")
        if path not in self.texts:
            self.texts[path] = (self.root / path).read_text(encoding="utf-8").splitlines()
        return self.texts[path][int(line) - 1]

    def days(self, start, end):
        """Business days from `start` up to `end`, which is none of them."""
        calendar = self.front[self.site["calendar"]]
        opens = {"mon tue wed thu fri sat sun".split().index(day) for day, hours in calendar["semantics"]["hours"].items() if hours}
        closed = {holiday["date"] for holiday in calendar.get("holidays", [])}
        every = (start + datetime.timedelta(days) for days in range((end - start).days))
        return sum(day.weekday() in opens and day.isoformat() not in closed for day in every)


def front_matter(path):
    parts = re.split(r"^---\s*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return yaml.load(parts[1], Loader=yaml.BaseLoader) if len(parts) == 3 and not parts[0] else {}


def rounded(value, digits):
    """Half away from zero."""
    scaled = abs(value) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Q(whole if value >= 0 else -whole, 10**digits)


def decimal(text):
    return Q(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def read(row, column="value"):
    """What a rule reads of a row; nil where the row does not say."""
    if column == "rest":
        return read(row, "den") - read(row, "num")
    if column == "cases":
        return read(row) if row["unit"] == "count" or not row.get("num") else read(row, "num")
    return Q(row[column]) if row.get(column) else None


def value(row):
    """The exact value: the quotient of both counts where they are kept."""
    kept = read(row)
    if kept is not None and row.get("num") and row.get("den") and Q(row["den"]):
        quotient = Q(row["num"]) / Q(row["den"])
        if rounded(quotient, len(row["value"].partition(".")[2])) == kept:
            return quotient
    return kept


def ordinal(period):
    for most, form in PER_GRAIN.items():
        if found := re.match(form, period):
            if most == 53:
                return datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal() // 7
            return int(found[1]) * {4: 1, 12: 12, 40: 4, 99: 12}[most] + (int(found[2]) if found.lastindex > 1 else 0)
    raise ValueError(period)


class Rules:
    """Each rule again, by its name: gives what may stand as the number, the stored values' and the exact quotients' result."""

    def __init__(self, content):
        self.content = content

    def again(self, number, keys, rows):
        return {result for take in (read, value) for result in self.results(number, keys, rows, take)}

    def results(self, number, keys, rows, take):
        return getattr(self, number["rule"].replace(" ", "_"))(number.get("with", {}), keys, rows, number.get("of", ["value"]), take)

    def terms(self, given, rows, columns, take):
        values = [take(row) if columns[0] == "value" else read(row, columns[0]) for row in rows]
        first = int(given.get("first", 1))
        return sum(values[:first]), sum(values[first:])

    def difference(self, given, keys, rows, columns, take):
        later, earlier = self.terms(given, rows, columns, take)
        return [later - earlier]

    def relative_change(self, given, keys, rows, columns, take):
        later, earlier = self.terms(given, rows, columns, take)
        return [(later - earlier) / earlier]

    def share(self, given, keys, rows, columns, take):
        part, whole = self.terms(given, rows, columns, take)
        return [part / whole]

    def sum(self, given, keys, rows, columns, take):
        return [sum(read(row, columns[0]) for row in rows)]

    def cases(self, given, keys, rows, columns, take):
        return [read(rows[0], columns[0])]

    def target(self, given, keys, rows, columns, take):
        if given.get("per"):
            return [Q(1)]
        if "definition" in given:
            count, *_, unit = self.content.front[given["definition"]]["semantics"]["limit"].split()
            return [Q(count) * {"h": 3600, "m": 60, "d": 86400, "w": 604800}[unit[0]]]
        if given["at"].startswith("content/agreements/"):
            record = json.loads((self.content.root / given["at"].rpartition(":")[0]).read_text(encoding="utf-8"))
            return [Q(level["value"]) for level in record["targets_list"]]
        found = re.findall(r"[\d.]+%?", self.content.line(given["at"]).split("value")[-1])
        return [decimal(found[0])]

    def distance(self, given, keys, rows, columns, take):
        return [take(rows[0]) - Q(given["target"])]

    def attainment(self, given, keys, rows, columns, take):
        target, reached = Q(given["target"]), take(rows[0])
        return [reached / target if given["wants"] == "more" else target / reached]

    def edge(self, given, keys, rows, columns, take):
        target, risk = Q(given["target"]), Q(given["at_risk"]) / 100
        edge = target * risk if given["wants"] == "more" else target / risk
        return [edge / target if given.get("per") else edge]

    def bound(self, given, keys, rows, columns, take):
        met, decided, pending = (read(rows[0], column) for column in ("num", "den", "censored"))
        return [(met + (pending if given["side"] == "most" else 0)) / (decided + pending)]

    def days(self, given):
        return Q(given["days_done"]), Q(given["days_total"])

    def expected(self, given, keys, rows, columns, take):
        done, total = self.days(given)
        return [Q(given["target"]) * done / total]

    def progress(self, given, keys, rows, columns, take):
        return [take(rows[0]) / result for result in self.expected(given, keys, rows, columns, take)]

    def pace(self, given, keys, rows, columns, take):
        done, total = self.days(given)
        return [rounded(take(rows[0]) * total / done, 0)]

    def mean(self, given, keys, rows, columns, take):
        return [sum(map(take, rows)) / len(rows)]

    def limit(self, given, keys, rows, columns, take):
        pairs = sorted((ordinal(key["period"]), take(row)) for key, row in zip(keys, rows))
        moves = [abs(after - before) for (one, before), (other, after) in zip(pairs, pairs[1:]) if other == one + 1]
        reach = sum(moves) / len(moves) * Q("2.66")
        [mean] = self.mean(given, keys, rows, columns, take)
        # Mean and moving range are kept to six digits before the limit is made of them.
        mean, reach = rounded(mean, 6), rounded(sum(moves) / len(moves), 6) * Q("2.66")
        if given["side"] == "lower":
            return [max(Q(0), mean - reach)]
        return [min(Q(given.get("ceiling", mean + reach)), mean + reach)]

    def interval(self, given, keys, rows, columns, take):
        """An end of Wilson's interval, at 95%."""
        met, cases, z = read(rows[0], "num"), read(rows[0], "den"), Q("1.959963984540054")
        root = math.isqrt(int((z * z + 4 * met * (cases - met) / cases) * 10**40)) * Q(1, 10**20)
        end = (2 * met + z * z + (root if given["side"] == "upper" else -root) * z) / (2 * (cases + z * z))
        return [min(max(end, Q(0)), Q(1))]

    def tolerance(self, given, keys, rows, columns, take):
        return [decimal(re.search(r"[\d.]+", self.content.front[given["definition"]]["display"]["tolerance"])[0])]


def agrees(exact, result):
    """Whether a number with so many digits is the result, cut to them."""
    digits = len(exact.partition(".")[2])
    return rounded(result, digits) == Q(exact) or result == Q(exact)


def spoken(text, exact, unit):
    """Whether a text says a value: rounded to the digits that it shows, in the unit that a reader expects."""
    found = NUMERAL.search(text)
    if not found:
        return False
    sign, whole, decimals, suffix = found.groups()
    shown = Q(whole.replace(",", "") + (decimals or "")) * UNITS[suffix]
    scales = [Q(1), Q(100)]
    stored = (unit or "").removesuffix("_business")
    if stored in SECONDS:
        scales += [Q(SECONDS[stored], SECONDS[shown_as]) for shown_as in SECONDS]
    step = Q(UNITS[suffix], 10 ** (len(decimals or ".") - 1))
    for scale in scales:
        # What is said without its sign has it in the words beside it.
        scaled = rounded(exact * scale, 6) if scale not in (1, 100) else exact * scale
        if rounded(abs(scaled) / step, 0) * step == shown and (not sign or exact < 0):
            return True
        if re.match(r"over |more than |> ?", text) and abs(scaled) > shown or re.match(r"under |less than |< ?", text) and abs(scaled) < shown:
            return True
    return False


class Proof:
    def __init__(self, site, root):
        self.site, self.content = pathlib.Path(site), Content(root)
        self.rules = Rules(self.content)
        self.counts, self.unproven, self.problems = {}, {}, []

    def all(self):
        for path in sorted(self.site.rglob("numbers.json")):
            for name, page in json.loads(path.read_bytes()).items():
                if name != "format":
                    self.page(path.parent / name, page)
        return self

    def page(self, path, page):
        name = path.relative_to(self.site).as_posix()
        self.problems += [f"{name}: {problem}" for problem in forms.differences(path, [number["text"] for number in page["numbers"]])]
        rows = [self.content.row(key) for key in page["rows"]]
        for key, row in zip(page["rows"], rows):
            if row is None:
                self.problems.append(f"{name}: no snapshot has the row {json.dumps(key)}")
        for index, number in enumerate(page["numbers"]):
            kind = number.get("rule", "observed")
            self.counts[kind] = self.counts.get(kind, 0) + 1
            keys, its = [page["rows"][place] for place in number.get("rows", [])], [rows[place] for place in number.get("rows", [])]
            if None in its:
                continue
            try:
                problem = self.problem(number, kind, keys, its, page["rows"])
            except AttributeError:
                self.unproven[kind] = self.unproven.get(kind, 0) + 1
                continue
            except (KeyError, ValueError, TypeError, ZeroDivisionError) as error:
                problem = f"cannot be made again: {error!r}"
            if problem:
                self.problems.append(f"{name}, number {index}, '{number['text']}' ({kind}): {problem}")

    def problem(self, number, kind, keys, rows, all_keys):
        text, exact, unit = number["text"], number.get("exact"), number.get("unit")
        if kind == "observed":
            if exact is None:
                # Nothing of nothing is no share: the row has its counts and no value.
                counts = re.match(r"([\d,]+) of ([\d,]+) so far$", text) or re.match(r"(0) of (0)$", text)
                if counts:
                    return self.counted(counts, rows[0])
                bound = re.match(r"over ([\d,.]+)", text)
                if bound and rows[0].get("bound"):
                    return None if spoken(bound[1], Q(rows[0]["bound"]), rows[0]["unit"]) else f"the bound is {rows[0]['bound']}"
                return "the row has a value" if rows[0]["value"] else "a digit without a value" if re.search(r"\d", text) else None
            if Q(exact) not in (read(rows[0]), value(rows[0])) and not agrees(exact, value(rows[0])):
                return f"the row has {rows[0]['value']}, not {exact}"
            if counts := re.match(r"([\d,]+) of ([\d,]+)\b", text):
                return self.counted(counts, rows[0])
            return None if spoken(text, value(rows[0]), unit) or spoken(text, Q(exact), unit) else f"is not {exact}"
        if kind == "parts":
            return self.parts(number, rows)
        if kind == "tally":
            return self.tally(number, all_keys)
        if kind == "target" and exact is None:
            # A business day has no length in hours: only the words can be compared.
            meaning = self.content.front[number["with"]["definition"]]["semantics"]
            count, *_, unit = meaning["limit"].split()
            limit = f"{count} business {unit}" if isinstance(meaning.get("clock"), dict) else meaning["limit"]
            return None if limit == text else f"the limit is {limit}"
        results = self.rules.again(number, keys, rows)
        scale = SECONDS.get((unit or "").removesuffix("_business"), 1) if "definition" in number.get("with", {}) and kind == "target" else 1
        if not any(agrees(exact, result / scale) for result in results):
            return f"makes {', '.join(str(float(result)) for result in results)}, not {exact}"
        if "days_total" in number.get("with", {}) and (problem := self.days(number["with"], (keys or all_keys)[0])):
            return problem
        if "at" in number.get("with", {}) and number["with"].get("target") and kind != "target":
            given = number["with"]
            if Q(given["target"]) not in self.rules.target({"at": given["at"]}, [], [], [], read):
                return f"{given['at']} does not promise {given['target']}"
        # What a metric tolerates is kept in percent.
        return None if spoken(text, Q(exact), unit) else f"is not {exact}"

    def counted(self, counts, row):
        shown = [Q(count.replace(",", "")) for count in counts.groups()]
        return None if shown == [read(row, "num"), read(row, "den")] else f"the row has {row['num']} of {row['den']}"

    def parts(self, number, rows):
        columns = number.get("of", ["value", "value"])
        wanted = [read(row, column) for row, column in zip(rows if len(rows) > 1 else rows * 2, columns)]
        words = re.split(r" (?:of|over) ", number["text"])
        if len(words) != 2 or not all(spoken(word, want, "count") for word, want in zip(words, wanted)):
            return f"is not {' of '.join(map(str, wanted))}"
        return None

    def tally(self, number, keys):
        met = 0
        for promise in number.get("promises", []):
            if promise["verdict"] in ("met", "missed"):
                row = self.content.row(keys[promise["row"]])
                reached, target = value(row), Q(promise["target"])
                kept = {"gte": reached >= target, "lte": reached <= target, "gt": reached > target, "lt": reached < target}[promise["op"]]
                if kept != (promise["verdict"] == "met"):
                    return f"{promise['commitment']}: {float(reached)} against {promise['target']} is not {promise['verdict']}"
                if target not in self.rules.target({"at": promise["at"]}, [], [], [], read):
                    return f"{promise['at']} does not promise {promise['target']}"
            met += promise["verdict"] == "met"
        words = f"{met} of {len(number.get('promises', []))}"
        return None if number["text"] == words and number["exact"] == str(met) else f"counts {words}"

    def days(self, given, key):
        """The business days of a month or a week of the site, up to the end of the day that the row is of."""
        if not (month := re.match(r"(\d{4})-(\d\d)$", key["period"])):
            return None
        start = datetime.date(int(month[1]), int(month[2]), 1)
        end = datetime.date(start.year + start.month // 12, start.month % 12 + 1, 1)
        known = datetime.date.fromisoformat(key["known_at"]) + datetime.timedelta(1)
        counted = [self.content.days(start, min(end, known)), self.content.days(start, end)]
        return None if [given["days_done"], given["days_total"]] == list(map(str, counted)) else f"counts business days {counted}"


def numbers(run, root=harness.ROOT):
    """All numbers are proved; what cannot be is told by its rule."""
    proof = Proof(run.site, root).all()
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(proof.counts.items()))
    run.check(f"{sum(proof.counts.values())} numbers are what the snapshots make them: {kinds}", proof.problems)
    run.check("every rule can be made again", [f"{kind}: {count} numbers" for kind, count in sorted(proof.unproven.items())])


def verified(run, root=harness.ROOT):
    """`concord verify` finds the site right, and finds a digit that somebody changed."""
    result = run.build(root, run.site, command="verify")
    run.check("concord verify finds every number and stamp right", [] if result.returncode == 0 else result.stderr.splitlines()[-12:])
    copy = run.folder("verified") / "site"
    shutil.copytree(run.site, copy)
    page = copy / "index.html"
    changed = re.sub(r'(<data value="\d+">[^<]*?)(\d)(?=[^<]*</data>)', lambda m: m[1] + str((int(m[2]) + 1) % 10), page.read_text(encoding="utf-8"), count=1)
    page.write_text(changed, encoding="utf-8")
    result = run.build(root, copy, command="verify")
    run.check("concord verify finds a digit that was changed", [] if result.returncode == 1 and "proof.number" in result.stderr else [f"exit {result.returncode}"])


if __name__ == "__main__":
    harness.main(numbers, verified)
