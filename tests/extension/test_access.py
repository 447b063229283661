"""axe-core finds nothing to complain of on the options, the panel and the card, in light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extension.conftest import AXE, wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page, Worker

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

SCHEMES = ["light", "dark"]


def complaints(page: Page) -> list[str]:
    session = page.context.new_cdp_session(page)
    session.send("Page.setBypassCSP", {"enabled": True})
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_options(context: BrowserContext, worker: Worker, settings: Callable[..., None], scheme: str) -> None:
    settings()
    worker.evaluate(
        "async () => { await chrome.storage.local.set({ accepted: { 'wordy/utilise': 'utilise' } }); }"
    )
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(worker.url.replace("worker/main.js", "options/options.html"))
    page.get_by_text("Mark it again").wait_for()
    assert complaints(page) == []
    page.locator("#address").fill("ftp://nowhere")
    page.get_by_text("Save").click()
    page.locator("#told.fault").wait_for()
    assert complaints(page) == []
    page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_panel(opens: Callable[..., Tab], panel: Callable[[], Page], scheme: str) -> None:
    tab = opens("/pages/article.html")
    tab.marked("utilise")
    side = panel()
    side.emulate_media(color_scheme=scheme)
    tab.page.bring_to_front()
    side.get_by_text("Reading age").wait_for()
    assert complaints(side) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_card(opens: Callable[..., Tab], context: BrowserContext, scheme: str) -> None:
    """The card as it stands, taken out of its closed root, where axe can look at it."""
    tab = opens(
        "<!doctype html><title>Letter</title><div contenteditable><p>We will utilise the hall.</p></div>"
    )
    tab.marked("utilise")
    tab.page.mouse.click(*tab.point_at("utilise"))
    card = wait(tab.card)
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    # Words that the style paints are put in as text, so that axe measures their contrast too.
    page.set_content(
        '<!doctype html><html lang="en-GB"><title>Card</title><main><h1>Card</h1><div id="host"></div></main>'
    )
    page.evaluate(
        """([html, style]) => {
             const root = document.querySelector("#host").attachShadow({ mode: "open" });
             root.innerHTML = `<style>${style.replace("[data-words]::before", "[data-none]::before")}</style>${html}`;
             for (const each of root.querySelectorAll("[data-words]")) each.textContent = each.dataset.words;
           }""",
        [card["html"], card["style"]],
    )
    assert complaints(page) == []
    page.close()


def test_card_can_be_read_by_a_screen_reader(opens: Callable[..., Tab]) -> None:
    """What the style paints is in the tree that screen readers are given."""
    tab = opens(
        "<!doctype html><title>Letter</title><div contenteditable><p>We will utilise the hall.</p></div>"
    )
    tab.marked("utilise")
    tab.command("next-finding")
    card = wait(tab.card)
    assert tab.cdp
    nodes = tab.cdp.send("Accessibility.getFullAXTree")["nodes"]
    names = [node.get("name", {}).get("value", "") for node in nodes]
    roles = {node["role"]["value"]: node.get("name", {}).get("value") for node in nodes if "role" in node}
    assert roles["dialog"] == "Wordy: utilise"
    for words in card["words"]:
        assert any(words in name for name in names) or words in "‹›×"
