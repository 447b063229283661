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

    from tests.browser.conftest import Opens

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
