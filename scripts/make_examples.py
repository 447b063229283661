"""Write examples/cabinet-report.docx, so that the example can be read and changed as text.

Run it from a checkout with the project installed: `python scripts/make_examples.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from docx import Document

TARGET = Path(__file__).resolve().parent.parent / "examples" / "cabinet-report.docx"
WRITTEN = datetime(2026, 10, 14, tzinfo=UTC)


def main() -> None:
    """Build the report: headings, paragraphs with formatting inside, a list and a table."""
    document = Document()
    document.core_properties.author = "plainspeak"
    document.core_properties.created = WRITTEN
    document.core_properties.modified = WRITTEN
    document.add_heading("Leisure centres: the next five years", 0)
    document.add_paragraph("Report of the Director of Place to Cabinet, 10 November 2026")
    document.add_heading("Purpose of the report", 1)
    paragraph = document.add_paragraph("This report seeks approval to ")
    paragraph.add_run("commence").bold = True
    paragraph.add_run(
        " a procurement exercise for the management of our three leisure centres. It is incumbent upon the "
        "authority to obtain best value, notwithstanding the challenging financial landscape."
    )
    document.add_heading("Background", 1)
    document.add_paragraph(
        "The current contract was let in 2017 and will terminate in March 2028. A robust options appraisal has "
        "been undertaken by officers. It concluded that a partnership approach would drive innovation and "
        "leverage additional investment, whilst mitigating the impact on the MTFS."
    )
    document.add_paragraph(
        "In the course of the appraisal, 412 people answered a survey. Most of them drive to the pool or walk "
        "there. They told us that the changing rooms are cold, that the key lockers break and that a swim costs "
        "too much."
    )
    document.add_heading("What we propose", 1)
    for item in (
        "Engage with key stakeholders to co-produce the specification.",
        "Give consideration to the feasibility of a new pool in Eastfield.",
        "Cascade the learnings from the procurement to other services going forward.",
    ):
        document.add_paragraph(item, style="List Bullet")
    document.add_heading("Financial implications", 1)
    document.add_paragraph("The table sets out the cost. The s151 officer has been consulted.")
    table = document.add_table(rows=3, cols=2)
    table.style = "Table Grid"
    rows = (
        ("Item", "Cost"),
        ("Consultants to scope the project", "£40,000"),
        ("Legal advice, inter alia", "£12,500"),
    )
    for row, (item, cost) in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = item, cost
    document.save(str(TARGET))


if __name__ == "__main__":
    main()
