"""Memory of a page while somebody writes in it for a long time with the browser extension on.

Run it from a checkout with the development tools installed, Chromium on the path, and the packages of
tests/extension: `python benchmarks/extension_memory.py --minutes 30`. It types, takes suggestions, undoes and deletes
in a rich editor, and prints a line a minute: the page's heap after its garbage is collected (with what the extension
has there), its nodes and listeners, and what the extension keeps of open pages.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.extension.conftest import EXTENSION, Server, Tab, launched, serving, worker_of  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = (
    "We will utilise the hall in order to help. ",
    "Prior to the meeting, officers will ascertain the facts. ",
    "The bins are full, and somebody will come on Monday. ",
    "Should you require assistance, please contact the team. ",
)


def write(tab: Tab, round_: int) -> None:
    """One round: a sentence, the card of a finding, a replacement, undoing it, and now and then a new start."""
    keys = tab.page.keyboard
    keys.type(SENTENCES[round_ % len(SENTENCES)], delay=40)
    tab.page.wait_for_timeout(700)
    tab.command("next-finding")
    tab.page.wait_for_timeout(200)
    if (tab.card() or {}).get("focused") == "use":
        keys.press("Enter")
        tab.page.wait_for_timeout(300)
        keys.press("Control+z")
    keys.press("Escape")
    keys.press("Control+End")
    if round_ % 8 == 7:
        keys.press("Enter")
    if round_ % 40 == 39:
        keys.press("Control+a")
        keys.press("Delete")


def measured(tab: Tab) -> str:
    """The figures of now."""
    assert tab.cdp
    tab.cdp.send("HeapProfiler.collectGarbage")
    told = {each["name"]: each["value"] for each in tab.cdp.send("Performance.getMetrics")["metrics"]}
    kept = tab.worker.evaluate("async () => await chrome.storage.session.getBytesInUse(null)")
    return (
        f"heap {told['JSHeapUsedSize'] / 1e6:6.2f} MB   nodes {told['Nodes']:6.0f}   "
        f"listeners {told['JSEventListeners']:5.0f}   kept {kept:7,} bytes"
    )


def lines(tab: Tab, minutes: float) -> Iterator[str]:
    """A line at the start and one a minute, while it types."""
    start = time.monotonic()
    yield f"minute  0   {measured(tab)}"
    due = 1
    for round_ in itertools.count():
        write(tab, round_)
        passed = (time.monotonic() - start) / 60
        if passed >= due or passed >= minutes:
            yield f"minute {passed:4.1f}   {measured(tab)}"
            due += 1
        if passed >= minutes:
            return


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(
        description="Memory of a page with the extension on, over scripted typing."
    )
    parser.add_argument("--minutes", type=float, default=30.0)
    minutes: float = parser.parse_args().minutes
    server = Server()
    server.start()
    try:
        with tempfile.TemporaryDirectory() as profile, serving() as site, sync_playwright() as playwright:
            context = launched(playwright, Path(profile), EXTENSION)
            worker_of(context).evaluate(
                "async (settings) => { await chrome.storage.local.set({ settings }); }",
                {"address": server.address},
            )
            tab = Tab(context.new_page(), worker_of(context), context)
            tab.page.goto(f"{site}/pages/prosemirror.html")
            assert tab.cdp
            tab.cdp.send("Performance.enable")
            tab.press()
            tab.marked("utilise")
            tab.page.locator("[contenteditable=true]").click()
            for line in lines(tab, minutes):
                print(line, flush=True)
            context.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
