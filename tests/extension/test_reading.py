"""Reading a page that is finished: its article is marked, and the side panel tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

ARTICLE = "/pages/article.html"


def test_one_press_marks_the_article_and_not_the_menus(opens: Callable[..., Tab]) -> None:
    tab = opens(ARTICLE)
    for words in ("In order to", "utilise", "ascertain", "prior to", "can be helped", "precept"):
        tab.marked(words)
    text = "\n".join(tab.marks())
    assert tab.marks().count("utilise") == 1
    for menu in ("Utilise", "Commence", "Terminate", "commence"):
        assert menu not in text


def test_card_of_an_article_has_nothing_to_press_for_a_replacement(opens: Callable[..., Tab]) -> None:
    tab = opens(ARTICLE)
    tab.marked("utilise")
    tab.page.mouse.click(*tab.point_at("utilise"))
    card = wait(tab.card)
    assert "use" in card["words"]
    assert "use" not in card["buttons"]


def test_panel_has_the_findings_the_scores_and_the_reading_age(
    opens: Callable[..., Tab], panel: Callable[[], Page]
) -> None:
    tab = opens(ARTICLE)
    side = panel()
    tab.page.bring_to_front()
    side.get_by_text("Reading age").wait_for()
    wait(lambda: side.locator("#state").inner_text() == f"{len(tab.found())} found.")
    assert side.locator(".findings button").count() == len(tab.found())
    shown = side.locator("main").inner_text()
    for words in ("This page", "Words in a sentence", "Passive sentences"):
        assert words in shown
    age = next(text["scores"]["reading_age"] for text in tab.texts())
    assert f"{age:.1f}" in shown


def test_panel_leads_to_the_words(opens: Callable[..., Tab], panel: Callable[[], Page]) -> None:
    tab = opens(ARTICLE)
    tab.marked("precept")
    side = panel()
    tab.page.bring_to_front()
    side.locator(".findings button", has_text="precept").dispatch_event("click")
    card = wait(tab.card)
    assert card["words"][0] == "precept"


def test_stop_takes_everything_away(opens: Callable[..., Tab], panel: Callable[[], Page]) -> None:
    tab = opens(ARTICLE)
    tab.marked("utilise")
    side = panel()
    tab.page.bring_to_front()
    side.locator("#stop").dispatch_event("click")
    wait(lambda: tab.marks() == [])
    assert tab.badge()[0] == ""
    assert tab.page.evaluate("document.documentElement.lastElementChild.tagName") == "BODY"
    wait(lambda: side.locator("#state").inner_text().startswith("This page is not checked."))
    tab.press()
    tab.marked("utilise")


def test_panel_says_what_is_wrong_with_the_server(
    opens: Callable[..., Tab], panel: Callable[[], Page], settings: Callable[..., None]
) -> None:
    settings(address="http://127.0.0.1:9")
    tab = opens(ARTICLE, keep=True)
    side = panel()
    tab.page.bring_to_front()
    wait(lambda: "does not answer" in side.locator("#state").inner_text())
