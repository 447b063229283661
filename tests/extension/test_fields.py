"""Plain fields: text boxes and editable elements, their marks and the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

BOX = """<!doctype html><meta charset="utf-8"><title>Box</title>
<p><label>Letter <textarea id="box" rows="8" cols="60">We will utilise the hall.

We met prior to lunch.</textarea></label></p>"""
CONTENT = "<p>We will utilise the 🎉 hall in order to help.</p><p>We met prior to lunch.</p>"
EDITABLE = f"""<!doctype html><meta charset="utf-8"><title>Editable</title>
<div id="box" contenteditable aria-label="Letter">{CONTENT}</div>"""


def test_marks_in_an_editable_element_leave_its_nodes_alone(opens: Callable[..., Tab]) -> None:
    tab = opens(EDITABLE)
    for words in ("utilise", "in order to", "prior to"):
        tab.marked(words)
    assert tab.page.locator("#box").inner_html() == EDITABLE.split('aria-label="Letter">')[1].removesuffix(
        "</div>"
    )
    wait(lambda: tab.badge() == ("3", "3 findings on this page"))


def test_marks_over_a_text_box_stand_on_their_words(opens: Callable[..., Tab]) -> None:
    tab = opens(BOX)
    marks = wait(lambda: len(found := tab.glass()) == 2 and found)
    box = tab.page.locator("#box").bounding_box()
    assert box
    # In a font of fixed width, "utilise" begins after 8 of 60 signs and is 7 long.
    sign = tab.page.evaluate(
        """() => { const context = document.createElement("canvas").getContext("2d");
                   context.font = getComputedStyle(document.querySelector("#box")).font;
                   return context.measureText("a").width; }"""
    )
    assert marks[0]["left"] == pytest.approx(box["x"] + 3 + 8 * sign, abs=2)
    assert marks[0]["width"] == pytest.approx(7 * sign, abs=2)
    assert marks[1]["top"] - marks[0]["top"] == pytest.approx(2 * (marks[0]["height"] - 2), abs=2)


def test_typing_moves_marks_and_finds_new_ones(opens: Callable[..., Tab]) -> None:
    tab = opens(EDITABLE)
    tab.marked("prior to")
    tab.page.locator("#box p").nth(1).click()
    tab.page.keyboard.press("Home")
    tab.page.keyboard.type("Yesterday we did commence, and 😀 ")
    tab.marked("commence")
    assert tab.marks().count("prior to") == 1


@pytest.mark.parametrize("page", [BOX, EDITABLE], ids=["box", "editable"])
def test_replacing_is_typing_and_can_be_undone(opens: Callable[..., Tab], page: str) -> None:
    tab = opens(page)
    heard = "window.heard = []; document.addEventListener('input', event => heard.push(event.inputType));"
    tab.page.evaluate(heard)
    wait(lambda: "utilise" in tab.found())
    point = middle(tab) if page == BOX else tab.point_at("utilise")
    tab.page.mouse.click(*point)
    tab.press_card("use")
    text = "document.querySelector('#box').value ?? document.querySelector('#box').innerText"
    wait(lambda: "We will use the" in tab.page.evaluate(text))
    assert tab.page.evaluate("heard") == ["insertText"]
    wait(lambda: "utilise" not in tab.found())
    tab.page.keyboard.press("Control+z")
    assert "We will utilise the" in tab.page.evaluate(text)
    wait(lambda: "utilise" in tab.found())


def test_marks_over_a_text_box_follow_its_scrolling_and_that_of_what_is_around_it(
    opens: Callable[..., Tab],
) -> None:
    lines = "We will utilise it.\n\n" * 30
    tab = opens(
        f"""<!doctype html><title>Box</title><div id=around style="height: 300px; overflow: auto">
        <div style="height: 80px"></div><textarea id=box rows=8 cols=40>{lines}</textarea><div style="height: 900px">"""
    )
    first = wait(lambda: len(found := tab.glass()) >= 4 and found)[0]
    tab.page.evaluate("box.scrollTop = 7")
    wait(lambda: tab.glass()[0]["top"] == pytest.approx(first["top"] - 7, abs=1))
    tab.page.evaluate("around.scrollTop = 20")
    wait(lambda: tab.glass()[0]["top"] == pytest.approx(first["top"] - 27, abs=1))
    tab.page.evaluate("box.scrollTop = box.scrollHeight")
    bottom = tab.page.locator("#box").bounding_box()
    assert bottom
    wait(lambda: tab.glass() and max(mark["top"] for mark in tab.glass()) < bottom["y"] + bottom["height"])
    tab.page.evaluate("around.scrollTop = 900")
    wait(lambda: tab.glass() == [])


def test_marks_stand_on_their_words_when_the_page_is_zoomed_and_resized(opens: Callable[..., Tab]) -> None:
    text = "We met in the hall, as we do on most days of the week, and said that we utilise it."
    tab = opens(
        f"""<!doctype html><title>Box</title><textarea id=box style="width: 90%; height: 200px">{text}</textarea>"""
    )
    wide = wait(tab.glass)[0]
    tab.page.set_viewport_size(
        {"width": 360, "height": 800}
    )  # the text wraps, so the word stands further down
    wait(lambda: tab.glass() and tab.glass()[0]["top"] > wide["top"] + 10)
    narrow = tab.glass()[0]
    tab.worker.evaluate("async () => { await chrome.tabs.setZoom(2); }")
    wait(lambda: tab.page.evaluate("devicePixelRatio") == 2)
    # In the pixels of the page the window is half as wide now, so the text wraps more often.
    wait(lambda: tab.glass() and tab.glass()[0]["top"] > narrow["top"] + 10)
    tab.worker.evaluate("async () => { await chrome.tabs.setZoom(1); }")
    wait(lambda: tab.glass() and tab.glass()[0] == pytest.approx(narrow, abs=1))


def test_text_that_a_script_puts_in_is_seen_too(opens: Callable[..., Tab]) -> None:
    tab = opens(BOX)
    wait(lambda: len(tab.glass()) == 2)
    tab.page.evaluate("box.value = 'We shall endeavour to come.'")
    wait(lambda: tab.found() == ["shall", "endeavour"] or tab.found() == ["endeavour"])


def middle(tab: Tab) -> tuple[float, float]:
    """The middle of the first mark over a text box."""
    mark = wait(tab.glass)[0]
    return mark["left"] + mark["width"] / 2, mark["top"] + mark["height"] / 2
