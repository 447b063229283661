"""Make the pictures of the browser extension from the real one, in Chromium, with a real server.

Run it from a checkout with the development tools installed, Chromium on the path, and the packages of
tests/extension: `python scripts/make_extension_pictures.py`. docs/pictures gets extension-*.png.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.extension.conftest import EXTENSION, Server, Tab, launched, serving, wait, worker_of  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PICTURES = ROOT / "docs" / "pictures"
WIDE = {"width": 1000, "height": 720}
SIDE = {"width": 400, "height": 780}


def opened(context: BrowserContext, address: str) -> Tab:
    """A page on which the button has been pressed."""
    tab = Tab(context.new_page(), worker_of(context), context)
    tab.page.set_viewport_size(WIDE)
    tab.page.goto(address)
    tab.page.wait_for_timeout(1_000)
    tab.press()
    return tab


def shot(page: Page, name: str) -> None:
    """A picture of what a page shows."""
    page.wait_for_timeout(400)
    page.screenshot(path=PICTURES / f"extension-{name}.png")


def article(context: BrowserContext, site: str) -> None:
    """A page that is read, with a card, and the panel beside it, in light and dark."""
    tab = opened(context, f"{site}/pages/article.html")
    tab.marked("precept")
    wait(lambda: any(text["scores"] for text in tab.texts()))
    tab.page.mouse.click(*tab.point_at("precept"))
    wait(tab.card)
    shot(tab.page, "article")
    own = worker_of(context).url.removesuffix("worker/main.js")
    panel = context.new_page()
    panel.set_viewport_size(SIDE)
    panel.goto(f"{own}panel/panel.html")
    tab.page.bring_to_front()
    panel.get_by_text("Reading age").wait_for()
    for scheme in ("light", "dark"):
        panel.emulate_media(color_scheme=scheme)
        shot(panel, f"panel-{scheme}")
    panel.close()
    tab.page.close()


def editor(context: BrowserContext, site: str) -> None:
    """A rich editor in a frame, with a card."""
    tab = opened(context, f"{site}/pages/tinymce.html")
    frame = tab.page.frames[1]
    tab.marked("prior to", frame)
    box = frame.frame_element().bounding_box()
    assert box
    tab.page.mouse.click(*tab.point_at("utilise", frame, (box["x"], box["y"])))
    wait(lambda: tab.card(1))
    shot(tab.page, "editor")
    tab.page.close()


def text_box(context: BrowserContext, site: str) -> None:
    """A text box with a card, in dark."""
    tab = Tab(context.new_page(), worker_of(context), context)
    tab.page.set_viewport_size({"width": 760, "height": 460})
    tab.page.emulate_media(color_scheme="dark")
    tab.page.goto(f"{site}/pages/box.html")
    tab.press()
    mark = wait(tab.glass)[0]
    tab.page.mouse.click(mark["left"] + 5, mark["top"] + 5)
    wait(tab.card)
    shot(tab.page, "box")
    tab.page.close()


def options(context: BrowserContext) -> None:
    """The settings, with a word that was accepted."""
    worker = worker_of(context)
    worker.evaluate(
        "async () => { await chrome.storage.local.set({ accepted: { 'jargon/signpost': 'signpost' } }); }"
    )
    page = context.new_page()
    page.set_viewport_size({"width": 760, "height": 820})
    page.goto(worker.url.replace("worker/main.js", "options/options.html"))
    page.locator("#try").click()
    page.get_by_text("The server answers.").wait_for()
    shot(page, "options")
    page.close()


def main() -> None:
    """Make all of them."""
    server = Server()
    server.start()
    try:
        with tempfile.TemporaryDirectory() as profile, serving() as site, sync_playwright() as playwright:
            context = launched(playwright, Path(profile), EXTENSION)
            worker_of(context).evaluate(
                "async (settings) => { await chrome.storage.local.set({ settings }); }",
                {"address": server.address},
            )
            article(context, site)
            editor(context, site)
            text_box(context, site)
            options(context)
            context.close()
    finally:
        server.stop()


if __name__ == "__main__":
    main()
