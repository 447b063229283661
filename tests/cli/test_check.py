"""`plainspeak check` as a user meets it: what is printed where, and with which exit status."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HARD = "We will utilise the hall.\n"
PLAIN = "The bins are full.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def rules(done: object) -> list[str]:
    (document,) = json.loads(done.stdout)["documents"]  # type: ignore[attr-defined]
    return [finding["rule"] for finding in document["findings"]]


def one_sentence(stderr: bytes, *parts: str) -> None:
    """Standard error holds one line of ours that says all this, and no stack trace."""
    text = stderr.decode()
    assert "Traceback" not in text
    (line,) = text.splitlines()
    assert line.startswith("plainspeak: ")
    for part in parts:
        assert part in line, line


def test_finding_is_printed_with_place_sentence_reason_and_replacement(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARD, encoding="utf-8")
    done = run("check", "a.txt")
    assert done.returncode == 1
    text = done.stdout.decode()
    lines = text.splitlines()
    assert any("1:9" in line and "wordy/utilise" in line for line in lines)
    at = next(i for i, line in enumerate(lines) if "We will utilise the hall." in line)
    start = lines[at].index("utilise")
    assert lines[at + 1] == " " * start + "~" * 7
    assert "Try: use" in text
    assert "1 finding in 1 document of 5 words" in text
    assert "\x1b" not in text
    assert done.stderr == b""


def test_exit_statuses(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hard.txt").write_text(HARD, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(PLAIN, encoding="utf-8")
    assert run("check", "plain.txt").returncode == 0
    assert run("check", "hard.txt").returncode == 1
    assert run("check", "hard.txt", "--fail-on", "error").returncode == 0
    assert run("check", "hard.txt", "--fail-on", "never").returncode == 0
    assert run("check", "hard.txt", "none.txt").returncode == 2
    assert run("check").returncode == 2
    assert run("check", "plain.txt", "--format", "nonsense").returncode == 2
    assert run("nonsense").returncode == 2


def test_missing_file_and_the_others_are_still_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "hard.txt").write_text(HARD, encoding="utf-8")
    done = run("check", "none.txt", "hard.txt", "--format", "json")
    assert done.returncode == 2
    one_sentence(done.stderr, "none.txt", "not found")
    report = json.loads(done.stdout)
    assert [document["path"] for document in report["documents"]] == ["hard.txt"]
    assert [error["path"] for error in report["errors"]] == ["none.txt"]


def test_folder_without_documents(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").write_bytes(PNG)
    done = run("check", "photos", "--format", "json")
    assert done.returncode == 2
    assert b"photos holds no document that plainspeak reads" in done.stderr
    assert b"passed over 1 file of other types" in done.stderr


def test_folder_is_walked_in_order_without_hidden_files(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".git/d.txt", ".e.txt", "~$f.docx", "g.xyz"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(HARD, encoding="utf-8")
    done = run("check", "docs", "--format", "json")
    paths = [document["path"].replace("\\", "/") for document in json.loads(done.stdout)["documents"]]
    assert paths == ["docs/a.md", "docs/b.txt", "docs/sub/c.txt"]
    assert b"passed over 1 file of other types" in done.stderr


def test_named_file_of_unknown_type_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text(HARD, encoding="utf-8")
    done = run("check", "a.xyz")
    assert done.returncode == 2
    one_sentence(done.stderr, "a.xyz")


def test_empty_file_has_no_findings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    done = run("check", "a.txt")
    assert done.returncode == 0
    assert b"Nothing found" in done.stdout


def test_picture_named_docx(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.docx").write_bytes(PNG)
    done = run("check", "photo.docx")
    assert done.returncode == 2
    one_sentence(done.stderr, "photo.docx", "PNG")


def test_truncated_word_file(run: Run, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(HARD)
    document.save(str(tmp_path / "whole.docx"))
    content = (tmp_path / "whole.docx").read_bytes()
    (tmp_path / "half.docx").write_bytes(content[: len(content) // 2])
    done = run("check", "half.docx", "whole.docx", "--format", "json")
    assert done.returncode == 2
    one_sentence(done.stderr, "half.docx")
    (whole,) = json.loads(done.stdout)["documents"]
    assert whole["findings"][0]["line"] is None
    assert whole["findings"][0]["where"] == "paragraph 1"


def test_zip_that_is_no_word_file(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as package:
        package.writestr("readme.txt", HARD)
    done = run("check", "a.docx")
    assert done.returncode == 2
    one_sentence(done.stderr, "a.docx")


def test_other_encoding_is_read_and_named(run: Run, tmp_path: Path) -> None:
    text = "The café’s £20 fee is due. We utilise “smart” quotes – and dashes."
    (tmp_path / "a.txt").write_bytes(text.encode("windows-1252"))
    done = run("check", "a.txt", "--format", "json")
    assert done.returncode == 1
    assert b"a.txt is not in UTF-8; it was read as windows-1252" in done.stderr.replace(
        b"cp1252", b"windows-1252"
    )
    (document,) = json.loads(done.stdout)["documents"]
    (finding,) = [f for f in document["findings"] if f["rule"] == "wordy/utilise"]
    assert text[finding["start"] : finding["end"]] == "utilise"


def test_fifty_megabytes_get_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"We went home. " * 3_750_000)
    (tmp_path / "hard.txt").write_text(HARD, encoding="utf-8")
    done = run("check", "big.txt", "hard.txt", "--format", "json")
    assert done.returncode == 2
    one_sentence(done.stderr, "big.txt", "MB")
    assert rules(done) == ["wordy/utilise"]


def test_a_megabyte_without_a_space(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 1_000_000)
    done = run("check", "a.txt", "--format", "json")
    assert done.returncode == 0
    (document,) = json.loads(done.stdout)["documents"]
    assert (document["words"], document["findings"]) == (1, [])


def test_nul_byte_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"We utilise\x00 it.")
    done = run("check", "a.txt")
    assert done.returncode == 2
    one_sentence(done.stderr, "a.txt")


@pytest.mark.parametrize(("content", "sentences"), [("🎉🎉🎉", 1), ("# Only a heading\n", 1)])
def test_hardly_any_text(run: Run, tmp_path: Path, content: str, sentences: int) -> None:
    (tmp_path / "a.md").write_text(content, encoding="utf-8")
    done = run("check", "a.md", "--format", "json")
    assert done.returncode == 0
    (document,) = json.loads(done.stdout)["documents"]
    assert document["findings"] == []
    assert document["sentences"] <= sentences
    assert document["scores"]["reading_age"] is None


def test_windows_line_ends_and_byte_order_mark(run: Run, tmp_path: Path) -> None:
    text = "First line.\r\n\r\nWe utilise it.\r\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    done = run("check", "a.txt", "--format", "json")
    (document,) = json.loads(done.stdout)["documents"]
    (finding,) = document["findings"]
    assert text[finding["start"] : finding["end"]] == "utilise"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (3, 4, 3, 11)


def test_standard_input_by_name(run: Run) -> None:
    done = run(
        "check", "-", "--stdin-name", "page.md", "--format", "json", stdin=b"We **utilise** `utilise`."
    )
    (document,) = json.loads(done.stdout)["documents"]
    assert document["path"] == "page.md"
    assert document["media_type"] == "text/markdown"
    assert [(f["start"], f["end"]) for f in document["findings"]] == [(5, 12)]


def test_a_mistake_in_standard_input_has_its_name(run: Run) -> None:
    done = run("check", "-", "--stdin-name", "page.zzz", "--format", "json", stdin=b"We go.")
    assert done.returncode == 2
    assert [each["path"] for each in json.loads(done.stdout)["errors"]] == ["page.zzz"]


def test_same_bytes_twice_and_with_two_jobs(run: Run, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.md").write_text(f"# {number}\n\n{HARD * (number + 1)}", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(PNG)
    for style in ("text", "json"):
        first = run("check", ".", "--format", style)
        again = run("check", ".", "--format", style)
        jobs = run("check", ".", "--format", style, "--jobs", "2")
        assert first.returncode == again.returncode == jobs.returncode == 2
        assert first.stdout == again.stdout == jobs.stdout
        assert first.stderr == jobs.stderr
    pages: list[dict[str, bytes]] = []
    for number, options in enumerate([(), (), ("--jobs", "2")]):
        out = tmp_path.parent / f"{tmp_path.name}-{number}"
        assert run("check", ".", "--format", "html", "-o", out, *options).returncode == 2
        pages.append({p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*.html")})
    assert len(pages[0]) == 7
    assert pages[0] == pages[1] == pages[2]


def test_output_file_is_written_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARD, encoding="utf-8")
    done = run("check", "a.txt", "--format", "html", "-o", "r.html")
    assert done.returncode == 1
    assert done.stdout == b""
    assert "</html>" in (tmp_path / "r.html").read_text(encoding="utf-8")
    done = run("check", "a.txt", "-o", "none/r.html")
    assert done.returncode == 2
    one_sentence(done.stderr, "none/r.html", "folder does not exist")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "r.html"]


def test_mistake_in_a_glossary_names_file_and_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARD, encoding="utf-8")
    (tmp_path / "ours.yaml").write_text("glossary: A\nabout: B\nentries:\n  - trem: x\n", encoding="utf-8")
    done = run("check", "a.txt", "--glossary", "ours.yaml")
    assert done.returncode == 2
    one_sentence(done.stderr, "ours.yaml:4:", "did you mean 'term'?")


def test_help_and_version_load_nothing_heavy(run: Run, tmp_path: Path) -> None:
    import subprocess
    import sys

    for arguments in (["--help"], ["--version"], ["check", "--help"], ["fix", "--help"]):
        code = (
            "import sys\nfrom plainspeak.cli import main\n"
            f"main({arguments!r})\n"
            "heavy = {'spacy', 'textstat', 'nltk', 'numpy', 'docx', 'jinja2', 'pyromark', 'yaml'} & set(sys.modules)\n"
            "sys.exit(str(heavy) if heavy else 0)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(("Usage: plainspeak", "plainspeak 0."))


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "a.txt").write_text(HARD * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "plainspeak", "check", "a.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_documents_in_an_archive_are_checked_by_themselves(run: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as bundle:
        for name in ("b.txt", "sub/a.txt", "../up.txt", "photo.png"):
            bundle.writestr(name, HARD)
    done = run("check", "bundle.zip", "--format", "json")
    report = json.loads(done.stdout)
    assert [document["path"] for document in report["documents"]] == [
        "bundle.zip/b.txt",
        "bundle.zip/sub/a.txt",
    ]
    assert all(document["findings"] for document in report["documents"])
    assert [error["path"] for error in report["errors"]] == ["bundle.zip/../up.txt"]
    assert done.returncode == 2
    assert b"passed over 1 file of other types" in done.stderr
    assert run("check", ".", "--format", "json").stdout == done.stdout
    done = run("fix", "bundle.zip", "--in-place")
    one_sentence(done.stderr, "bundle.zip", "zip archive")


def test_web_pages_of_several_documents_are_an_index_and_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b & c.txt"):
        (tmp_path / "in" / name).write_text("We will utilise the hall.", encoding="utf-8")
    done = run("check", "in", "--format", "html", "-o", "out")
    assert done.returncode == 1
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.glob("out/**/*.html")) == [
        "out/index.html",
        "out/pages/1-a-txt.html",
        "out/pages/2-b-c-txt.html",
    ]
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert 'href="pages/2-b-c-txt.html"' in index
    done = run("check", "in", "--format", "html", "-o", "all.html")
    assert done.returncode == 1
    assert 'href="all-pages/1-a-txt.html"' in (tmp_path / "all.html").read_text(encoding="utf-8")
    assert "../all.html" in (tmp_path / "all-pages" / "1-a-txt.html").read_text(encoding="utf-8")


def test_web_pages_of_several_documents_need_a_place(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("We will utilise the hall.", encoding="utf-8")
    done = run("check", "a.txt", "b.txt", "--format", "html")
    assert done.returncode == 2
    one_sentence(done.stderr, "name a folder")
    assert done.stdout == b""


def test_paragraphs_in_other_languages_are_counted(run: Run, tmp_path: Path) -> None:
    welsh = "Byddwn yn casglu eich biniau bob wythnos o fis Mai ymlaen.\n\n"
    (tmp_path / "a.txt").write_text(welsh * 2 + HARD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(welsh + PLAIN, encoding="utf-8")
    report = json.loads(run("check", "a.txt", "b.txt", "--format", "json").stdout)
    assert [document["other_language"] for document in report["documents"]] == [2, 1]
    assert report["summary"]["other_language"] == 3
    assert b"3 parts were not checked, as not in English." in run("check", "a.txt", "b.txt").stdout
    assert b"not in English" not in run("check", "a.txt", "b.txt", "--format", "json").stdout
