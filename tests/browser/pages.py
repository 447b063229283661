"""The web page of a real server, opened in the browser, and what a user sees and does there."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

_MARKS = """look => {
  const spans = [...document.querySelectorAll(`#mirror .${look}`)];
  return spans.map(span => span.textContent);
}"""
_DROP = """([name, content]) => {
  const bytes = Uint8Array.from(atob(content), character => character.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  for (const type of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@dataclass(frozen=True)
class CheckPage:
    page: Page

    def type(self, text: str) -> None:
        self.page.locator("#text").press_sequentially(text)

    def paste(self, text: str) -> None:
        self.page.locator("#text").focus()
        self.page.keyboard.insert_text(text)

    def drop(self, name: str, content: bytes) -> None:
        self.page.evaluate(_DROP, [name, base64.b64encode(content).decode()])

    @property
    def text(self) -> str:
        return self.page.locator("#text").input_value()

    def marked(self, look: str = "change") -> list[str]:
        """The words under marks of a look, in the order of the text."""
        return self.page.evaluate(_MARKS, look)

    def wait_for(self, findings: int) -> None:
        """Wait until as many findings are listed."""
        expect(self.page.locator("#list > li")).to_have_count(findings, timeout=30_000)

    def listed(self) -> list[str]:
        return self.page.locator("#list .entry b").all_inner_texts()

    def open(self, words: str) -> None:
        self.page.locator("#list .entry", has_text=words).first.click()

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.id || document.activeElement.textContent")

    def announced(self) -> str:
        return self.page.locator("#announced").inner_text()
