"""OpenDocument texts for the tests, made from the XML of their body."""

from __future__ import annotations

import io
import zipfile

from plainspeak.documents.kinds import OPEN_TEXT

URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = (
    " ".join(
        f'xmlns:{prefix}="{URN}{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def content_xml(body: str, styles: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def styles_xml(styles: str = "", masters: str = "") -> str:
    return (
        f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", OPEN_TEXT, zipfile.ZIP_STORED)
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def odt(body: str, styles: str = "", named: str = "", masters: str = "") -> bytes:
    """A package with this body, automatic styles, named styles and kinds of pages."""
    return packed({"content.xml": content_xml(body, styles), "styles.xml": styles_xml(named, masters)})


def style(name: str, family: str = "paragraph", parent: str = "", text: str = "", more: str = "") -> str:
    """A style with properties of its text."""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}"{above}{more}>'
        f"<style:text-properties {text}/></style:style>"
    )
