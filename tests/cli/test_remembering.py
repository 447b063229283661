"""A run that has been made before: the same bytes, without a check, unless something has changed."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from pathlib import Path
from sqlite3 import connect

import pytest

from plainspeak.checker import Checker
from plainspeak.cli import main, remembering
from plainspeak.cli.running import SIDECAR, Checkers, Settings

FIXTURES = Path(__file__).parents[1] / "fixtures"
TEXT = "# Bins & Co\n\nWe will **utilise** the hall, and Utilise it well.\n\nAsk Mrs Zwetschgenbaum of Quagmire Lane.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, and a cache of its own."""
    monkeypatch.setattr("platformdirs.user_cache_path", _cache_in(tmp_path / "cache"))
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "page.md").write_text(TEXT, encoding="utf-8")
    (docs / "old.txt").write_bytes("Café: we utilise it – “today”.\r\nPrior to May.".encode("cp1252"))
    (docs / "report.docx").write_bytes((FIXTURES / "report.docx").read_bytes())
    monkeypatch.chdir(tmp_path)
    return docs


def _cache_in(place: Path) -> object:
    return lambda *_arguments, **_others: place


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that are checked."""
    seen: list[str] = []
    real = Checker.check

    def check(self: Checker, document: object) -> object:
        seen.append(Path(document.path).name)  # type: ignore[attr-defined]
        return real(self, document)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check", check)
    return seen


@pytest.mark.parametrize("options", [["--format", "jsonl"], []])
def test_answer_is_the_same_byte_for_byte(
    options: list[str], folder: Path, checks: list[str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    fresh = main(["check", "docs", "--no-cache", *options]), capsysbinary.readouterr()
    first = main(["check", "docs", *options]), capsysbinary.readouterr()
    assert len(checks) == 6
    again = main(["check", "docs", *options]), capsysbinary.readouterr()
    assert len(checks) == 6, "a document was checked though it had not changed"
    assert first == fresh
    assert again == fresh


def test_what_has_changed_is_checked(
    folder: Path, checks: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "docs"])
    checks.clear()
    (folder / "page.md").write_text(TEXT.replace("the hall", "a hall"), encoding="utf-8")
    (folder / "again.md").write_text(TEXT, encoding="utf-8")
    main(["check", "docs"])
    assert checks == ["page.md"]


@pytest.mark.parametrize(
    ("options", "config"),
    [
        (["--audience", "staff"], ""),
        (["--ignore", "wordy"], ""),
        (["--quotations"], ""),
        ([], 'accept = ["bins"]'),
        ([], '[severity]\nwordy = "error"'),
    ],
)
def test_other_settings_are_another_answer(
    options: list[str], config: str, folder: Path, checks: list[str]
) -> None:
    main(["check", "docs/page.md"])
    (folder / "plainspeak.toml").write_text(config, encoding="utf-8")
    main(["check", "docs/page.md", *options])
    assert checks == ["page.md"] * 2


def test_changed_glossary_is_another_answer(folder: Path) -> None:
    own = Path("own.csv")
    keys: set[bytes] = set()
    for words in (None, "term,use\nbins,dustbins\n", "term,use\nbins,binbags\n", "term,use\nbins,dustbins\n"):
        own.write_text(words or "", encoding="utf-8")
        keys.add(Checkers(Settings(glossaries=("own.csv",) if words else ())).key("docs/page.md"))
    assert len(keys) == 3


def test_sidecar_is_another_answer(
    folder: Path, checks: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "docs/page.md"]) == 1
    (folder / SIDECAR).write_text("page.md: wordy\n", encoding="utf-8")
    assert main(["check", "docs/page.md"]) == 0
    assert len(checks) == 2


def test_another_state_of_the_program_is_another_answer(
    folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", "docs/page.md"])
    monkeypatch.setattr(remembering, "program_state", lambda: "other")
    main(["check", "docs/page.md"])
    assert len(checks) == 2


def test_mistake_in_the_settings_is_told_though_nothing_has_changed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "docs/page.md"])
    (folder / "plainspeak.toml").write_text("audiense = 1", encoding="utf-8")
    assert main(["check", "docs/page.md"]) == 2
    (folder / "plainspeak.toml").unlink()
    assert main(["check", "docs/page.md", "--glossary", "none.csv"]) == 2
    assert "none.csv" in capsys.readouterr().err


def test_no_word_of_a_document_is_kept(folder: Path, tmp_path: Path) -> None:
    for options in ([], ["--format", "json"]):
        main(["check", "docs", *options])
    (file,) = (tmp_path / "cache").glob("results-*.db")
    with connect(file) as database:
        kept = [zlib.decompress(row[0]).decode() for row in database.execute("SELECT record FROM records")]
    assert len(kept) >= 6
    words = {word.casefold() for record in kept for word in re.findall(r"\w+", record)}
    own = "Zwetschgenbaum Quagmire Lane hall well Mrs ask will café today".casefold().split()
    assert not words.intersection(own)
    content = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir()).lower()
    for word in ("zwetschgenbaum", "quagmire", "page.md"):
        assert word.encode() not in content


def test_unchanged_file_is_answered_without_spacy_and_the_checker(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, platformdirs\nfrom plainspeak.cli import main\nimport plainspeak.glossary.index\n"
        "platformdirs.user_cache_path = lambda *_, **__: pathlib.Path('home')\n"
        "status = main(['check', 'docs/page.md', '-o', 'out.txt'])\n"
        "print(status, sorted({'spacy', 'numpy', 'textstat', 'plainspeak.checker'} & set(sys.modules)))"
    )
    told: list[str] = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(done.stdout.strip())
    assert "plainspeak.checker" in told[0]
    assert told[1] == "1 []"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_processes_answer_from_it_and_fill_it(
    jobs: str, folder: Path, checks: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "docs/page.md", "docs/old.txt", "--format", "jsonl", "--jobs", jobs])
    first = capsys.readouterr()
    checks.clear()
    main(["check", "docs/page.md", "docs/old.txt", "--format", "jsonl"])
    assert capsys.readouterr() == first
    assert checks == []
