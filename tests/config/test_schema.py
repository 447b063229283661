"""The schema for editors takes what the reader takes, and refuses what it refuses."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from plainspeak.config import read_config
from plainspeak.config.reading import KEYS
from plainspeak.config.schema import config_schema
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from pathlib import Path

_VALIDATOR = Draft7Validator(config_schema())

_RIGHT = """
audience = "residents"
nation = "wales"
glossaries = ["ours.csv"]
accept = ["signpost"]
select = ["jargon", "wordy/uti"]
ignore = ["legal"]
fail_on = "never"
exclude = ["old/"]
[severity]
"jargon/deliver" = "info"
[acronyms]
NCT = "Northshire Care Team"
ABC = ["Anytown Bus Company", "A Better Council"]
[limits]
long_sentence = 30
[targets]
reading_age = 12
long_sentence_share = 0.1
[[overrides]]
paths = ["*.docx"]
audience = "staff"
[overrides.limits]
very_long_sentence = 60
"""


def _is_read(folder: Path, text: str) -> bool:
    path = folder / "plainspeak.toml"
    path.write_text(text, encoding="utf-8")
    try:
        read_config(path)
    except PlainspeakError:
        return False
    return True


def test_it_is_a_schema_and_has_every_setting() -> None:
    Draft7Validator.check_schema(config_schema())
    assert set(config_schema()["properties"]) == set(KEYS)
    assert set(tomllib.loads(_RIGHT)) == set(KEYS)


def test_both_take_all_settings(tmp_path: Path) -> None:
    assert _is_read(tmp_path, _RIGHT)
    assert _VALIDATOR.is_valid(tomllib.loads(_RIGHT))


@pytest.mark.parametrize(
    "text",
    [
        'audiense = "staff"',
        'audience = "everyone"',
        'nation = "france"',
        'accept = "signpost"',
        'accept = [" "]',
        'select = ["jargn"]',
        'ignore = ["wordyness/x"]',
        'fail_on = "fatal"',
        "acronyms = 3",
        "[acronyms]\nNCT = []",
        '[acronyms]\nNCT = " "',
        '[severity]\njargon = "fatal"',
        '[severity]\njargn = "info"',
        "[limits]\nlong_sentences = 3",
        "[limits]\nlong_sentence = 0",
        "[limits]\nlong_sentence = true",
        "overrides = 3",
        '[[overrides]]\naudience = "staff"',
        '[[overrides]]\npaths = ["a"]\nexclude = ["b"]',
        "[[overrides]]\npaths = []",
    ],
)
def test_both_refuse_the_same_mistakes(tmp_path: Path, text: str) -> None:
    assert not _is_read(tmp_path, text)
    assert not _VALIDATOR.is_valid(tomllib.loads(text))
