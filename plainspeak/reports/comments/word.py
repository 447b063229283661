"""Word files (.docx) with a comment at every finding.

python-docx keeps the part that holds the comments, its content type and its relationship, and writes the comments.
Where a comment stands is written here, since the words of a finding may begin and end in the middle of runs. Word
allows comments only in the body, so those on a note stand at its reference and those on a header at the top.
Comments that plainspeak wrote before give way to the new ones. Those of other people stay, and so do those that
somebody has answered or marked as dealt with; what they say is not said again on the same words.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, cast

from plainspeak.documents.errors import shown_name
from plainspeak.documents.word import open_word
from plainspeak.documents.wordruns import Runs, isolate
from plainspeak.documents.wordstyles import new_element, w
from plainspeak.reports.comments.notes import AUTHOR, INITIALS, check_same, notes, summary
from plainspeak.reports.comments.wordthreads import Threads, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as DocxDocument

    from plainspeak.documents.word import WordFile
    from plainspeak.documents.wordstyles import Xml
    from plainspeak.model import Report
    from plainspeak.reports.comments.notes import Note

_PARAGRAPH, _PROPERTIES, _RUN_PROPERTIES = w("p"), w("pPr"), w("rPr")
_REFERENCE = w("commentReference")
_NOTE_REFERENCES = (w("footnoteReference"), w("endnoteReference"))
_MARKS = (w("commentRangeStart"), w("commentRangeEnd"), _REFERENCE)


def annotate_word(content: bytes, report: Report) -> bytes:
    """The content of a Word file with the comments on `report` in it, all else being as it was.

    Raises UnreadableDocument as `read_word` does, and PlainspeakError where the file is not what was checked.
    """
    file = open_word(content, shown_name(report.document.path) or "The document")
    check_same(report.document, file.walker.built.text)
    comments = _comments(file.opened)
    writer = _Writer(file, comments, _remove_own(file, comments))
    writer.write_summary(report)
    writer.write(notes(report))
    return file.saved()


def _comments(opened: DocxDocument) -> Xml:
    """The root of the part that holds the comments, which is new where the file had none."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    # Asked for its comments, python-docx adds the part for them.
    _ = opened.comments
    return cast("Any", opened.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)).element


def _remove_own(file: WordFile, comments: Xml) -> dict[str, str]:
    """Take out the comments that plainspeak wrote and their marks in the text; the words of those that stay, by id."""
    own = [comment for comment in comments if comment.get(w("author")) == AUTHOR]
    others = [comment for comment in comments if comment.get(w("author")) != AUTHOR]
    threads = Threads(file.opened)
    kept = threads.begun(own, others)
    gone = [comment for comment in own if all(comment is not each for each in kept)]
    threads.forget(gone)
    identities = {comment.get(w("id")) for comment in gone}
    for comment in gone:
        comments.remove(comment)
    for mark in [each for each in file.body.iter(*_MARKS) if each.get(w("id")) in identities]:
        run = mark.getparent()
        if run is None:
            continue
        whole = mark.tag == _REFERENCE and all(each is mark or each.tag == _RUN_PROPERTIES for each in run)
        alone = run if whole else mark
        holder = alone.getparent()
        if holder is not None:
            holder.remove(alone)
    return {comment.get(w("id")) or "": words_of(comment) for comment in kept}


def _free_identities(body: Xml, comments: Xml) -> Iterator[str]:
    """Ids that no comment has, nor any mark of one.

    Nor are they those of notes, which count for themselves: LibreOffice shows notes at the wrong marks where a
    comment has the id of a note.
    """
    used = {each.get(w("id")) for each in (*comments, *body.iter(*_MARKS))}
    notes_used = (each.get(w("id")) or "" for each in body.iter(*_NOTE_REFERENCES))
    first = 1 + max((int(each) for each in notes_used if each.isdecimal() and len(each) < 10), default=-1)
    return (identity for identity in map(str, count(first)) if identity not in used)


def _words(lines: tuple[str, ...]) -> str:
    """What `words_of` gives for a comment of these lines."""
    return "".join("".join(line.split()) for line in lines)


