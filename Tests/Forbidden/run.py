"""Wrong code does not compile: what the module graph forbids is tried, a file each.

A file of `wrong/` says in its first lines which module it pretends to stand in and what the compiler must say. It is checked with just
the modules that Package.swift lets that module see, and only built modules are read, so each takes a second. The same file without what
is wrong in it is not needed: the last check compiles a right one in the same way, so that a broken set-up cannot pass.

python Tests/Forbidden/run.py [--only NAME]      after `swift build`
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRONG = Path(__file__).resolve().parent / "wrong"
RIGHT = """// module: SitePages
import Documents
import ShownNumbers

func text(_ number: ShownNumber) -> Phrase { "It was \\(number)." }
"""


def manifest():
    """What each target may import of ours, at any depth of its own declarations: only what it names."""
    run = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True, check=True)
    return {target["name"]: [name for dependency in target["dependencies"] for name in names(dependency)]
            for target in json.loads(run.stdout)["targets"]}


def names(dependency):
    return [value[0] for kind, value in dependency.items() if kind in ("byName", "target")]


def reachable(module, graph):
    """A module's imports and theirs: a compiled module cannot be read without those that it was compiled with."""
    found, open_ = set(), list(graph.get(module, []))
    while open_:
        name = open_.pop()
        if name not in found:
            found.add(name)
            open_ += graph.get(name, [])
    return found


def compile_in(module, path, graph, built, package):
    """What the compiler says of a file that stands in a module."""
    declared = set(graph.get(module, []))
    imports = re.findall(r"^(?:@_spi\(\w+\) )?(?:package |public )?import (\w+)", path.read_text(), re.MULTILINE)
    # The flag of the build says the same of a module that is on the path and was not declared.
    missing = [name for name in imports if name not in declared]
    with tempfile.TemporaryDirectory() as folder:
        for name in reachable(module, graph) - set(missing):
            source = built / "Modules" / f"{name}.swiftmodule"
            if source.exists():
                (Path(folder) / source.name).symlink_to(source)
        maps = [f"-fmodule-map-file={path}" for path in sorted(ROOT.glob("Sources/C*/module.modulemap"))]
        command = ["swiftc", "-typecheck", "-swift-version", "6", "-parse-as-library", "-package-name", package, "-module-name",
                   f"{module}Wrong", "-enable-upcoming-feature", "InternalImportsByDefault", "-enable-upcoming-feature",
                   "MemberImportVisibility", "-warnings-as-errors", "-I", folder]
        for one in maps:
            command += ["-Xcc", one]
        return subprocess.run([*command, str(path)], capture_output=True, text=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    options = parser.parse_args()
    built = Path(subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip())
    description = built.parent.parent / "debug.yaml"
    # Named after the folder of the checkout.
    command = re.search(r'args: .*"-module-name","Documents".*', description.read_text())[0]
    package = re.search(r'"-package-name","([^"]+)"', command)[1]
    graph = manifest()
    passed = failed = 0
    for path in sorted(WRONG.glob("*.swift")):
        if options.only and options.only not in path.stem:
            continue
        text = path.read_text()
        module, wanted = re.search(r"^// module: (.+)$", text, re.MULTILINE)[1], re.search(r"^// error: (.+)$", text, re.MULTILINE)[1]
        result = compile_in(module, path, graph, built, package)
        if result.returncode != 0 and f"error: {wanted}" in result.stderr:
            passed += 1
        else:
            failed += 1
            print(f"{path.stem}: wanted '{wanted}', got exit {result.returncode}\n{result.stderr[-2000:]}")
    with tempfile.TemporaryDirectory() as folder:
        right = Path(folder) / "right.swift"
        right.write_text(RIGHT)
        result = compile_in("SitePages", right, graph, built, package)
    if result.returncode == 0:
        passed += 1
    else:
        failed += 1
        print(f"the right code does not compile\n{result.stderr[-2000:]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
