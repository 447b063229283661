"""Making Word files for tests."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument

NAMES = (
    nsdecls("w", "wp", "a", "pic", "r")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None
) -> bytes:
    """The same package with its parts put through `change` and some more parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in (extra or {}).items():
            new.writestr(name, part)
    return stream.getvalue()


def with_body(xml: str) -> bytes:
    """A Word file whose body is the given XML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {NAMES}>{xml}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    return saved(document)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def with_notes(content: bytes, kind: str, notes: dict[int, str]) -> bytes:
    """The file with footnotes or endnotes (`kind`) of the given ids, each the XML of its paragraphs."""
    inner = "".join(f'<w:{kind} w:id="{number}">{note}</w:{kind}>' for number, note in notes.items())
    # The two lines that Word draws above notes; other programs count on both.
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}">{paragraph(f"<w:r><w:{name}/></w:r>" + run("no"))}</w:{kind}>'
        for number, name in enumerate(("separator", "continuationSeparator"), -1)
    )
    part = f"<w:{kind}s {NAMES}>{separators}{inner}</w:{kind}s>"
    relation = f'<Relationship Id="rIdN" Type="{OFFICE}/{kind}s" Target="{kind}s.xml"/></Relationships>'
    override = (
        f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}s+xml"/></Types>'
    )

    def link(name: str, old: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return old.replace(b"</Relationships>", relation.encode())
        return old.replace(b"</Types>", override.encode()) if name == "[Content_Types].xml" else old

    return repacked(content, link, {f"word/{kind}s.xml": part.encode()})
