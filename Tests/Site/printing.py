"""What a printer gets of every type of page: no sheet without words, company and day over each, no half of it empty."""

import shutil
import subprocess

import harness
import screens


def sheets(run):
    reader = shutil.which("pdftotext")
    if not reader:
        run.skip("pages print whole", "pdftotext is not installed")
        return
    chosen, problems, empty = harness.pages_of_each_type(run), [], []
    folder = run.folder("printed")
    with harness.browser() as chromium:
        # As wide as a sheet of A4 between its margins.
        context = chromium.new_context(viewport={"width": 695, "height": 1000})
        for page in chosen:
            tab = harness.open_page(context, page)
            tab.emulate_media(media="screen")
            running = tab.locator(".running")
            head = " ".join((running.text_content() or "").split()) if running.count() else ""
            target = folder / (run.name(page).replace("/", "-") + ".pdf")
            tab.emulate_media(media="print")
            empty += [f"{run.name(page)}: {fault}" for fault in tab.evaluate(screens.HALVES, 600)]
            tab.pdf(path=str(target), prefer_css_page_size=True)
            text = subprocess.run([reader, "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
            for number, sheet in enumerate(text.split("\f")[:-1], 1):
                words = " ".join(sheet.split())
                if not words.startswith(head[:40]):
                    problems.append(f"{run.name(page)}, sheet {number} does not begin with '{head}'")
                if len(words) - len(head) < 60 and head:
                    problems.append(f"{run.name(page)}, sheet {number} is blank")
        context.close()
    run.check(f"no half of {len(chosen)} printed pages is empty", empty)
    run.check(f"{len(chosen)} pages print without a blank sheet, each sheet with its company and day", problems)


if __name__ == "__main__":
    harness.main(sheets)
