"""The card of a finding: by pointer, by keyboard, and what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

LETTER = """<!doctype html><meta charset="utf-8"><title>Letter</title>
<div id="letter" contenteditable aria-label="Letter" style="margin-top: 40px">
<p>The whole team will utilise the new hall on Monday.</p><p>You can utilise it prior to lunch.</p></div>"""


def hover(tab: Tab, words: str) -> None:
    tab.page.mouse.move(*tab.point_at(words))


def words_of(tab: Tab) -> list[str]:
    card = tab.card()
    return card["words"] if card else []


def position(tab: Tab) -> str:
    return next((words for words in words_of(tab) if " of " in words), "")


def test_pointer_that_rests_on_a_mark_opens_the_card_and_may_rest_on_it(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("prior to")
    hover(tab, "prior to")
    card = wait(tab.card)
    assert card["words"][0] == "prior to"
    assert "before" in card["buttons"]
    assert card["onTop"]
    tab.page.mouse.move(card["box"]["left"] + 50, card["box"]["top"] + 20)
    tab.page.wait_for_timeout(700)
    assert tab.card()
    tab.page.mouse.move(1200, 800)  # it stays until it is dismissed
    tab.page.wait_for_timeout(700)
    assert tab.card()
    tab.page.keyboard.press("Escape")
    assert tab.card() is None


def test_pointer_that_only_passes_opens_nothing(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("prior to")
    hover(tab, "prior to")
    tab.page.mouse.move(1200, 800)
    tab.page.wait_for_timeout(500)
    assert tab.card() is None


def test_escape_closes_the_card_and_not_the_pages_own_dialog(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("prior to")
    tab.page.evaluate(
        "document.addEventListener('keydown', event => { if (event.key === 'Escape') window.escaped = true; }, true)"
    )
    tab.page.mouse.click(*tab.point_at("prior to"))
    wait(tab.card)
    tab.page.keyboard.press("Escape")
    assert tab.card() is None
    assert not tab.page.evaluate("window.escaped ?? false")
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate("window.escaped")


def test_keyboard_walks_through_the_findings_and_gets_back_into_the_text(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    wait(lambda: len(tab.found()) == 3)
    tab.page.locator("#letter").click()
    seen = []
    for _ in range(4):
        tab.command("next-finding")
        wait(lambda: position(tab) not in ["", *seen[-1:]])
        seen.append(position(tab))
    assert seen == ["Wordy · 1 of 3", "Wordy · 2 of 3", "Wordy · 3 of 3", "Wordy · 1 of 3"]
    tab.command("previous-finding")
    wait(lambda: position(tab) == "Wordy · 3 of 3")
    assert tab.card()["focused"] == "before"
    tab.page.keyboard.press("Tab")
    assert tab.card()["focused"] != "before"
    tab.page.keyboard.press("Escape")
    assert tab.card() is None
    assert tab.page.evaluate("document.activeElement.id") == "letter"
    assert tab.page.evaluate("getSelection().anchorNode.data.slice(0, getSelection().anchorOffset)").endswith(
        "prior to"
    )


def test_replacement_is_chosen_by_keyboard(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    wait(lambda: len(tab.found()) == 3)
    tab.command("next-finding")
    wait(lambda: (tab.card() or {}).get("focused") == "use")
    tab.page.keyboard.press("Enter")
    wait(lambda: "will use the new hall" in tab.page.locator("#letter").inner_text())
    assert tab.card() is None


def test_ignored_place_stays_ignored_after_edits_and_a_reload_and_no_other_is(
    opens: Callable[..., Tab],
) -> None:
    tab = opens(LETTER)
    wait(lambda: tab.found().count("utilise") == 2)
    tab.page.mouse.click(*tab.point_at("utilise"))
    tab.press_card("Ignore here")
    wait(lambda: tab.found().count("utilise") == 1)
    tab.page.locator("#letter p").first.click()
    tab.page.keyboard.press("End")
    tab.page.keyboard.type(" We commence at nine.")  # beyond the words around it
    tab.marked("commence")
    assert tab.marks().count("utilise") == 1
    tab.page.keyboard.press("Home")
    tab.page.keyboard.type("Yes: ")
    tab.page.wait_for_timeout(800)
    assert tab.marks().count("utilise") == 1
    tab.page.reload()
    tab.press()
    tab.marked("prior to")
    assert tab.marks().count("utilise") == 1
    kept = tab.worker.evaluate("async () => JSON.stringify(await chrome.storage.local.get('ignored'))")
    assert "utilise" not in kept
    assert "hall" not in kept


def test_accepted_word_is_marked_nowhere(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    wait(lambda: tab.found().count("utilise") == 2)
    tab.page.mouse.click(*tab.point_at("utilise"))
    tab.press_card("Accept this word")
    wait(lambda: tab.found() == ["prior to"])
    other = opens(LETTER.replace("utilise", "be utilising"))
    other.marked("prior to")
    assert other.marks() == ["prior to"]


def test_tell_me_more_says_what_the_glossary_has(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("utilise")
    tab.page.mouse.click(*tab.point_at("utilise"))
    before = len(wait(tab.card)["words"])
    tab.press_card("Tell me more")
    words = wait(lambda: len(words_of(tab)) > before and words_of(tab))
    assert any(line.startswith("We mark it here: “") for line in words)


def test_card_follows_its_words_as_the_page_scrolls(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER + "<div style='height: 3000px'></div>")
    tab.marked("utilise")
    tab.page.mouse.click(*tab.point_at("utilise"))
    before = wait(tab.card)["box"]["top"]
    tab.page.mouse.move(1200, 800)
    tab.page.mouse.wheel(0, 30)
    wait(lambda: tab.card()["box"]["top"] == pytest.approx(before - 30, abs=1))


def test_card_works_inside_a_modal_dialog(opens: Callable[..., Tab]) -> None:
    tab = opens(
        """<!doctype html><title>Dialog</title>
        <dialog id=dialog style="transform: translate(20px, 40px)">
        <textarea id=box rows=12 cols=60>We utilise it.</textarea></dialog>
        <script>dialog.showModal()</script>"""
    )
    mark = wait(lambda: tab.glass() and tab.glass()[0]["width"] > 20 and tab.glass()[0])
    box = tab.page.locator("#box").bounding_box()
    assert box
    assert box["x"] < mark["left"] < box["x"] + 100
    tab.page.mouse.click(mark["left"] + 5, mark["top"] + 5)
    card = wait(tab.card)
    assert card["onTop"]
    wait(lambda: tab.card()["box"]["left"] == pytest.approx(tab.glass()[0]["left"], abs=1))
    tab.press_card("use")
    wait(lambda: tab.page.locator("#box").input_value() == "We use it.")
