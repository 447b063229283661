"""Safe suggestions put into a Word document as tracked changes, so that its author decides.

The words stay in the file as deleted, and the suggestion follows as inserted, in the formatting of the words.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, cast

from plainspeak.documents.errors import shown_name
from plainspeak.documents.word import open_word
from plainspeak.documents.wordruns import Runs
from plainspeak.documents.wordstyles import child, new_element, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plainspeak.documents.word import WordFile
    from plainspeak.documents.wordstyles import Xml
    from plainspeak.documents.wordwalk import Spot
    from plainspeak.model import Document, Finding


class _Etree(Protocol):
    """What is used of lxml, which has no types of its own."""

    def tostring(self, element: Xml, *, method: str) -> bytes: ...


AUTHOR = "plainspeak"
_TEXT, _RUN, _PROPERTIES = w("t"), w("r"), w("rPr")
# What may stand between the runs of the words and stays where it is.
_BETWEEN = frozenset(
    map(
        w,
        """proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd smartTagPr
        customXmlPr smartTag customXml""".split(),
    )
)
# What only says of words what they are, to programs.
_WRAPPERS = frozenset({w("smartTag"), w("customXml")})
# The parts of a run that are letters to a reader, and those that are nothing.
_LETTERS = frozenset({_TEXT, w("noBreakHyphen")})
_UNSEEN_PARTS = frozenset({w("softHyphen"), w("lastRenderedPageBreak")})
# What of a run's formatting does not show.
_UNSEEN = frozenset({w("lang"), w("noProof")})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Elements with ids that must differ from those of tracked changes.
_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel")))


def track_safe(content: bytes, document: Document, findings: Iterable[Finding]) -> tuple[bytes, int]:
    """The Word file with the first suggestion of every safe finding as a tracked change, and how many that were.

    `content` is the file that `document` was read from. Left alone are words in different formatting, words with a
    note or a tab among them, words that others inserted and that are not yet accepted, results of fields and
    alternative text. Raises UnreadableDocument as `read_word` does.
    """
    file = open_word(content, shown_name(document.path) or "The document")
    runs = Runs(file.walker.spots())
    chosen: list[Finding] = []
    position = 0
    for finding in sorted(findings, key=lambda each: each.start):
        safe = finding.fix == "safe" and finding.suggestions and finding.start >= position
        if safe and _can_change(runs.spots(finding.start, finding.end)):
            chosen.append(finding)
            position = finding.end
    runs.cut(offset for finding in chosen for offset in (finding.start, finding.end))
    writer = _Writer(file)
    count = sum(
        writer.replace(runs.between(finding.start, finding.end), finding.suggestions[0]) for finding in chosen
    )
    return (file.saved() if count else content), count


def _can_change(spots: list[Spot]) -> bool:
    """Whether all the words are text of the document's own that nobody has just inserted."""
    return bool(spots) and all(
        spot.editable and spot.node.tag in _LETTERS and not _is_inserted(spot.node) for spot in spots
    )


def _is_inserted(node: Xml) -> bool:
    parent = node.getparent()
    while parent is not None and parent.tag != w("p"):
        if parent.tag in {w("ins"), w("moveTo"), w("ruby")}:
            return True
        parent = parent.getparent()
    return False


class _Writer:
    """Writes tracked changes into one open file."""

    def __init__(self, file: WordFile) -> None:
        self._date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        used = (element.get(w("id")) or "" for element in file.body.iter(*_CHANGES))
        self._next = max((int(each) for each in used if each.isdecimal()), default=0) + 1

    def replace(self, runs: list[Xml], words: str) -> bool:
        """Mark runs as deleted and put words after them; False, and no change, where something would be lost."""
        if not runs or not _are_alike(runs) or not _are_neighbours(runs):
            return False
        new = new_element("r")
        look = child(runs[0], "rPr")
        if look is not None:
            new.append(deepcopy(look))
        text = new_element("t")
        text.text = words
        text.set(_SPACE, "preserve")
        new.append(text)
        inserted = self._change("ins")
        inserted.append(new)
        runs[-1].addnext(inserted)
        deleted: Xml | None = None
        for run in runs:
            if deleted is None or deleted.getnext() is not run:
                deleted = self._change("del")
                run.addprevious(deleted)
            deleted.append(run)
            for part in run:
                if part.tag == _TEXT:
                    part.tag = w("delText")
                    part.set(_SPACE, "preserve")
        return True

    def _change(self, name: str) -> Xml:
        element = new_element(name)
        element.set(w("id"), str(self._next))
        element.set(w("author"), AUTHOR)
        element.set(w("date"), self._date)
        self._next += 1
        return element


def _are_alike(runs: list[Xml]) -> bool:
    """Whether runs have the same formatting and hold nothing but text, hyphens included."""
    looks = {_look(run) for run in runs}
    parts = {part.tag for run in runs for part in run}
    return len(looks) == 1 and parts <= {*_LETTERS, *_UNSEEN_PARTS, _PROPERTIES}


def _look(run: Xml) -> bytes:
    """A run's formatting in a form that can be compared."""
    properties = child(run, "rPr")
    if properties is None:
        return b""
    kept = [_canonical(each) for each in properties if each.tag not in _UNSEEN]
    return b"".join(sorted(kept))


def _canonical(element: Xml) -> bytes:
    etree = cast("_Etree", import_module("lxml.etree"))
    return etree.tostring(element, method="c14n")


def _are_neighbours(runs: list[Xml]) -> bool:
    """Whether nothing that is to be seen stands between runs of one place."""
    return all(
        next((each for each in _after(one) if each.tag not in _BETWEEN), None) is other
        for one, other in pairwise(runs)
    )


def _after(run: Xml) -> Iterator[Xml]:
    """What follows a run in its paragraph, also out of and into wrappers that do not show."""
    current = run
    while True:
        following = current.getnext()
        while following is None:
            parent = current.getparent()
            if parent is None or parent.tag not in _WRAPPERS:
                return
            current, following = parent, parent.getnext()
        while following.tag in _WRAPPERS and len(following):
            following = next(iter(following))
        yield following
        current = following
