"""What the shape of a line says: does a sentence run on over its end, does it begin a list item?"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Words that leave a sentence open: whoever ends a line with one of them has not finished.
_OPEN = """
    a about after against also am among an and any are as at be because been before being between
    but by can could did do does during each every for from had has have her his if in into is its
    like may might must my no nor not of on only onto or our over per shall should some than that
    the their these this those through to under via was were when where whether which while who whom
    whose will with within without would your
"""
_OPEN_WORDS = frozenset(_OPEN.split())
_LAST_WORD = re.compile(r"([A-Za-z]+)$")
_BULLETS = "•◦▪▫·‣⁃●○■□►➢➤✓✔✗\uf0b7\uf0a7\uf0d8\uf0fc"
_MARKER = re.compile(
    rf"(?P<strong>[{_BULLETS}]+[ \t\u00a0]*|o\t+|\*[ \t\u00a0]+)"
    r"|(?P<weak>(?:[-–—+]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z][.)]|[ivx]{1,5}[.)]|\((?:[a-zA-Z]|[ivx]{1,5})\))"
    r"[ \t\u00a0]+)"
)
_HEADING_WORDS, _LONGEST_HEADING = 12, 100
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,3})*[.)]?[ \t\u00a0]+")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_HEADING = re.compile(
    rf"@|://|\bwww\.|^(?:\w+ )?\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b"
    r"|^(?:Dear|Yours|Hi|Hello|To whom|Kind|Best|Many thanks|With|Signed|Tel|Email|Ref)\b",
)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?)?\s*[-–—]?\s*(?:\d{0,4}|[ivxl]{1,6})\s*(?:[-–—]|(?:of|/)\s*\d{0,4})?", re.IGNORECASE
)
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,3}\.?[ \t\u00a0]+(?=[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker of a list item at the start of a line and the white space after it.

    A sure marker (a bullet) is one wherever it stands; another (a number, a letter, a dash) may also be
    the middle of a wrapped sentence.
    """

    text: str
    sure: bool

    @property
    def number(self) -> str:
        """The number or letter that it is, "" for a bullet and a dash."""
        return "" if self.sure else self.text.strip(" \t\u00a0().-–—+")


def list_marker(line: str) -> Marker | None:
    """The marker that a line without indentation begins with, where words follow it."""
    match = _MARKER.match(line)
    if match is None or not line[match.end() :].strip():
        return None
    return Marker(match.group(), match.lastgroup == "strong")


def is_page_number(line: str) -> bool:
    """Whether a line is the number of a page, "Page 3 of 10", also where the numbers themselves are left out."""
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None


def section_number(line: str) -> str:
    """The number of a numbered paragraph ("1.2 ") at the start of a line, with the space after it, or ""."""
    match = _SECTION.match(line)
    return match.group() if match else ""


def leaves_open(line: str) -> bool:
    """Whether a line ends where no sentence, heading or item ends: with "the", "of", "will" and so on."""
    word = _LAST_WORD.search(line[-40:])
    # "May" is a month, "may" leaves the sentence open.
    return word is not None and not word.group().istitle() and word.group().lower() in _OPEN_WORDS


def starts_small(line: str) -> bool:
    """Whether a line begins with a small letter, so that it carries on what stands before it."""
    return line[:1].islower()


def runs_on(before: str, after: str) -> bool:
    """Whether the sentence at the end of one line goes on in the next, by their words alone."""
    return starts_small(after) or leaves_open(before)


def looks_like_heading(line: str) -> bool:
    """Whether a line that stands alone reads as a heading: short, begun with a capital, without a full stop.

    A question may be one ("No hot water?"); a date, a greeting, a telephone number or an address on the
    web is none.
    """
    if len(line) > _LONGEST_HEADING or len(line.split()) > _HEADING_WORDS or line[-1] in ".!:;,":
        return False
    words = _HEADING_NUMBER.sub("", line)
    letters = sum(character.isalpha() for character in words)
    digits = sum(character.isdigit() for character in line)
    if letters < 2 or digits >= 6 or starts_small(words.lstrip("'\"‘“(*_")) or leaves_open(line):
        return False
    return _NO_HEADING.search(line) is None


def heading_level(line: str) -> int:
    """The level of a heading by its number: 2 for "1.2 Scope", 1 where it has none."""
    match = _HEADING_NUMBER.match(line)
    return match.group().strip(" \t\u00a0.)").count(".") + 1 if match else 1
