"""What a printer gets of every type of page: no sheet without words, and company and day over each of them."""

import shutil
import subprocess

import harness


def sheets(run):
    reader = shutil.which("pdftotext")
    if not reader:
        run.skip("pages print whole", "pdftotext is not installed")
        return
    chosen, problems = harness.pages_of_each_type(run), []
    folder = run.folder("printed")
    with harness.browser() as chromium:
        context = chromium.new_context()
        for page in chosen:
            tab = harness.open_page(context, page)
            running = tab.locator(".running")
            head = " ".join((running.text_content() or "").split()) if running.count() else ""
            target = folder / (run.name(page).replace("/", "-") + ".pdf")
            tab.pdf(path=str(target), prefer_css_page_size=True)
            tab.close()
            text = subprocess.run([reader, "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
            for number, sheet in enumerate(text.split("\f")[:-1], 1):
                words = " ".join(sheet.split())
                if not words.startswith(head[:40]):
                    problems.append(f"{run.name(page)}, sheet {number} does not begin with '{head}'")
                if len(words) - len(head) < 60 and head:
                    problems.append(f"{run.name(page)}, sheet {number} is blank")
        context.close()
    run.check(f"{len(chosen)} pages print without a blank sheet, each sheet with its company and day", problems)


if __name__ == "__main__":
    harness.main(sheets)
