"""axe-core finds nothing to complain of, in any dress of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak.reports.html import render_document, render_pages
from plainspeak.reports.results import Results
from tests.browser.conftest import AXE
from tests.browser.samples import LETTER, hostile, report
from tests.reports.sample import sample

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opens, OpensPage
    from tests.browser.pages import CheckPage

pytestmark = pytest.mark.browser

DRESSES = {
    "light-wide": {},
    "dark-wide": {"color_scheme": "dark"},
    "light-narrow": {"viewport": {"width": 390, "height": 844}},
    "dark-narrow": {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}},
    "more-contrast": {"contrast": "more"},
    "forced-colours": {"forced_colors": "active"},
}
PAGES = {
    "document": lambda: render_document(report(LETTER), "0.1.0", "index.html"),
    "hostile": lambda: render_document(hostile(), "0.1.0"),
    "index": lambda: dict(render_pages(sample(), "pages", "index.html"))[""],
    "clean": lambda: render_document(report("The bins are full."), "0.1.0"),
    "empty": lambda: dict(render_pages(Results("0.1.0", "residents", ()), "p", "i.html"))[""],
}


def complaints(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dress", DRESSES)
def test_axe_has_no_complaint(opens: Opens, name: str, dress: str) -> None:
    # axe itself writes into the page in ways that the page's own policy forbids.
    page = opens(PAGES[name](), bypass_csp=True, **DRESSES[dress])
    assert complaints(page) == []
    if page.locator("#m1").count():
        page.evaluate("document.querySelector('details')?.setAttribute('open', '')")
        page.locator("#m1").click()
        page.locator(".card").wait_for()
        assert complaints(page) == []


def show_example(it: CheckPage) -> None:
    it.page.locator("#example").click()
    it.page.locator("#list > li").first.wait_for()


def open_card(it: CheckPage) -> None:
    show_example(it)
    it.page.keyboard.press("F8")
    it.page.locator(".card").wait_for()


def ask_for_token(it: CheckPage) -> None:
    it.page.route("**/v1/check", lambda route: route.fulfill(status=401))
    it.paste("We utilise it.")
    it.page.locator("#token").wait_for()


def meet_trouble(it: CheckPage) -> None:
    it.page.route("**/v1/check", lambda route: route.abort())
    it.paste("We utilise it.")
    it.page.locator("#trouble").wait_for()


STATES = {
    "empty": lambda _page: None,
    "findings": show_example,
    "card": open_card,
    "token": ask_for_token,
    "trouble": meet_trouble,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("dress", DRESSES)
def test_axe_has_no_complaint_about_the_web_page(opens_page: OpensPage, state: str, dress: str) -> None:
    it = opens_page(bypass_csp=True, **DRESSES[dress])
    STATES[state](it)
    assert complaints(it.page) == []


RATIO = """
(element, property) => {
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  let ground = element;
  while (numbers(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const pair = [getComputedStyle(element)[property], getComputedStyle(ground).backgroundColor].map(numbers).map(light);
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("look", ["change", "explain", "recast"])
def test_marks_stand_out_from_their_ground_and_are_no_links(opens: Opens, scheme: str, look: str) -> None:
    page = opens(PAGES["document"](), color_scheme=scheme)
    selector = "mark:not([class])" if look == "change" else f"mark.{look}"
    ratio, style, cursor = page.evaluate(
        f"""(() => {{ const mark = document.querySelector("{selector}"); const style = getComputedStyle(mark);
            return [({RATIO})(mark, "textDecorationColor"), style.textDecorationStyle, style.color]; }})()"""
    )
    assert ratio >= 3
    assert style in {"wavy", "double", "dotted"}
    assert cursor == page.evaluate("getComputedStyle(document.querySelector('.page')).color")
    label = page.evaluate(f"({RATIO})(document.querySelector('.page a'), 'color')")
    assert label >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("look", ["change", "explain", "recast"])
def test_marks_of_the_web_page_stand_out_and_are_no_links(
    opens_page: OpensPage, scheme: str, look: str
) -> None:
    it = opens_page(color_scheme=scheme)
    show_example(it)
    ratio, style = it.page.evaluate(
        f"""(() => {{ const mark = document.querySelector("#mirror .{look}");
            return [({RATIO})(mark, "textDecorationColor"), getComputedStyle(mark).textDecorationStyle]; }})()"""
    )
    assert ratio >= 3
    assert style == {"change": "wavy", "explain": "double", "recast": "dotted"}[look]
    text = it.page.evaluate(f"({RATIO})(document.getElementById('text'), 'color')")
    label = it.page.evaluate(f"({RATIO})(document.querySelector('#list .kind'), 'color')")
    assert min(text, label) >= 4.5
