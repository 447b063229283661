from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from plainspeak.documents import UnreadableDocument, archives, known_suffixes, read

if TYPE_CHECKING:
    from pathlib import Path


def word_file(text: str) -> bytes:
    stream = io.BytesIO()
    written = docx.Document()
    written.add_paragraph(text)
    written.save(stream)
    return stream.getvalue()


def archive(path: Path, parts: dict[str, bytes]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return str(path)


def contents(path: str) -> archives.Contents:
    return archives.contents(path, known_suffixes())


def test_each_document_has_its_path_inside_the_archive(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "bundle.zip",
        {
            "b.txt": b"We help.",
            "letters/a.docx": word_file("You pay."),
            "letters/photo.png": b"\x89PNG",
            "__MACOSX/letters/._a.docx": b"x",
            ".hidden.txt": b"x",
        },
    )
    found = contents(path)
    assert found == archives.Contents((f"{path}/b.txt", f"{path}/letters/a.docx"), (), 1)
    assert [read(inner).text for inner in found.paths] == ["We help.", "You pay."]
    assert read(found.paths[1]).path == f"{path}/letters/a.docx"


def test_an_archive_is_known_by_its_content(tmp_path: Path) -> None:
    suffixes = known_suffixes()
    path = archive(tmp_path / "bundle.dat", {"a.txt": b"x"})
    assert archives.is_archive(path, suffixes)
    for name, content in (("a.zip", b"not a zip"), ("a.dat", word_file("x")), ("a.docx", b"PK")):
        (tmp_path / name).write_bytes(content)
        assert not archives.is_archive(str(tmp_path / name), suffixes)
    assert not archives.is_archive(str(tmp_path / "none.zip"), suffixes)


@pytest.mark.parametrize("inner", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:\\up.txt"])
def test_a_path_that_climbs_out_is_refused_and_the_others_are_read(tmp_path: Path, inner: str) -> None:
    path = archive(tmp_path / "bundle.zip", {inner: b"Up.", "good.txt": b"Good."})
    found = contents(path)
    assert found.paths == (f"{path}/good.txt",)
    ((refused, message),) = found.refused
    assert message.endswith(".")
    assert "leads out of it" in message
    with pytest.raises(UnreadableDocument, match="not found"):
        read(refused)


def refusal(path: str) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_what_is_not_there_and_what_is_no_document(tmp_path: Path) -> None:
    path = archive(tmp_path / "bundle.zip", {"a.txt": b"x", "in.zip": b"PK\x05\x06" + b"\0" * 18})
    assert "was not found" in refusal(f"{path}/none.txt")
    assert "zip archive, not a document" in refusal(path)
    assert "zip archive, not a document" in refusal(f"{path}/in.zip")
    (tmp_path / "a.txt").write_bytes(b"x")
    assert "was not found" in refusal(f"{tmp_path}/a.txt/b.txt")


def test_archives_that_would_fill_the_machine_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = archive(tmp_path / "bomb.zip", {"a.txt": b"\0" * 8_000_000, "b.txt": b"We help."})
    assert "unpacks to too much" in refusal(f"{bomb}/a.txt")
    assert read(f"{bomb}/b.txt").text == "We help."
    monkeypatch.setattr(archives, "MAX_ARCHIVE_BYTES", 1_000_000)
    with pytest.raises(UnreadableDocument, match="unpacks to more than the limit of 1 MB"):
        contents(bomb)
    many = archive(tmp_path / "many.zip", {f"{number}.txt": b"" for number in range(2_001)})
    with pytest.raises(UnreadableDocument, match="holds 2,001 files"):
        contents(many)


def test_damaged_and_locked_entries(tmp_path: Path) -> None:
    path = tmp_path / "bundle.zip"
    archive(path, {"a.txt": b"We help you with your claim, and with many other things."})
    whole = bytearray(path.read_bytes())
    whole[40] ^= 0xFF
    path.write_bytes(whole)
    assert "damaged" in refusal(f"{path}/a.txt")
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(whole)
    assert "password" in refusal(f"{path}/a.txt")
    path.write_bytes(whole[:-20])
    with pytest.raises(UnreadableDocument, match="damaged"):
        contents(str(path))
