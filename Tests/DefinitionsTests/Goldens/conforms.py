"""Holds the schemas against JSON Schema itself, and content/ against the schemas: python3 conforms.py <root of the project>."""
import json
import pathlib
import re
import sys

import jsonschema
import referencing
import yaml


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as Concord reads: dates, yes and no, and 12:30 are text."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?[0-9]+$"), list("-0123456789"))


def without_nulls(value):
    """A key without a value counts as absent."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def documents(root):
    """Every text of content/ that has a schema: its path, the schema's name and the data."""
    site = root / "content/site.yml"
    if site.exists():
        yield site, "site", yaml.load(site.read_text(encoding="utf-8"), Core)
    tables = root / "content/records/tables.yml"
    if tables.exists():
        yield tables, "tables", yaml.load(tables.read_text(encoding="utf-8"), Core)
    for path in sorted((root / "content/snapshots").glob("*/run.yml")):
        yield path, "run", yaml.load(path.read_text(encoding="utf-8"), Core)
    for path in sorted((root / "content/feedback").glob("*.yml")):
        yield path, "feedback", yaml.load(path.read_text(encoding="utf-8"), Core)
    for path in sorted((root / "content/glossary").glob("**/*.md")):
        front_matter = path.read_text(encoding="utf-8").split("---\n")[1]
        data = yaml.load(front_matter, Core)
        yield path, data["kind"], data
    for folder, name in (("pages", "page"), ("notes", "note")):
        for path in sorted((root / "content" / folder).glob("**/*.md")):
            parts = path.read_text(encoding="utf-8").split("---\n")
            if parts[0] == "" and len(parts) > 2:
                yield path, name, yaml.load(parts[1], Core) or {}
    for path in sorted((root / "content/pages").glob("**/*.md")):
        for block, text in re.findall(r"^```concord ([a-z]+)\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S):
            yield path, "block-" + block, yaml.load(text, Core) or {}


def main(root):
    schemas = {path.name: json.loads(path.read_text()) for path in (root / "Sources/Definitions/Schemas").glob("*.json")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    registry = referencing.Registry().with_resources(
        (name, referencing.Resource.from_contents(schema)) for name, schema in schemas.items()
    )
    count = problems = 0
    for path, name, data in documents(root):
        count += 1
        validator = jsonschema.Draft202012Validator(schemas[name + ".schema.json"], registry=registry)
        for error in validator.iter_errors(without_nulls(data)):
            problems += 1
            print(f"{path.relative_to(root)}: {error.json_path}: {error.message[:200]}")
    print(f"{len(schemas)} schemas, {count} documents, {problems} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
