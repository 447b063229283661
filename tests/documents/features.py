"""What each reader does with each feature of its format: one small file for each, and what must come of it.

The tests read every file; `scripts/build_formats.py` makes docs/formats.md from the same table.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx import Presentation
from pptx.util import Emu

from tests.documents import odts
from tests.documents.pdfs import Words, column, pdf

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = {
    "docx": "Word",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "pptx": "PowerPoint",
    "rtf": "RTF",
    "html": "Web page",
    "md": "Markdown",
    "eml": "E-mail",
    "txt": "Plain text",
}
WELSH = "Byddwn yn casglu eich biniau bob wythnos o fis Mai ymlaen."


@dataclass(frozen=True)
class Example:
    """A file, the blocks that it must give (kind and text), words that must not be in any block."""

    content: bytes
    gives: tuple[tuple[str, str], ...] = ()
    lacks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    left_out: int = 0
    where: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feature:
    """A feature, the examples by format, and what is said of formats that have none."""

    name: str
    examples: dict[str, Example]
    never: frozenset[str] = field(default_factory=frozenset[str])


def word(*paragraphs: str, change: Callable[[Any], None] | None = None) -> bytes:
    document: Any = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def word_xml(xml: str) -> bytes:
    """A Word file whose only paragraph holds this XML."""

    def add(document: Any) -> None:
        paragraph = document.add_paragraph()._p
        for element in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
            paragraph.append(element)

    return word(change=add)


def slides(change: Callable[[Any, Any], None], layout: int = 6) -> bytes:
    presentation: Any = Presentation()
    change(presentation, presentation.slides.add_slide(presentation.slide_layouts[layout]))
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def rtf(text: str) -> bytes:
    return f"{{\\rtf1\\ansi{{\\stylesheet{{\\s1 heading 1;}}}}\\pard {text}\\par}}".encode("cp1252")


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["Message-ID"] = "<1@a.example>"
    message["Subject"] = "Fees"
    message.set_content("x")
    message.add_alternative(text, subtype="html")
    return message.as_bytes()


def _title(_: Any, slide: Any) -> None:
    slide.shapes.title.text = "Fees"


def _points(_: Any, slide: Any) -> None:
    slide.placeholders[1].text_frame.text = "one thing\nanother"


def _numbered_points(_: Any, slide: Any) -> None:
    frame = slide.placeholders[1].text_frame
    frame.text = "one thing\nanother"
    for paragraph in frame.paragraphs:
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod" startAt="3"/>')
        )


def _table(_: Any, slide: Any) -> None:
    slide.shapes.add_table(1, 1, Emu(0), Emu(0), Emu(9), Emu(9)).table.cell(0, 0).text = "Skip"


def _box(_: Any, slide: Any) -> None:
    slide.shapes.add_textbox(Emu(0), Emu(0), Emu(9), Emu(9)).text_frame.text = "In the box."


def _notes(_: Any, slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = "Say this."


def _slide_link(_: Any, slide: Any) -> None:
    run = slide.shapes.add_textbox(Emu(0), Emu(0), Emu(9), Emu(9)).text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address = "the form", "https://a.example"


def _hide(_: Any, slide: Any) -> None:
    _box(_, slide)
    slide._element.set("show", "0")


def _welsh(_: Any, slide: Any) -> None:
    _box(_, slide)
    slide.shapes[0].text_frame.add_paragraph().text = WELSH


def _word_table(document: Any) -> None:
    document.add_table(1, 1).cell(0, 0).text = "Skip"


def _word_list(document: Any) -> None:
    document.add_paragraph("one thing", style="List Bullet")


def _word_numbers(document: Any) -> None:
    for words in ("one thing", "another"):
        document.add_paragraph(words, style="List Number")
    style = document.styles["List Number"].element
    (number,) = style.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    numbering = document.part.numbering_part.element
    (own,) = numbering.xpath(f"./w:num[@w:numId='{number}']")
    own.append(
        parse_xml(f'<w:lvlOverride {nsdecls("w")} w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>')
    )


def _word_note(document: Any) -> None:
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>In the foot."
        f"</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = document.add_paragraph("A").add_run()._r
    run.append(parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='2'/>"))


def _picture(_: Any, slide: Any) -> None:
    shape = slide.shapes.add_picture(io.BytesIO(PNG), Emu(0), Emu(0))
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", "Bins in a street")


def _word_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Bins team"


PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)
PICTURE = (("alt-text", "Bins in a street"),)
HEADING = (("heading", "Fees"),)
ITEM = (("list-item", "one thing"),)
CELL = (("table-cell", "Skip"),)
NOTE = (("paragraph", "In the foot."),)
BOX = (("paragraph", "In the box."),)
HEADER = (("paragraph", "Bins team"),)
SEEN = (("paragraph", "Seen words."),)
DELETED = (
    "<w:r><w:t xml:space='preserve'>Seen </w:t></w:r><w:del w:id='1' w:author='a'>"
    "<w:r><w:delText>gone</w:delText></w:r></w:del>"
)
RUN = "<w:r><w:t>words.</w:t></w:r>"
HIDDEN = (
    "<w:r><w:t xml:space='preserve'>Seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r>"
)
PAGES = [[Words(70, 800, "Bins team", 9), *column("We help you.")] for _ in range(3)]

# Of lists that begin at three.
THREE = ("3", "4")
FEATURES = (
    Feature(
        "Headings",
        {
            "docx": Example(word(change=lambda document: document.add_heading("Fees", 1)), HEADING),
            "odt": Example(odts.odt("<text:h text:outline-level='1'>Fees</text:h>"), HEADING),
            "pdf": Example(
                pdf([Words(70, 740, "Fees", 18), *column("We help you with all of this.")]), HEADING
            ),
            "pptx": Example(slides(_title, 5), HEADING),
            "rtf": Example(rtf("\\s1 Fees"), HEADING),
            "html": Example(b"<h2>Fees</h2>", HEADING),
            "md": Example(b"# Fees", HEADING),
            "eml": Example(mail("<p>x"), HEADING),
            "txt": Example(b"Fees\n====\n\nWe help.", HEADING),
        },
    ),
    Feature(
        "Lists",
        {
            "docx": Example(word(change=_word_list), ITEM),
            "odt": Example(
                odts.odt(
                    "<text:list><text:list-item><text:p>one thing</text:p></text:list-item></text:list>"
                ),
                ITEM,
            ),
            "pdf": Example(pdf(column("• one thing", "• another")), ITEM),
            "pptx": Example(slides(_points, 1), ITEM),
            "rtf": Example(rtf("{\\listtext\\'b7\\tab}\\ls1 one thing"), ITEM),
            "html": Example(b"<ul><li>one thing</ul>", ITEM),
            "md": Example(b"- one thing", ITEM),
            "eml": Example(mail("<ul><li>one thing</ul>"), ITEM),
            "txt": Example("• one thing\n• another".encode(), ITEM),
        },
    ),
    Feature(
        "Numbers of lists",
        {
            "docx": Example(word(change=_word_numbers), ITEM, numbers=THREE),
            "odt": Example(
                odts.odt(
                    '<text:list text:style-name="L"><text:list-item><text:p>one thing</text:p></text:list-item>'
                    "<text:list-item><text:p>another</text:p></text:list-item></text:list>",
                    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
                    'style:num-format="1" style:num-suffix="." text:start-value="3"/></text:list-style>',
                ),
                ITEM,
                numbers=THREE,
            ),
            "pdf": Example(pdf(column("3. one thing", "4. another")), ITEM, numbers=THREE),
            "pptx": Example(slides(_numbered_points, 1), ITEM, numbers=THREE),
            "rtf": Example(
                rtf("{\\listtext 3.\\tab}\\ls1 one thing\\par{\\listtext 4.\\tab}another"),
                ITEM,
                numbers=THREE,
            ),
            "html": Example(b"<ol start=3><li>one thing<li>another</ol>", ITEM, numbers=THREE),
            "md": Example(b"3. one thing\n4. another", ITEM, numbers=THREE),
            "eml": Example(mail("<ol start=3><li>one thing<li>another</ol>"), ITEM, numbers=THREE),
            "txt": Example(b"3. one thing\n4. another", ITEM, numbers=THREE),
        },
    ),
    Feature(
        "Tables",
        {
            "docx": Example(word(change=_word_table), CELL, where="table 1, row 1"),
            "odt": Example(
                odts.odt(
                    "<table:table><table:table-row><table:table-cell><text:p>Skip</text:p>"
                    "</table:table-cell></table:table-row></table:table>"
                ),
                CELL,
                where="table 1, row 1",
            ),
            "pdf": Example(
                pdf([Words(70, 700, "Skip"), Words(300, 700, "£5")]), CELL, where="page 1, table 1, row 1"
            ),
            "pptx": Example(slides(_table), CELL, where="slide 1, table 1, row 1"),
            "rtf": Example(rtf("\\trowd\\intbl Skip\\cell\\row"), CELL, where="table 1, row 1"),
            "html": Example(b"<table><tr><td>Skip</table>", CELL, where="table 1, row 1"),
            "md": Example(b"| Skip |\n|---|\n", CELL, where="table 1, row 1"),
            "eml": Example(mail("<table><tr><td>Skip</table>"), CELL, where="table 1, row 1"),
            "txt": Example("Skip\t£5\t4 May\nBin\t£2\t5 May".encode(), CELL, where="table 1, row 1"),
        },
    ),
    Feature(
        "Footnotes, speaker's notes",
        {
            "docx": Example(word(change=_word_note), NOTE, where="footnote 1"),
            "odt": Example(
                odts.odt(
                    "<text:p>A<text:note><text:note-body><text:p>In the foot.</text:p>"
                    "</text:note-body></text:note></text:p>"
                ),
                NOTE,
                where="footnote 1",
            ),
            "pptx": Example(slides(_notes), (("paragraph", "Say this."),), where="slide 1, notes"),
            "rtf": Example(rtf("A{\\footnote In the foot.}"), NOTE, where="footnote 1"),
            "md": Example(b"A[^1]\n\n[^1]: In the foot.", NOTE, where="footnote 1"),
        },
        frozenset({"html", "eml", "txt"}),
    ),
    Feature(
        "Text boxes",
        {
            "docx": Example(
                word_xml(
                    "<w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent>"
                    "<w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></v:textbox>"
                    "</w:pict></w:r>"
                ),
                BOX,
            ),
            "odt": Example(
                odts.odt(
                    "<text:p>A<draw:frame><draw:text-box><text:p>In the box.</text:p>"
                    "</draw:text-box></draw:frame></text:p>"
                ),
                BOX,
            ),
            "pdf": Example(pdf([*column("We help."), Words(300, 500, "In the box.")]), BOX),
            "pptx": Example(slides(_box), BOX),
            "rtf": Example(rtf("A{\\shp{\\*\\shpinst{\\shptxt In the box.\\par}}}"), BOX),
        },
        frozenset({"html", "md", "eml", "txt"}),
    ),
    Feature(
        "Headers and footers once, or not at all",
        {
            "docx": Example(word("We help.", change=_word_header), HEADER),
            "odt": Example(
                odts.odt(
                    "",
                    masters="<style:master-page><style:header><text:p>Bins team</text:p>"
                    "</style:header></style:master-page>",
                ),
                HEADER,
            ),
            "pdf": Example(pdf(*PAGES), lacks=("Bins team",)),
            "rtf": Example(rtf("A{\\header Bins team}"), HEADER),
        },
        frozenset({"pptx", "html", "md", "eml", "txt"}),
    ),
    Feature(
        "Links are known",
        {
            "docx": Example(
                word_xml("<w:hyperlink w:anchor='a'><w:r><w:t>the form</w:t></w:r></w:hyperlink>"),
                links=("the form",),
            ),
            "odt": Example(odts.odt("<text:p>See <text:a>the form</text:a>.</text:p>"), links=("the form",)),
            "pptx": Example(slides(_slide_link), links=("the form",)),
            "rtf": Example(
                rtf('{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt the form}}'), links=("the form",)
            ),
            "html": Example(b"<p>See <a href=x>the form</a>.", links=("the form",)),
            "md": Example(b"See [the form](https://a.example).", links=("the form",)),
            "eml": Example(mail("<p>See <a href=x>the form</a>."), links=("the form",)),
        },
        frozenset({"txt"}),
    ),
    Feature(
        "Alternative text of pictures",
        {
            "docx": Example(
                word_xml(
                    "<w:r><w:drawing><wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/"
                    "wordprocessingDrawing'><wp:docPr id='1' name='p' descr='Bins in a street'/></wp:inline>"
                    "</w:drawing></w:r>"
                ),
                PICTURE,
            ),
            "odt": Example(
                odts.odt(
                    "<text:p><draw:frame><draw:image/><svg:desc>Bins in a street</svg:desc>"
                    "</draw:frame></text:p>"
                ),
                PICTURE,
            ),
            "pptx": Example(slides(_picture), PICTURE),
            "html": Example(b"<p><img src='b.png' alt='Bins in a street'></p>", PICTURE),
            "eml": Example(mail("<p><img src='b.png' alt='Bins in a street'>"), PICTURE),
            "md": Example(b"# Bins\n\n![Bins in a street](b.png)\n", (("heading", "Bins"), *PICTURE)),
        },
        frozenset({"txt"}),
    ),
    Feature(
        "Hidden text left out",
        {
            "docx": Example(word_xml(HIDDEN + RUN), SEEN, ("gone",)),
            "odt": Example(
                odts.odt(
                    "<text:p>Seen <text:span text:style-name='h'>gone</text:span>words.</text:p>",
                    odts.style("h", "text", text='text:display="none"'),
                ),
                SEEN,
                ("gone",),
            ),
            "pptx": Example(slides(_hide), lacks=("In the box.",)),
            "rtf": Example(rtf("Seen {\\v gone}words."), SEEN, ("gone",)),
            "html": Example(b"<p>Seen words.<p hidden>gone", SEEN, ("gone",)),
            "eml": Example(mail("<p>Seen words.<p hidden>gone"), SEEN, ("gone",)),
            "md": Example(b"Seen words.<!-- gone -->", SEEN, ("gone",)),
        },
        frozenset({"txt"}),
    ),
    Feature(
        "Tracked deletions left out",
        {
            "docx": Example(word_xml(DELETED + RUN), SEEN, ("gone",)),
            "odt": Example(
                odts.odt(
                    "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
                    "</text:deletion></text:changed-region></text:tracked-changes><text:p>Seen "
                    "<text:change/>words.</text:p>"
                ),
                SEEN,
                ("gone",),
            ),
            "rtf": Example(rtf("Seen {\\deleted gone}words."), SEEN, ("gone",)),
        },
        frozenset({"pdf", "pptx", "html", "md", "eml", "txt"}),
    ),
    Feature(
        "Code, quoted replies and signatures left out",
        {
            "html": Example(b"<p>Seen words.<pre>gone</pre><nav>gone</nav>", SEEN, ("gone",)),
            "md": Example(b"---\na: gone\n---\n\nSeen words.\n\n```\ngone\n```", SEEN, ("gone",)),
            "eml": Example(mail("<p>Seen words.<div class=gmail_quote>gone</div>"), SEEN, ("gone",)),
        },
        frozenset({"docx", "odt", "pdf", "pptx", "rtf", "txt"}),
    ),
    Feature(
        "Paragraphs in other languages left out and counted",
        {
            "docx": Example(word(WELSH, "Seen words."), SEEN, left_out=1),
            "odt": Example(
                odts.odt(f"<text:p>{WELSH}</text:p><text:p>Seen words.</text:p>"), SEEN, left_out=1
            ),
            "pdf": Example(pdf(column(WELSH, "", "Seen words.")), SEEN, left_out=1),
            "pptx": Example(slides(_welsh), BOX, left_out=1),
            "rtf": Example(rtf(f"{WELSH}\\par Seen words."), SEEN, left_out=1),
            "html": Example(f"<p>{WELSH}<p>Seen words.".encode(), SEEN, left_out=1),
            "md": Example(f"{WELSH}\n\nSeen words.".encode(), SEEN, left_out=1),
            "eml": Example(mail(f"<p>{WELSH}<p>Seen words."), SEEN, left_out=1),
            "txt": Example(f"{WELSH}\n\nSeen words.".encode(), SEEN, left_out=1),
        },
    ),
)