class _Writer:
    """Puts comments into one open file."""

    def __init__(self, file: WordFile, comments: Xml, kept: dict[str, str]) -> None:
        self._file = file
        self._comments = comments
        self._kept = kept
        self._identities = _free_identities(file.body, comments)
        self._runs = Runs(file.walker.spots())
        self._top = next(file.body.iter(_PARAGRAPH), None)
        self._top_marks: list[Xml] = []
        # The last mark that stands after a part of a paragraph, so that comments follow in order.
        self._last_after: dict[Xml, Xml] = {}

    def write_summary(self, report: Report) -> None:
        """Add the comment with the scores to the first paragraph."""
        self._write_top(summary(report))

    def write(self, found: list[Note]) -> None:
        """Add a comment for each note, in order."""
        here = {id(note): anchor for note in found if (anchor := self._anchor(note)) is not None}
        exact = [note for note in found if self._is_exact(note)]
        self._runs.cut(offset for note in exact for offset in (note.start, note.end))
        exact_notes = {id(note) for note in exact}
        for note in found:
            if id(note) in exact_notes:
                runs = self._runs.between(note.start, note.end)
                self._write_at(runs[0], runs[-1], note.lines)
                continue
            lines = (note.elsewhere, *note.lines)
            run = isolate(here[id(note)]) if id(note) in here else None
            if run is None:
                self._write_top(lines)
            else:
                self._write_at(run, run, lines)

    def _write_at(self, first: Xml, last: Xml, lines: tuple[str, ...]) -> None:
        """Add a comment on some runs, unless one that stays says the same there."""
        words, before = _words(lines), first.getprevious()
        while before is not None and before.tag in _MARKS:
            if self._kept.get(before.get(w("id")) or "") == words and before.tag == _MARKS[0]:
                return
            before = before.getprevious()
        self._mark(first, last, self._add(lines))

    def _write_top(self, lines: tuple[str, ...]) -> None:
        if _words(lines) not in self._kept.values():
            self._mark_top(self._add(lines))

    def _anchor(self, note: Note) -> Xml | None:
        """What stands for the first words of a note in the body; None for a header."""
        spots = self._runs.spots(note.start, note.end)
        return spots[0].anchor if spots else None

    def _is_exact(self, note: Note) -> bool:
        """Whether all the words of a note stand in the body, as text."""
        spots = self._runs.spots(note.start, note.end)
        return bool(spots) and all(spot.anchor is spot.node and spot.in_text for spot in spots)

    def _add(self, lines: tuple[str, ...]) -> str:
        """Add a comment to the part that holds them; its id."""
        from docx.comments import Comments

        # python-docx looks through all comments of a part to number one more, so each is made in a part of its own.
        alone = cast("Any", new_element("comments"))
        Comments(alone, cast("Any", self._file.opened.part)).add_comment("\n".join(lines), AUTHOR, INITIALS)
        (comment,) = alone
        identity = next(self._identities)
        comment.set(w("id"), identity)
        self._comments.append(comment)
        return identity

    def _mark(self, first: Xml, last: Xml, identity: str) -> None:
        first.addprevious(self._new("commentRangeStart", identity))
        self._put_after(last, self._new("commentRangeEnd", identity))
        # Outside tracked insertions and links, so that refusing the one and leaving the other keep the comment.
        outer = last
        while (parent := outer.getparent()) is not None and parent.tag != _PARAGRAPH:
            outer = parent
        self._put_after(outer, self._reference(identity))

    def _mark_top(self, identity: str) -> None:
        if self._top is None:
            self._top = new_element("p")
            self._file.body.insert(0, self._top)
        marks = [
            self._new("commentRangeStart", identity),
            self._new("commentRangeEnd", identity),
            self._reference(identity),
        ]
        properties = self._top.find(_PROPERTIES)
        place = 0 if properties is None else 1
        for mark in marks:
            self._top.insert(place + len(self._top_marks), mark)
            self._top_marks.append(mark)

    def _put_after(self, element: Xml, mark: Xml) -> None:
        self._last_after.get(element, element).addnext(mark)
        self._last_after[element] = mark

    def _reference(self, identity: str) -> Xml:
        run, properties, style = new_element("r"), new_element("rPr"), new_element("rStyle")
        style.set(w("val"), "CommentReference")
        properties.append(style)
        run.append(properties)
        run.append(self._new("commentReference", identity))
        return run

    def _new(self, name: str, identity: str) -> Xml:
        element = new_element(name)
        element.set(w("id"), identity)
        return element
