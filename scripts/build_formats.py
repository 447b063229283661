"""Write docs/formats.md from the table of features that the tests read: `python scripts/build_formats.py`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "formats.md"
HEADER = """\
# What is read from each format

This page is made by `scripts/build_formats.py` from the table that the tests go through. Every "yes" is a test.
A dash says that the format has no such thing. "no" says that it has, and that we do not read it yet.

"""


def page() -> str:
    """The page as it should be."""
    sys.path.insert(0, str(ROOT))
    from plainspeak.documents import read
    from plainspeak.model import PlainspeakError
    from plainspeak.reports.comments import check_type
    from tests.documents.features import FEATURES, FORMATS

    rows = [["", *FORMATS.values()], ["---"] * (len(FORMATS) + 1)]
    for feature in FEATURES:
        said = (
            "yes" if form in feature.examples else "–" if form in feature.never else "no" for form in FORMATS
        )
        rows.append([feature.name, *said])
    documents = [read(FEATURES[0].examples[form].content, name=f"a.{form}") for form in FORMATS]
    rows.append(
        ["Place given as", *("line and column" if d.source is not None else "words" for d in documents)]
    )

    def takes_comments(media_type: str) -> str:
        try:
            check_type(media_type, "a")
        except PlainspeakError:
            return "no"
        return "yes"

    rows.append(["Copy with a comment at every finding", *(takes_comments(d.media_type) for d in documents)])
    return HEADER + "".join(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
