"""Make pictures of the web page of the service, from the real server: the README's, and more to look at.

Run it from a checkout with the development tools installed, Chromium on the path and a font that has emoji
(Debian's fonts-noto-color-emoji): `python scripts/make_page_pictures.py`. docs/pictures gets page.png.
build/pictures gets the page empty, with a text, with a card open and with a file, on a desktop and on a phone, in
dark, in forced colours, and at 400 % of the size; and it says how much work the browser has with a key in a text of
5,000 words.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.pages import CheckPage

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
LOOKS = ROOT / "build" / "pictures"
DESKTOP = {"width": 1280, "height": 900}
DRESSES = {
    "desktop": {"viewport": DESKTOP},
    "wide": {"viewport": {"width": 1920, "height": 1080}},
    "tablet": {"viewport": {"width": 820, "height": 1180}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True},
    "zoomed": {"viewport": {"width": 320, "height": 225}, "device_scale_factor": 4},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "forced": {"viewport": DESKTOP, "forced_colors": "active"},
}


def opened(browser: Browser, address: str, **options: object) -> CheckPage:
    """The page in a window of its own."""
    from tests.browser.pages import CheckPage

    tab = browser.new_context(**options).new_page()
    tab.goto(address)
    return CheckPage(tab)


def show_card(it: CheckPage) -> None:
    """The example with the card of its second finding open."""
    it.page.locator("#example").click()
    it.page.locator("#list > li").first.wait_for()
    it.page.keyboard.press("F8")
    it.page.keyboard.press("F8")
    it.page.mouse.move(0, 0)
    it.page.wait_for_timeout(600)


def looks(browser: Browser, address: str) -> None:
    """The page in every dress: empty, with a card open, with a Word file."""
    for dress, options in DRESSES.items():
        it = opened(browser, address, **options)
        it.page.screenshot(path=LOOKS / f"page-{dress}-empty.png")
        show_card(it)
        it.page.screenshot(path=LOOKS / f"page-{dress}-card.png")
        it.drop("cabinet-report.docx", (ROOT / "examples" / "cabinet-report.docx").read_bytes())
        it.page.locator("#annotated").wait_for()
        it.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        it.page.wait_for_timeout(600)
        it.page.screenshot(path=LOOKS / f"page-{dress}-file.png")
        it.page.context.close()


def work_of_a_key(browser: Browser, address: str, words: int, keys: str = "We will use bins") -> str:
    """How much the browser has to do, in milliseconds of its main thread, until a key is on the screen."""
    it = opened(browser, address, viewport=DESKTOP)
    letter = (ROOT / "examples" / "letter.txt").read_text(encoding="utf-8")
    copies = [
        letter.replace("2 October", f"{day} October") for day in range(words // len(letter.split()) + 1)
    ]
    it.drop("letters.txt", "\n\n".join(copies).encode())
    it.page.locator("#list > li").first.wait_for(timeout=120_000)
    it.page.locator("#text").evaluate(
        "area => area.setSelectionRange(area.value.length / 2, area.value.length / 2)"
    )
    it.page.evaluate("() => { window.fetch = () => new Promise(() => {}); }")
    session = it.page.context.new_cdp_session(it.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def measured() -> dict[str, float]:
        return {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}

    before = measured()
    it.page.locator("#text").press_sequentially(keys, delay=50)
    after = measured()
    parts = {"script": "ScriptDuration", "layout": "LayoutDuration", "all": "TaskDuration"}
    spent = {name: 1000 * (after[key] - before[key]) / len(keys) for name, key in parts.items()}
    it.page.context.close()
    return f"{words:,} words, a key: " + ", ".join(f"{name} {value:.1f} ms" for name, value in spent.items())


def main() -> None:
    """Make all of them."""
    sys.path.insert(0, str(ROOT))
    from tests.service.conftest import run_servers

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is needed for the pictures of the page; install it and run this again.")
    LOOKS.mkdir(parents=True, exist_ok=True)
    servers = run_servers()
    address = f"http://localhost:{next(servers)().port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        it = opened(browser, address, viewport=DESKTOP)
        show_card(it)
        it.page.screenshot(path=PICTURES / "page.png")
        looks(browser, address)
        print(work_of_a_key(browser, address, 5_000))
        browser.close()
    next(servers, None)


if __name__ == "__main__":
    main()
