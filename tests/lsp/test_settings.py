"""The editor's settings, and the checker that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak.lsp.settings import Checkers, EditorSettings, editor_settings
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"audiense": "staff"}, "there is no setting 'audiense'; did you mean 'audience'"),
        ({"audience": "everyone"}, "'audience' cannot be 'everyone'"),
        ({"audience": ["staff"]}, "'audience' cannot be"),
        ({"select": "wordy"}, "'select' should be a list"),
        ({"ignore": [1]}, "'ignore' should be a list"),
        ({"config": 3}, "'config' should be the path"),
        ([1], "should be an object"),
    ],
)
def test_a_mistake_is_named(value: object, told: str) -> None:
    with pytest.raises(PlainspeakError, match="the editor's settings") as error:
        editor_settings(value)
    assert told in str(error.value)


@pytest.mark.parametrize("value", [{"audience": "staff"}, {"plainspeak": {"audience": "staff"}}])
def test_settings_may_stand_under_our_name(value: object) -> None:
    assert editor_settings(value) == EditorSettings(audience="staff")


def test_nothing_is_no_mistake() -> None:
    assert (
        editor_settings(None)
        == editor_settings({})
        == editor_settings({"plainspeak": {}})
        == EditorSettings()
    )


def test_a_checker_is_kept_until_a_file_changes(tmp_path: Path) -> None:
    words = tmp_path / "ours.csv"
    words.write_text("term,use,why\nwidget,thing,\n")
    (tmp_path / "plainspeak.toml").write_text('glossaries = ["ours.csv"]\n')
    checkers = Checkers()
    first = checkers.for_file(tmp_path / "letter.md")
    assert checkers.for_file(tmp_path / "letter.md") is first
    words.write_text("term,use,why\nwidget,thing,\ngadget,tool,\n")
    second = checkers.for_file(tmp_path / "letter.md")
    assert [finding.text for finding in second.check("A gadget.").findings] == ["gadget"]


def test_a_text_in_no_file_has_the_settings_of_the_open_folder(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text('audience = "staff"\n')
    checkers = Checkers()
    assert checkers.for_file(None).audience == "residents"
    checkers.root = tmp_path
    assert checkers.for_file(None).audience == "staff"


def test_a_file_that_the_editor_names_goes_before_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text('audience = "staff"\n')
    (tmp_path / "other.toml").write_text('audience = "partners"\n')
    checkers = Checkers()
    checkers.root = tmp_path
    checkers.settings = EditorSettings(config="other.toml")
    assert checkers.for_file(tmp_path / "letter.md").audience == "partners"


def test_overrides_hold_for_their_paths(tmp_path: Path) -> None:
    (tmp_path / "plainspeak.toml").write_text('[[overrides]]\npaths = ["inside/"]\naudience = "staff"\n')
    checkers = Checkers()
    assert checkers.for_file(tmp_path / "inside" / "letter.md").audience == "staff"
    assert checkers.for_file(tmp_path / "letter.md").audience == "residents"
