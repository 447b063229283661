"""Make the project's pictures from the real program: the README's, and more of the web report to look at.

Run it from a checkout with the development tools installed and Chromium on the path: `python scripts/make_pictures.py`.
docs/pictures gets terminal.svg and report.png. build/pictures gets the reports of the Word example and of a council
plan of thirty pages: on a desktop, on a phone, in dark, in print, and how big and how quick they are.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from plainspeak import Checker, __version__, read
from plainspeak.documents import from_text
from plainspeak.reports.html import render_document
from plainspeak.reports.results import Results
from plainspeak.reports.text import render_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from plainspeak.model import Report

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LOOKS = ROOT / "build" / "pictures"
WIDTH = 84
LINES = 46
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
CHECKER = Checker()


def terminal() -> None:
    """The first lines of the terminal's report as SVG, in fonts that every system has."""
    results = Results(__version__, "residents", (CHECKER.check(read(Path("examples") / "letter.txt")),))
    lines = render_text(results, width=WIDTH, colour=True).splitlines()[:LINES]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)))
    svg = console.export_svg(title="plainspeak check examples/letter.txt", unique_id="terminal")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    PICTURES.joinpath("terminal.svg").write_text(svg, encoding="utf-8", newline="\n")


def report_picture(browser: Browser, page: Path) -> None:
    """The head of the report and the document with a card open, for the README."""
    context = browser.new_context(viewport={"width": 1280, "height": 1500})
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.locator("#m4").evaluate("label => label.click()")
    tab.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    tab.wait_for_timeout(200)
    tab.screenshot(path=PICTURES / "report.png")
    context.close()


def looks(browser: Browser, name: str, page: Path) -> None:
    """The top of a report and its text with a card open, in every dress, and the report on paper."""
    dresses = {
        "desktop": {"viewport": DESKTOP},
        "phone": {"viewport": PHONE, "device_scale_factor": 2},
        "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
        "forced": {"viewport": DESKTOP, "forced_colors": "active"},
    }
    for dress, options in dresses.items():
        context = browser.new_context(**options)
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.screenshot(path=LOOKS / f"{name}-{dress}-head.png")
        tab.locator("#m14").evaluate(
            "label => { label.scrollIntoView({ block: 'center', behavior: 'instant' }); label.click(); }"
        )
        tab.wait_for_timeout(500)
        tab.screenshot(path=LOOKS / f"{name}-{dress}-text.png")
        if dress == "desktop":
            tab.pdf(path=LOOKS / f"{name}-print.pdf", prefer_css_page_size=True)
        context.close()


def measured(browser: Browser, name: str, report: Report, page: Path) -> str:
    """How much bigger than its document a page is, and how long until it is first painted and its script is done."""
    context = browser.new_context(viewport=DESKTOP)
    tab = context.new_page()
    began = perf_counter()
    tab.goto(page.as_uri())
    loaded = perf_counter() - began
    paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    tab.wait_for_function(f"{paint} > 0")
    painted = tab.evaluate(paint)
    context.close()
    over = page.stat().st_size - len(report.document.text.encode())
    return (
        f"{name}: {report.words:,} words, {len(report.findings):,} findings, {over:,} bytes over the text; "
        f"first paint {painted:.0f} ms, ready {1000 * loaded:.0f} ms"
    )


def main() -> None:
    """Make all of them."""
    sys.path.insert(0, str(ROOT))
    from tests.reports.council_plan import council_plan

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed for the pictures of the report; install it and run this again.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    LOOKS.mkdir(parents=True, exist_ok=True)
    terminal()
    reports = {
        "word": CHECKER.check(read(Path("examples") / "cabinet-report.docx")),
        "plan": CHECKER.check(from_text(council_plan(), "text/markdown", "plans/council-plan.md")),
    }
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, report in reports.items():
            page = Path(folder) / f"{name}.html"
            page.write_text(render_document(report, __version__), encoding="utf-8")
            looks(browser, name, page)
            print(measured(browser, name, report, page))
        report_picture(browser, Path(folder) / "word.html")
        browser.close()


if __name__ == "__main__":
    main()
