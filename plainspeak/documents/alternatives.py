"""The alternative text in the tag of a picture, with where each character of it stands."""

from __future__ import annotations

import html
import re
from html.entities import html5

# One attribute of a tag, as browsers tell them apart (HTML Living Standard, section 13.2.5.32 onwards).
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/=>]*)
    (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"'][^\s>]*)))?""",
    re.VERBOSE,
)
_TAG_NAME = re.compile(r"<[^\s/>]*")
_WRITTEN = re.compile(
    r"&#[0-9]+;?|&#[xX][0-9a-fA-F]+;?|&[A-Za-z][A-Za-z0-9]*;?|[ \t\n\r\f]+|[^& \t\n\r\f]+|&"
)


def alternative_text(tag: str) -> list[tuple[str, int, int]]:
    """The alternative text in a start tag: words in order, each with the range of the tag that it was read from.

    Runs of white space become one space and named and numbered characters the characters themselves. Of several
    attributes of the name the first counts. Without one, or with one of white space alone, there are no words.
    """
    name = _TAG_NAME.match(tag)
    position = name.end() if name else 0
    while attribute := _ATTRIBUTE.match(tag, position):
        position = attribute.end()
        if attribute["name"].lower() == "alt":
            quoting = attribute.lastgroup
            if quoting in {None, "name"}:
                return []
            return _words(tag, *attribute.span(quoting or ""))
    return []


def _words(tag: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The words in a range of a tag; white space around them is left out."""
    found = [
        (_read(written.group(), tag[written.end() : written.end() + 1]), *written.span())
        for written in _WRITTEN.finditer(tag, start, end)
    ]
    while found and not found[0][0].strip():
        del found[0]
    while found and not found[-1][0].strip():
        del found[-1]
    return found


def _read(written: str, after: str) -> str:
    """What a stretch of an attribute's value stands for; `after` is the character that follows it."""
    if written.startswith("&#"):
        return html.unescape(written) or "\ufffd"
    if written.startswith("&"):
        # In a value, "&copy=1" is part of an address and no sign (section 13.2.5.73).
        return written if after == "=" and not written.endswith(";") else html5.get(written[1:], written)
    if written[0] in " \t\n\r\f":
        return written if len(written) == 1 and written != "\f" else " "
    return written
