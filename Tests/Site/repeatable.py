"""The same content gives the same bytes: in another folder, time zone, language, hash seed and on one core."""

import shutil

import harness
from broken import contents


def builds(run):
    states = [
        ("a", {"TZ": "UTC", "LANG": "C", "LC_ALL": "C"}, ()),
        ("b/deeper/down", {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"}, ()),
        ("c d", {"TZ": "America/St_Johns", "LANG": "de_DE.UTF-8"}, ("taskset", "-c", "0") if shutil.which("taskset") else ()),
    ]
    sites, problems = [], []
    for name, environment, prefix in states:
        root = run.folder(f"repeatable/{name}")
        for part in ("content", "templates"):
            if (harness.ROOT / part).exists():
                shutil.copytree(harness.ROOT / part, root / part)
        result = run.build(root, env=environment, prefix=prefix)
        if result.returncode:
            return run.check("the sample builds anywhere", [f"{name}: exit {result.returncode}", *result.stderr.splitlines()[-5:]])
        sites.append(contents(root / "output"))
    first = sites[0]
    for (name, _, _), site in zip(states[1:], sites[1:]):
        problems += [f"{name}: only in one: {path}" for path in sorted(first.keys() ^ site.keys())]
        problems += [f"{name}: differs: {path}" for path in sorted(first.keys() & site.keys()) if first[path] != site[path]]
    places = [path for path, data in first.items() if str(run.work).encode() in data]
    run.check("the same bytes in another folder, zone, language and on one core", problems)
    run.check("no file names the folder it was built in", places)


if __name__ == "__main__":
    harness.main(builds)
