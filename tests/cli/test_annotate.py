"""`plainspeak annotate`: a copy with comments, the document itself untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("We utilise it prior to May.")
    document.save(str(tmp_path / "letter.docx"))
    return tmp_path / "letter.docx"


def test_a_copy_gets_the_comments(run: Run, letter: Path) -> None:
    before = letter.read_bytes()
    done = run("annotate", "letter.docx", "-o", "marked.docx")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    texts = [comment.text for comment in docx.Document(str(letter.parent / "marked.docx")).comments]
    assert texts[0].startswith("plainspeak read this for residents: 2 findings.")
    assert [text.splitlines()[-1] for text in texts[1:]] == ["Rule: wordy/utilise", "Rule: wordy/prior-to"]
    assert letter.read_bytes() == before


def test_rules_can_be_chosen(run: Run, letter: Path) -> None:
    assert run("annotate", "letter.docx", "-o", "m.docx", "--ignore", "wordy").returncode == 0
    assert len(list(docx.Document(str(letter.parent / "m.docx")).comments)) == 1


@pytest.mark.parametrize("name", ["M.DOCX", "marked"])
def test_a_copy_may_have_any_name_that_is_not_of_another_type(run: Run, letter: Path, name: str) -> None:
    assert run("annotate", "letter.docx", "-o", name).returncode == 0
    assert len(list(docx.Document(str(letter.parent / name)).comments)) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["letter.docx"], b"--output"),
        (["letter.docx", "-o", "letter.docx"], b"would be written over"),
        (["letter.docx", "-o", "none/m.docx"], b"make the folder first"),
        (["letter.docx", "letter.docx", "-o", "m.docx"], b"Name one document"),
        (["none.docx", "-o", "m.docx"], b"none.docx was not found"),
        (["a.txt", "-o", "m.docx"], b"a.txt cannot hold comments"),
        (["letter.docx", "-o", "m.odt"], b"m.odt would be a Word file; give -o a name that ends in .docx"),
        (["letter.docx", "-o", "m.docm"], b"m.docm would be a Word file; give -o a name that ends in .docx"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, letter: Path, arguments: list[str], said: bytes) -> None:
    (letter.parent / "a.txt").write_text("We utilise it.")
    before = letter.read_bytes()
    done = run("annotate", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert b"Traceback" not in done.stderr
    assert letter.read_bytes() == before
    assert not list(letter.parent.glob("m.*"))
