"""A page that works against us: its scripts may see where marks are, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Worker

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

LETTER = """<!doctype html><meta charset="utf-8"><title>Letter</title>
<div id="letter" contenteditable aria-label="Letter"><p>The team will utilise the hall.</p></div>"""
STRICT = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; img-src 'none'; connect-src 'none'"
)


def test_scripts_of_the_page_cannot_read_the_card(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("utilise")
    tab.page.mouse.click(*tab.point_at("utilise"))
    card = wait(tab.card)
    ours = [words for words in card["words"] if words not in {"utilise", "use"}]
    assert len(ours) > 3
    found = tab.page.evaluate(
        """(ours) => {
             const found = ours.filter((words) => find(words, false, false, true) || find(words, false, true, true));
             getSelection().selectAllChildren(document.documentElement);
             const host = document.documentElement.lastElementChild;
             const walked = [];
             const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
             while (walker.nextNode()) walked.push(walker.currentNode.data);
             const { innerText, outerHTML } = document.documentElement;
             const text = [String(getSelection()), innerText, outerHTML, ...walked].join();
             found.push(...ours.filter((words) => words.length > 3 && text.includes(words)));
             const names = Object.keys(window).filter((name) => /plainspeak|^seen/.test(name));
             return { found, root: host.shadowRoot, ours: names };
           }""",
        ours,
    )
    assert found == {"found": [], "root": None, "ours": []}


def test_marks_say_nothing_but_where_they_are(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("utilise")
    assert tab.page.evaluate("[...CSS.highlights.keys()].sort()") == [
        "plainspeak-change",
        "plainspeak-explain",
        "plainspeak-recast",
    ]
    assert tab.page.evaluate(
        "[...CSS.highlights.values()].flatMap(each => [...each]).every(each => Object.keys(each).length === 0)"
    )


def test_marks_and_the_surface_come_back_when_they_are_taken_away(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER + "<textarea>We utilise it.</textarea>")
    tab.marked("utilise")
    wait(tab.glass)
    for deed in (
        "CSS.highlights.clear()",
        "for (const each of CSS.highlights.values()) each.clear()",
        "document.documentElement.lastElementChild.remove()",
        "document.documentElement.lastElementChild.style.setProperty('display', 'none', 'important')",
    ):
        tab.page.evaluate(deed)
        tab.marked("utilise")
        wait(lambda: tab.glass() and tab.glass()[0]["width"] > 0)


def test_forged_events_open_and_press_nothing(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER)
    tab.marked("utilise")
    x, y = tab.point_at("utilise")
    tab.page.evaluate(
        """([clientX, clientY]) => {
             for (const type of ["pointermove", "pointerdown", "click"]) {
               const event = new PointerEvent(type, { clientX, clientY, bubbles: true, composed: true });
               document.querySelector("#letter p").dispatchEvent(event);
             }
           }""",
        [x, y],
    )
    tab.page.wait_for_timeout(600)
    assert tab.card() is None
    tab.page.mouse.click(x, y)
    wait(tab.card)
    tab.page.evaluate("dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))")
    tab.page.evaluate("document.documentElement.lastElementChild.click()")
    tab.page.wait_for_timeout(200)
    assert tab.card()
    assert "utilise" in tab.page.locator("#letter").inner_text()


def test_pages_have_no_way_to_the_extension(opens: Callable[..., Tab], worker: Worker, site: str) -> None:
    tab = opens(LETTER)
    tab.marked("utilise")
    own = worker.url.removesuffix("/worker/main.js")
    reached = tab.page.evaluate(
        """async (own) => {
             const paths = ["manifest.json", "content/main.js", "panel/panel.html"];
             const tried = await Promise.allSettled(paths.map((path) => fetch(`${own}/${path}`)));
             for (const type of ["hello", "check", "start", "again", "report", "accept"]) {
               postMessage({ type, state: { texts: [], fault: "forged" }, rule: "wordy/utilise", word: "x" }, "*");
               document.dispatchEvent(new CustomEvent(type, { detail: { type } }));
             }
             const { runtime, storage } = globalThis.chrome ?? {};
             return [typeof runtime?.sendMessage, typeof storage, ...tried.map((each) => each.status)];
           }""",
        own,
    )
    assert len(tab.complaints) == 3  # the browser's own, of what the page tried to fetch
    tab.complaints.clear()
    assert reached == ["undefined", "undefined", "rejected", "rejected", "rejected"]
    tab.page.wait_for_timeout(500)
    assert tab.found() == ["utilise"]
    assert tab.badge()[0] == "1"


def test_content_scripts_themselves_get_no_settings(
    opens: Callable[..., Tab], settings: Callable[..., None]
) -> None:
    """Even if a page broke out of its world, it would find no token there."""
    settings(token="the-secret-of-a-council")
    tab = opens(LETTER, keep=True)
    wait(lambda: tab.worlds)
    asked = """(async () => {
      const types = ["start", "stop", "show", "again", "settings", "constructor", "__proto__"];
      const kept = ["local", "session"].map((area) => chrome.storage[area].get(null));
      const tries = [...kept, ...types.map((type) => chrome.runtime.sendMessage({ type, tab: 1 }))];
      return JSON.stringify(await Promise.all(tries.map((each) => each.catch((error) => String(error)))));
    })()"""
    answer = tab.inside(asked)
    assert "the-secret-of-a-council" not in answer
    assert "findings" not in answer


def test_text_of_a_page_with_markup_is_text(opens: Callable[..., Tab]) -> None:
    tab = opens(
        "<!doctype html><title>Markup</title><div id=letter contenteditable>"
        "<p>a &lt;/p&gt;&lt;img src=x onerror='window.trapped=1'&gt; &amp;amp; we utilise &lt;b&gt;it&lt;/b&gt;"
        " &amp; so prior to 🎉 &lt;i&gt; we commence.</p></div>"
    )
    for words in ("utilise", "prior to", "commence"):
        tab.marked(words)
    assert tab.page.evaluate("window.trapped") is None


def test_policy_of_a_page_stops_nothing_of_ours(opens: Callable[..., Tab]) -> None:
    tab = opens(LETTER + "<textarea>We utilise it.</textarea>", Content_Security_Policy=STRICT)
    tab.marked("utilise")
    assert wait(tab.glass)[0]["width"] > 20
    assert (
        tab.page.evaluate("getComputedStyle(letter, '::highlight(plainspeak-change)').textDecorationStyle")
        == "wavy"
    )
    tab.page.mouse.click(*tab.point_at("utilise"))
    card = wait(tab.card)
    assert 200 < card["box"]["width"] < 400


def test_page_that_moves_under_its_marks(opens: Callable[..., Tab]) -> None:
    tab = opens(
        "<!doctype html><title>Box</title><div id=above></div><textarea id=box>We utilise it.</textarea>"
    )
    before = wait(tab.glass)[0]
    tab.page.evaluate("above.style.height = '120px'")
    wait(lambda: tab.glass()[0]["top"] == pytest.approx(before["top"] + 120, abs=1))
    tab.page.evaluate("box.style.cssText = 'font-size: 40px; width: 600px'")
    wait(lambda: tab.glass()[0]["height"] > before["height"] * 2)
    tab.page.evaluate("above.style.cssText = 'position: fixed; inset: 0; background: white'")
    wait(lambda: tab.glass() == [])
