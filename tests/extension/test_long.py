"""A text of 5,000 words: typing in it goes on without a hitch that one would see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

SENTENCE = (
    "We will utilise the new hall in order to help people who live near it, and the work will commence soon. "
)
PARAGRAPHS = [f"Part {n}. {SENTENCE * 3}" for n in range(78)]
# How long our own work takes for each key, in milliseconds: long enough for slow machines, short enough not to be seen.
MOST = 50

WATCH = """
plainspeak.define("seen", (parts) => { globalThis.seenParts = parts; });
(() => {
  const { Session } = seenParts.session;
  const refresh = Session.prototype.refresh;
  globalThis.taken = [];
  Session.prototype.refresh = function () {
    const before = performance.now();
    const changed = refresh.call(this);
    taken.push(performance.now() - before);
    return changed;
  };
})()
"""


@pytest.mark.parametrize("kind", ["editable", "box"])
def test_long_text(opens: Callable[..., Tab], sent: Callable[[], list[dict[str, Any]]], kind: str) -> None:
    assert sum(len(each.split()) for each in PARAGRAPHS) >= 5_000
    if kind == "box":
        html = "<textarea id=box rows=30 cols=100>" + "\n\n".join(PARAGRAPHS) + "</textarea>"
    else:
        html = "<div id=box contenteditable>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS) + "</div>"
    tab = opens(f"<!doctype html><title>Long</title>{html}")
    marked = len(PARAGRAPHS) * 9
    wait(lambda: len(tab.found()) == marked)
    assert all(len(body["text"]) < 12_000 for body in sent() if "ignore" in body)
    tab.inside(WATCH)
    tab.page.evaluate(
        """() => { box.focus();
                   if (box.setSelectionRange) box.setSelectionRange(8, 8);
                   else getSelection().setPosition(box.firstChild.firstChild, 8); }"""
    )
    before = len(sent())
    tab.page.keyboard.type("We shall endeavour to do so. ", delay=10)
    wait(lambda: len(tab.found()) > marked)
    taken = sorted(tab.inside("taken"))
    assert len(taken) >= 5
    assert taken[len(taken) // 2] < MOST
    assert all(len(body["text"]) < 600 for body in sent()[before:] if "ignore" in body)
