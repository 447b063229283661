"""Make the README's pictures from the real program: docs/pictures/terminal.svg and report.png.

Run it from a checkout with the project installed and Chromium on the path: `python scripts/make_pictures.py`.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from plainspeak import Checker, __version__, read
from plainspeak.reports.html import render_html
from plainspeak.reports.results import Results
from plainspeak.reports.text import render_text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 84
LINES = 46
# Without these Chromium looks for the network and for a display.
CHROMIUM_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1.5",
    "--window-size=1100,1000",
)


def results(name: str) -> Results:
    """One example, checked; its path is shown as a user would type it."""
    path = Path("examples") / name
    return Results(__version__, "residents", (Checker().check(read(path)),))


def terminal() -> None:
    """The first lines of the terminal's report as SVG, in fonts that every system has."""
    lines = render_text(results("letter.txt"), width=WIDTH, colour=True).splitlines()[:LINES]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(lines)))
    svg = console.export_svg(title="plainspeak check examples/letter.txt", unique_id="terminal")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    PICTURES.joinpath("terminal.svg").write_text(svg, encoding="utf-8", newline="\n")


def report() -> None:
    """The top of the HTML report in a real browser."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed for the picture of the report; install it and run this again.")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(render_html(results("web-page.md")), encoding="utf-8")
        target = PICTURES / "report.png"
        command = [chromium, *CHROMIUM_OPTIONS, f"--user-data-dir={folder}/profile", f"--screenshot={target}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    terminal()
    report()
