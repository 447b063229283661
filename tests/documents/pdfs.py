"""PDF files for the tests, written by hand: words at places on pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Words that begin at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False


def column(
    *lines: str, x: float = 70, top: float = 700, size: float = 11, leading: float = 14
) -> list[Words]:
    """Lines under each other; an empty line leaves room."""
    return [Words(x, top - number * leading, line, size) for number, line in enumerate(lines) if line]


def pdf(*pages: list[Words]) -> bytes:
    """A file with these pages, A4."""
    return assembled([_stream(page) for page in pages])


def assembled(
    streams: list[bytes], extra: dict[int, bytes] | None = None, trailer: str = "", resources: str = ""
) -> bytes:
    """A file of pages with these streams of drawing commands, and objects of the test's own from number 500 on."""
    count = len(streams)
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(count))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    }
    for number, stream in enumerate(streams):
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> {resources} >> >>"
        ).encode()
        objects[11 + 2 * number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    objects.update(extra or {})
    out = b"%PDF-1.4\n"
    offsets: dict[int, int] = {}
    for number in sorted(objects):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, offset)
    size = max(objects) + 1
    return out + f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def _stream(page: list[Words]) -> bytes:
    commands: list[bytes] = []
    for words in page:
        text = words.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = 2 if words.bold else 1
        commands.append(b"BT /F%d %g Tf %g %g Td (%s) Tj ET" % (font, words.size, words.x, words.y, text))
    return b"\n".join(commands)
