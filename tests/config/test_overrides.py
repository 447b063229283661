"""Settings for some paths only: which documents they hold for, and how they lie over those for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak.config import read_config
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = """
audience = "staff"
accept = ["signpost"]
ignore = ["passive"]
exclude = ["old/", "*.bak.md"]

[severity]
legal = "info"

[limits]
long_sentence = 30

[[overrides]]
paths = ["letters/**"]
audience = "residents"
accept = ["ULEZ"]
select = ["jargon"]

[[overrides]]
paths = ["*.docx", "!draft.docx"]
fail_on = "error"
severity = { legal = "error", "legal/hereby" = "warning" }
limits = { long_sentence = 20 }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plainspeak.toml"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def test_a_document_of_no_override_has_the_settings_for_all(file: Path) -> None:
    config = read_config(file).for_path(str(file.parent / "page.md"))
    assert (config.audience, config.accept, config.select, config.long_sentence) == (
        "staff",
        ("signpost",),
        (),
        30,
    )


def test_lists_add_up_and_single_values_are_replaced(file: Path) -> None:
    config = read_config(file).for_path(str(file.parent / "letters" / "deep" / "a.md"))
    assert (config.audience, config.accept) == ("residents", ("signpost", "ULEZ"))
    assert (config.select, config.ignore) == (("jargon",), ("passive",))
    assert (config.fail_on, config.severity, config.long_sentence) == (None, (("legal", "info"),), 30)


def test_several_overrides_hold_together_and_names_in_a_section_are_replaced(file: Path) -> None:
    config = read_config(file).for_path(str(file.parent / "letters" / "a.docx"))
    assert (config.audience, config.fail_on, config.long_sentence) == ("residents", "error", 20)
    assert config.severity == (("legal/hereby", "warning"), ("legal", "error"))


def test_a_pattern_can_take_a_path_out_again(file: Path) -> None:
    config = read_config(file)
    assert config.for_path(str(file.parent / "x" / "draft.docx")).fail_on is None
    assert config.for_path(str(file.parent / "x" / "other.docx")).fail_on == "error"


def test_paths_are_seen_from_the_folder_of_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "letters").mkdir()
    monkeypatch.chdir(file.parent / "letters")
    assert read_config(file).for_path("a.md").audience == "residents"
    assert read_config(file).for_path("../a.md").audience == "staff"


@pytest.mark.parametrize(
    ("path", "excluded"), [("old/a.md", True), ("x/a.bak.md", True), ("older/a.md", False)]
)
def test_what_is_excluded(file: Path, path: str, excluded: bool) -> None:
    assert read_config(file).excludes(str(file.parent / path)) is excluded


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[overrides]]\naudience = "staff"', ":1: say which paths it is for"),
        (
            '[[overrides]]\npaths = ["a"]\n\naudiense = "staff"',
            ":4: there is no setting 'audiense'; did you mean",
        ),
        (
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\nselect = ["jargn"]',
            ":5: 'select' names",
        ),
        ('[[overrides]]\npaths = ["a"]\nexclude = ["b"]', ":3: there is no setting 'exclude'"),
        ('[[overrides]]\npath = ["a"]', ":2: there is no setting 'path'; did you mean 'paths'?"),
        ("overrides = 3", ":1: write each override as"),
        ('accept = []\nignore = ["jargn"]', "but there is no kind of rule 'jargn'; did you mean 'jargon'?"),
        ('[severity]\nlegl = "info"', "did you mean 'legal'?"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "plainspeak.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlainspeakError) as caught:
        read_config(path)
    assert said in str(caught.value)


def test_lines_in_a_project_file_count_from_its_top(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\naudience = 1\n[tool.plainspeak]\nnation = "france"\n', encoding="utf-8")
    with pytest.raises(PlainspeakError, match=r"pyproject\.toml:4: 'nation' cannot be 'france'"):
        read_config(path)
