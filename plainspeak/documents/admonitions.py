"""Notes and warnings that Markdown's own standard does not know: `!!! note "Title"` and `::: warning`.

The first is how Python-Markdown and MkDocs write them: an indented body under a line that begins with !!! or ???.
The second is how Docusaurus, VuePress and Pandoc do: the body stands between two lines of colons. Both are turned
into what every parser of Markdown knows, without moving a character, so that what is in them is read as usual.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_INDENTED = re.compile(
    r"^(?P<indent>[ \t]*+)(?:!!!|\?\?\?\+?)[ \t]*+[\w-]++(?:[ \t]++[\w-]++)*+"
    r'(?:[ \t]++"(?P<title>[^"\r\n]*+)")?[ \t]*+(?=[\r\n]++[ \t])',
    re.MULTILINE,
)
_FENCED = re.compile(
    r"^(?P<indent>[ \t]*+):{3,}+[ \t]*+(?:\{[^}\r\n]*+\}|[\w-]++)?"
    r"(?:\[(?P<boxed>[^\]\r\n]*+)\]|[ \t]++(?P<title>[^:\r\n]++))?[ \t:]*+(?=\r?$)",
    re.MULTILINE,
)


class Admonitions(NamedTuple):
    """A text in which admonitions are list items and their titles headings, and the offsets where these begin."""

    text: str
    items: frozenset[int]
    titles: frozenset[int]


def plain_admonitions(text: str) -> Admonitions:
    """The text with its admonitions in standard Markdown, every character where it was; lines end at LF or CRLF."""
    items: set[int] = set()
    titles: set[int] = set()

    def item(match: re.Match[str]) -> str:
        # Right below a paragraph, the line belongs to it.
        above = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        if text[above : match.start()].strip():
            return match.group()
        items.add(match.end("indent"))
        titles.add(match.end("indent") + 2)
        return _marked(match, "- #", "title")

    def fence(match: re.Match[str]) -> str:
        name = "boxed" if match["boxed"] else "title"
        if not match[name]:
            return " " * len(match.group())
        titles.add(match.end("indent"))
        return _marked(match, "#", name)

    if "!!!" in text or "???" in text:
        text = _INDENTED.sub(item, text)
    if ":::" in text:
        text = _FENCED.sub(fence, text)
    return Admonitions(text, frozenset(items), frozenset(titles))


def _marked(match: re.Match[str], mark: str, name: str) -> str:
    """A line with another mark before its title, which stays where it stands."""
    title = match[name] or ""
    start = match.start(name) if title else match.end()
    return match["indent"] + mark.ljust(start - match.end("indent")) + title.ljust(match.end() - start)
