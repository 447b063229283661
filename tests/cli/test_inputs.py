"""From what the user names to the documents: folders, patterns, lists, and what Git ignores."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plainspeak.cli.inputs import collect
from plainspeak.model import PlainspeakError


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("We use it.\n", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _write(tmp_path, "index.md", "docs/a.md", "docs/deep/b.md", "docs/c.txt", "docs/logo.png", ".hidden/d.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _names(*paths: str) -> list[str]:
    found = collect(paths)
    assert not found.failures
    return [Path(file).as_posix() for file in found.files]


@pytest.mark.parametrize(
    ("named", "files"),
    [
        ("docs", ["docs/a.md", "docs/c.txt", "docs/deep/b.md"]),
        ("docs/*.md", ["docs/a.md"]),
        ("docs/**/*.md", ["docs/a.md", "docs/deep/b.md"]),
        ("**/*.md", ["docs/a.md", "docs/deep/b.md", "index.md"]),
        ("docs/**", ["docs/a.md", "docs/c.txt", "docs/deep/b.md"]),
        ("d*", ["docs/a.md", "docs/c.txt", "docs/deep/b.md"]),
        ("docs/[ab].md", ["docs/a.md"]),
        (".hidden/d.md", [".hidden/d.md"]),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_is_named_is_found(named: str, files: list[str]) -> None:
    assert _names(named) == files


def test_a_file_whose_name_looks_like_a_pattern_is_taken_for_itself(site: Path) -> None:
    _write(site, "docs/[ab].md")
    assert _names("docs/[ab].md") == ["docs/[ab].md"]


def test_a_list_stands_for_the_paths_in_it(site: Path) -> None:
    (site / "list.txt").write_text("docs/a.md\n\n  docs/deep\n*.md\n", encoding="utf-8")
    assert _names("@list.txt") == ["docs/a.md", "docs/deep/b.md", "index.md"]


@pytest.mark.usefixtures("site")
def test_a_list_that_is_not_there_is_told() -> None:
    with pytest.raises(PlainspeakError, match=r"the list none\.txt cannot be read"):
        collect(["@none.txt"])


@pytest.mark.usefixtures("site")
def test_a_pattern_that_matches_nothing_is_told() -> None:
    (failure,) = collect(["docs/*.html"]).failures
    assert "matches no document" in failure.message
    (failure,) = collect(["docs/*.png"]).failures
    assert "matches no document" in failure.message


_IGNORED = {
    ".gitignore": "# built\n/build/\n*.tmp.md\n!keep.tmp.md\ndocs/**/draft?.md\n",
    "docs/.gitignore": "!draft2.md\nsecret/*\n!secret/open.md\n",
    "docs/deep/.gitignore": "*\n!*.md\n",
    ".git/info/exclude": "private.md\n",
}
_FILES = (
    "index.md private.md build/x.md docs/build/x.md a.tmp.md keep.tmp.md docs/deep/a.tmp.md docs/draft1.md "
    "docs/draft2.md docs/sub/draft1.md docs/secret/a.md docs/secret/open.md docs/deep/note.txt docs/deep/n.md"
).split()


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    subprocess.run(["git", "init", "-q", "."], check=True)
    _write(tmp_path, *_FILES)
    for name, lines in _IGNORED.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(lines, encoding="utf-8")
    return tmp_path


def _as_git_has_it(folder: str) -> list[str]:
    command = ["git", "ls-files", "--others", "--exclude-standard", folder]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return [name for name in listed if name.endswith((".md", ".txt"))]


@pytest.mark.parametrize("folder", [".", "docs", "docs/deep", "docs/secret"])
@pytest.mark.usefixtures("repository")
def test_a_folder_has_what_git_does_not_ignore(folder: str) -> None:
    assert sorted(_names(folder)) == sorted(_as_git_has_it(folder))


@pytest.mark.usefixtures("repository")
def test_a_pattern_has_what_git_does_not_ignore() -> None:
    kept = sorted(_names("**/*.md"))
    assert kept == sorted(_as_git_has_it("."))
    assert 0 < len(kept) < len(_FILES)


@pytest.mark.usefixtures("repository")
def test_what_the_user_names_is_taken_though_git_ignores_it() -> None:
    assert _names("build") == ["build/x.md"]
    assert _names("private.md") == ["private.md"]


def test_outside_a_repository_the_files_of_the_folder_count(site: Path) -> None:
    (site / "docs" / ".gitignore").write_text("deep/\n", encoding="utf-8")
    assert _names("docs") == ["docs/a.md", "docs/c.txt"]
