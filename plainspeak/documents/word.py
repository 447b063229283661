"""Word documents (.docx), read through python-docx.

python-docx opens the package and knows its parts. `wordwalk` goes over the XML itself, because python-docx's
paragraph objects pass over insertions, content controls and text boxes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from plainspeak.documents.errors import UnreadableDocument
from plainspeak.documents.kinds import WORD
from plainspeak.documents.packages import HOW_TO_SAVE, check_package, damaged
from plainspeak.documents.wordnumbers import Numbers
from plainspeak.documents.wordstyles import Styles, is_on, w
from plainspeak.documents.wordwalk import Walker
from plainspeak.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as DocxDocument

    from plainspeak.documents.wordstyles import Xml

MEDIA_TYPE = WORD
_REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MARGINS = {w("headerReference"): "page header", w("footerReference"): "page footer"}
# What python-docx raises for a package that is a sound zip but no document of Word's.
_LAYOUT_ERRORS = (KeyError, ValueError, AttributeError, TypeError, IndexError, AssertionError)


class _Part(Protocol):
    """What is used of a part of a package."""

    @property
    def element(self) -> Xml: ...


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file that is open: python-docx's document, and the walker that has read all of it."""

    opened: DocxDocument
    walker: Walker

    @property
    def body(self) -> Xml:
        """The body of the document."""
        return cast("Xml", self.opened.element.body)

    def saved(self) -> bytes:
        """The file with what was changed in its elements."""
        stream = io.BytesIO()
        self.opened.save(stream)
        return stream.getvalue()


def read_word(content: bytes, path: str, name: str) -> Document:
    """A document of the text in a Word package; `name` is what messages call it.

    Raises UnreadableDocument for a package that is damaged, protected, too large or not Word's.
    """
    built = open_word(content, name).walker.built
    return Document(
        built.text,
        tuple(built.blocks),
        path=path,
        media_type=MEDIA_TYPE,
        protected=built.protected,
        links=built.links,
    )


def open_word(content: bytes, name: str) -> WordFile:
    """Open a Word package and walk through its body, its notes, its headers and its footers.

    Raises UnreadableDocument as `read_word` does.
    """
    check_package(content, name)
    from docx import Document as open_document
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.part import PartFactory, XmlPart

    # python-docx keeps notes as bytes unless it is told that they are XML.
    for kind in (CONTENT_TYPE.WML_FOOTNOTES, CONTENT_TYPE.WML_ENDNOTES):
        PartFactory.part_type_for[kind] = XmlPart
    try:
        opened = open_document(io.BytesIO(content))
        related = _related(opened)
        numbering = related.get(f"{_REFERENCES}numbering")
        walker = Walker(
            Styles(cast("Xml", opened.styles.element)), Numbers(numbering.element if numbering else None)
        )
        notes = {
            kind: _notes(part.element, kind)
            for kind in ("footnote", "endnote")
            if (part := related.get(f"{_REFERENCES}{kind}s")) is not None
        }
        margins = list(_margins(opened))
    except (SyntaxError, OSError, EOFError) as error:
        # lxml's own error for XML that does not parse is a SyntaxError.
        raise damaged(name) from error
    except _LAYOUT_ERRORS as error:
        raise UnreadableDocument(
            f"{name} is not laid out as Word's own documents are (it may be a template, have macros or be in "
            f"the strict form); {HOW_TO_SAVE}."
        ) from error
    file = WordFile(opened, walker)
    walker.read_story(file.body)
    walker.read_notes(notes)
    walker.read_margins(margins)
    return file


def _related(opened: DocxDocument) -> dict[str, _Part]:
    """The parts that the document's main part refers to, the last one of each type."""
    return {
        relation.reltype: cast("_Part", relation.target_part)
        for relation in opened.part.rels.values()
        if not relation.is_external
    }


def _notes(root: Xml, kind: str) -> dict[str, Xml]:
    """The footnotes or endnotes of a part by their ids, without the separator lines that Word keeps there."""
    found: dict[str, Xml] = {}
    for note in root:
        if note.tag == w(kind) and note.get(w("type")) in {None, "normal"}:
            found[note.get(w("id")) or ""] = note
    return found


def _margins(opened: DocxDocument) -> Iterator[tuple[str, Xml]]:
    """The headers and footers that are shown on any page, each part once, in the order of the sections."""
    body = cast("Xml", opened.element.body)
    facing = is_on(cast("Xml", opened.settings.element), "evenAndOddHeaders") is True
    # A section without a header of its own has that of the section before it.
    first = any(is_on(section, "titlePg") is True for section in body.iter(w("sectPr")))
    seen: set[str] = set()
    for section in body.iter(w("sectPr")):
        for reference in section:
            identity, kind = reference.get(_R_ID) or "", reference.get(w("type"))
            shown = {"first": first, "even": facing}.get(kind or "", True)
            if reference.tag in _MARGINS and shown and identity in opened.part.rels and identity not in seen:
                seen.add(identity)
                relation = opened.part.rels[identity]
                if not relation.is_external:
                    yield _MARGINS[reference.tag], cast("_Part", relation.target_part).element
