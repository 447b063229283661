"""The editors that content management systems embed: each with its own model of the text, and its own undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.extension.conftest import wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.extension.conftest import Tab

pytestmark = pytest.mark.browser

EDITORS = ["ckeditor", "tinymce", "quill", "prosemirror"]
START = ("We will utilise the hall.", "We met prior to lunch.")


class Editor:
    """An editor on its page, or in a frame of a page."""

    def __init__(self, tab: Tab, name: str, framed: bool) -> None:
        self.tab = tab
        page = tab.page
        self.outer: Any = page.frames[1] if framed else page.main_frame
        self.outer.wait_for_function("window.ready")
        self.inner: Any = self.outer.child_frames[0] if name == "tinymce" else self.outer
        self.edited = self.inner.locator("body" if name == "tinymce" else "[contenteditable=true]").first
        # The extension's worlds are in the order of the frames.
        self.number = page.frames.index(self.inner)

    def content(self) -> str:
        return self.outer.evaluate("window.content()").replace("\xa0", " ").replace("&nbsp;", " ")

    def html(self) -> str:
        return self.edited.evaluate("each => each.innerHTML")

    def offset(self) -> tuple[float, float]:
        """Where the inner frame stands in the window."""
        if self.inner.parent_frame is None:
            return 0, 0
        element = self.inner.frame_element()
        box, border = element.bounding_box(), element.evaluate("each => [each.clientLeft, each.clientTop]")
        return box["x"] + border[0], box["y"] + border[1]


@pytest.fixture(params=["page", "frame"])
def edits(request: pytest.FixtureRequest, opens: Callable[..., Tab]) -> Callable[[str], Editor]:
    def opened(name: str) -> Editor:
        framed = request.param == "frame"
        path = f"/pages/{name}.html"
        frame = f'<!doctype html><title>Frame</title><iframe src="{path}" width="900" height="600"></iframe>'
        tab = opens(frame if framed else path, press=False)
        editor = Editor(tab, name, framed)
        tab.press()
        return editor

    return opened


@pytest.mark.parametrize("name", EDITORS)
def test_editor(edits: Callable[[str], Editor], name: str) -> None:
    """One after the other, as a writer does it: marks, typing, replacing, undoing."""
    editor = edits(name)
    tab, frame = editor.tab, editor.inner
    before, html = editor.content(), editor.html()
    tab.marked("utilise", frame)
    tab.marked("prior to", frame)
    assert editor.html() == html
    assert editor.content() == before

    editor.edited.locator("p").first.click()
    tab.page.keyboard.press("Home")
    tab.page.keyboard.type("So we commence. ")
    tab.marked("commence", frame)
    tab.marked("utilise", frame)
    typed = editor.content()
    tab.page.wait_for_timeout(1_100)  # Quill makes one step to undo of what is done within a second
    assert "So we commence. We will utilise the hall." in typed

    tab.page.mouse.click(*tab.point_at("utilise", frame, editor.offset()))
    tab.press_card("use", editor.offset(), editor.number)
    wait(lambda: "So we commence. We will use the hall." in editor.content())
    tab.unmarked("utilise", frame)
    assert editor.content() == typed.replace("utilise", "use")

    tab.page.keyboard.press("Control+z")
    wait(lambda: editor.content() == typed)
    tab.marked("utilise", frame)
    tab.page.keyboard.press("Control+Shift+z" if name == "quill" else "Control+y")
    wait(lambda: "will use the" in editor.content())
    assert "plainspeak" not in editor.content()
