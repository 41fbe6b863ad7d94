"""Another community's glossary builds as it is: the 139 terms of Kubernetes, where they lie beside the project."""

import json
import shutil

import harness
import links
import validity


def builds(run):
    terms = harness.SHARED / "data" / "kubernetes-glossary" / "glossary"
    if not terms.is_dir():
        return run.skip("another community's glossary", f"no {terms}")
    root = run.folder("kubernetes")
    (root / "content").mkdir()
    shutil.copytree(terms, root / "content" / "glossary")
    (root / "content" / "site.yml").write_text(
        "title: Kubernetes\nglossary:\n  keys: {title: name, short_description: definition, aka: synonyms}\n")
    result = run.build(root, "--format", "json")
    pages = [path for path in (root / "output" / "dictionary").glob("*.html") if not path.name.startswith(("index", "letter-", "stages"))]
    count = len([path for path in terms.glob("*.md") if path.stem != "index"])
    problems = [] if result.returncode == 0 else [f"exit {result.returncode}"]
    problems += [] if len(pages) >= count else [f"{len(pages)} pages for {count} terms"]
    try:
        problems += [f"{found['path']}:{found['line']}: {found['message']}" for found in json.loads(result.stdout or result.stderr)["findings"]
                     if found["severity"] == "error"]
    except ValueError:
        problems += result.stderr.splitlines()[-5:]
    run.check(f"a foreign glossary of {count} files builds as it is", problems)
    if not problems:
        other = harness.Run(root / "output", run.concord)
        run.check("its pages are valid HTML", validity.problems(other.pages(), other.site))
        links.references(other)
        run.check("its links lead somewhere", [f"{other.failed} checks failed, see above"] if other.failed else [])


if __name__ == "__main__":
    harness.main(builds)
