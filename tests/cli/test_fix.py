"""`plainspeak fix`: safe suggestions only, all else byte for byte, a file whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

BEFORE = b"\xef\xbb\xbfWe utilise it.\r\n\r\nPrior to May\t we  are here \xf0\x9f\x8e\x89.  \r\n"
AFTER = b"\xef\xbb\xbfWe use it.\r\n\r\nBefore May\t we  are here \xf0\x9f\x8e\x89.  \r\n"


def test_in_place_changes_only_the_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BEFORE)
    done = run("fix", "a.txt", "--in-place")
    assert done.returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == AFTER
    assert run("fix", "a.txt", "--in-place").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == AFTER
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_diff_shows_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BEFORE)
    done = run("fix", "a.txt", "--diff")
    assert done.returncode == 1
    assert b"-" in done.stdout
    assert b"+Before May" in done.stdout
    assert (tmp_path / "a.txt").read_bytes() == BEFORE
    (tmp_path / "a.txt").write_bytes(AFTER)
    done = run("fix", "a.txt", "--diff")
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-32", "utf-8"])
def test_encoding_is_kept(run: Run, tmp_path: Path, encoding: str) -> None:
    text = "The café’s £20 fee – we utilise it. Now it is a longer text, so that its encoding is plain."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert run("fix", "a.txt", "--in-place").returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == text.replace("utilise", "use").encode(encoding)


def test_word_file_gets_tracked_changes(run: Run, tmp_path: Path) -> None:
    import docx

    from plainspeak import read

    document = docx.Document()
    document.add_paragraph("We utilise it.")
    document.save(str(tmp_path / "a.docx"))
    before = (tmp_path / "a.docx").read_bytes()
    done = run("fix", "a.docx", "--diff")
    assert done.returncode == 1
    assert b"-We utilise it." in done.stdout
    assert b"+We use it." in done.stdout
    assert (tmp_path / "a.docx").read_bytes() == before
    assert run("fix", "a.docx", "--in-place").returncode == 0
    assert read(tmp_path / "a.docx").text == "We use it."
    after = (tmp_path / "a.docx").read_bytes()
    assert run("fix", "a.docx", "--in-place").returncode == 0
    assert (tmp_path / "a.docx").read_bytes() == after
    assert (run("fix", "a.docx", "--diff").returncode, [path.name for path in tmp_path.iterdir()]) == (
        0,
        ["a.docx"],
    )


def test_file_that_cannot_be_fixed_is_refused(run: Run, tmp_path: Path) -> None:
    from tests.documents.odts import odt

    (tmp_path / "a.odt").write_bytes(odt("<text:p>We utilise it.</text:p>"))
    done = run("fix", "a.odt", "--in-place")
    assert done.returncode == 2
    assert b"a.odt cannot be fixed" in done.stderr


def test_mode_must_be_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BEFORE)
    done = run("fix", "a.txt")
    assert done.returncode == 2
    assert b"Say --diff" in done.stderr


def test_missing_file_and_the_others_are_still_fixed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BEFORE)
    done = run("fix", "none.txt", "a.txt", "--in-place")
    assert done.returncode == 2
    assert b"none.txt" in done.stderr
    assert (tmp_path / "a.txt").read_bytes() == AFTER
