"""Make the project's pictures from the real program: the README's, and more of the web report to look at.

Run it from a checkout with the development tools installed and Chromium on the path: `python scripts/make_pictures.py`.
docs/pictures gets terminal.svg and report.png. build/pictures gets the reports of the Word example and of a council
plan of thirty pages: on a desktop, on a phone, in dark, in print, and how big and how quick they are. The index of
the plan's parts as documents of their own is there too, and how quick an index of two thousand documents is.
"""

from __future__ import annotations

import io
import itertools
import re
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from plainspeak import Checker, __version__, read
from plainspeak.documents import from_text
from plainspeak.reports.html import render_document, render_html, render_pages
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
DRESSES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "device_scale_factor": 2},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "forced": {"viewport": DESKTOP, "forced_colors": "active"},
}
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
    context = browser.new_context(viewport={"width": 1280, "height": 1790})
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.locator("#m4").evaluate("label => label.click()")
    tab.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    tab.wait_for_timeout(200)
    tab.screenshot(path=PICTURES / "report.png")
    context.close()


def looks(browser: Browser, name: str, page: Path) -> None:
    """The top of a report and its text with a card open, in every dress, and the report on paper."""
    for dress, options in DRESSES.items():
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


def index_looks(browser: Browser, page: Path) -> None:
    """The whole index in every dress, and on paper."""
    for dress, options in DRESSES.items():
        context = browser.new_context(**options)
        tab = context.new_page()
        tab.goto(page.as_uri())
        tab.screenshot(path=LOOKS / f"index-{dress}.png", full_page=True)
        if dress == "desktop":
            tab.pdf(path=LOOKS / "index-print.pdf", prefer_css_page_size=True)
        context.close()


def parts_of(plan: str) -> Results:
    """The parts of a plan, each checked as a document of its own."""
    parts = re.split(r"(?m)^(?=##+ )", plan)
    documents = (
        from_text(part, "text/markdown", f"plans/{number:02}-{_slug(part)}.md")
        for number, part in enumerate(parts, start=1)
    )
    return Results(__version__, "residents", tuple(CHECKER.check(document) for document in documents))


def _slug(part: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", part.split("\n", 1)[0].lower()).strip("-")


def many(results: Results, count: int) -> Results:
    """Results of as many documents, by taking those that there are again and again."""
    again = itertools.islice(itertools.cycle(results.reports), count)
    reports = (
        replace(report, document=replace(report.document, path=f"{number:04}.md"))
        for number, report in enumerate(again, start=1)
    )
    return replace(results, reports=tuple(reports))


def times(browser: Browser, page: Path) -> str:
    """How long until a page is first painted and until its script is done."""
    context = browser.new_context(viewport=DESKTOP)
    tab = context.new_page()
    began = perf_counter()
    tab.goto(page.as_uri())
    loaded = perf_counter() - began
    painted = tab.evaluate(
        """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))
             .observe({ type: "paint", buffered: true }))"""
    )
    context.close()
    return f"first paint {painted:.0f} ms, ready {1000 * loaded:.0f} ms"


def size(report: Report, page: Path) -> str:
    """How much a document holds, and how much bigger than its text its page is."""
    over = page.stat().st_size - len(report.document.text.encode())
    return f"{report.words:,} words, {len(report.findings):,} findings, {over:,} bytes over the text"


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
            print(f"{name}: {size(report, page)}; {times(browser, page)}")
        parts = parts_of(council_plan())
        index = Path(folder) / "index.html"
        index.write_text(dict(render_pages(parts, "pages", "index.html"))[""], encoding="utf-8")
        index_looks(browser, index)
        index.write_text(render_html(many(parts, 2_000)), encoding="utf-8")
        print(f"index of 2,000 documents: {times(browser, index)}")
        report_picture(browser, Path(folder) / "word.html")
        browser.close()


if __name__ == "__main__":
    main()
