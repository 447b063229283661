"""Threads of comments in Word files: which comment answers which, and which are marked as dealt with.

Word keeps that beside the comments, in parts of its own ([MS-DOCX], sections 2.5.4 and later); a comment is known
there by the id of its last paragraph.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from plainspeak.documents.wordstyles import w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as DocxDocument

    from plainspeak.documents.wordstyles import Xml

_OFFICE = "http://schemas.microsoft.com/office/"
_PARAGRAPH_ID = f"{{{_OFFICE}word/2010/wordml}}paraId"
_EXTENDED, _IDS, _EXTENSIBLE = (
    f"{_OFFICE}{name}"
    for name in (
        "2011/relationships/commentsExtended",
        "2016/09/relationships/commentsIds",
        "2018/08/relationships/commentsExtensible",
    )
)


class Threads:
    """What the file says of its comments beside their words; nothing where it has no such parts."""

    def __init__(self, opened: DocxDocument) -> None:
        relations = opened.part.rels.values()
        self._parts: dict[str, Any] = {
            relation.reltype: relation.target_part for relation in relations if not relation.is_external
        }

    def begun(self, own: Iterable[Xml], others: Iterable[Xml]) -> list[Xml]:
        """Those of `own` comments that one of the `others` answers or that somebody has marked as dealt with."""
        written = {_identity(comment) for comment in others}
        said: set[str] = set()
        for entry in self._entries(_EXTENDED):
            if _value(entry, "done") in {"1", "true"}:
                said.add(_value(entry, "paraId"))
            if _value(entry, "paraId") in written:
                said.add(_value(entry, "paraIdParent"))
        return [comment for comment in own if _identity(comment) in said - {""}]

    def forget(self, comments: Iterable[Xml]) -> None:
        """Take out what is said of comments that are taken out."""
        gone = {_identity(comment) for comment in comments} - {""}
        self._remove(_EXTENDED, "paraId", gone)
        durable = {
            _value(entry, "durableId") for entry in self._entries(_IDS) if _value(entry, "paraId") in gone
        }
        self._remove(_IDS, "paraId", gone)
        self._remove(_EXTENSIBLE, "durableId", durable)

    def _entries(self, kind: str) -> Iterator[Xml]:
        root = self._root(kind)
        yield from root if root is not None else ()

    def _root(self, kind: str) -> Xml | None:
        part = self._parts.get(kind)
        if part is None:
            return None
        try:
            return cast("Xml", cast("Any", import_module("docx.oxml")).parse_xml(part.blob))
        except SyntaxError:
            return None  # lxml's own error: Word, too, does without a broken part

    def _remove(self, kind: str, name: str, gone: set[str]) -> None:
        root = self._root(kind)
        entries = [entry for entry in root if _value(entry, name) in gone] if root is not None else []
        if root is not None and entries:
            for entry in entries:
                root.remove(entry)
            self._parts[kind]._blob = cast("Any", import_module("docx.opc.oxml")).serialize_part_xml(root)


def words_of(comment: Xml) -> str:
    """The words of a comment without white space, to tell whether two say the same."""
    return "".join("".join((text.text or "").split()) for text in comment.iter(w("t")))


def _identity(comment: Xml) -> str:
    """The id of a comment's last paragraph, "" where it has none."""
    paragraphs = [each.get(_PARAGRAPH_ID) or "" for each in comment.iter(w("p"))]
    return paragraphs[-1] if paragraphs else ""


def _value(entry: Xml, name: str) -> str:
    """An attribute of an entry; its namespace is that of the entry itself."""
    return entry.get(f"{entry.tag.partition('}')[0]}}}{name}") or ""
