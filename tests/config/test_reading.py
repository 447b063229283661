"""Settings from a file: what they change in a check, and what is said of a mistake in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak import Checker
from plainspeak.config import Config, find_config, read_config
from plainspeak.model import PlainspeakError

if TYPE_CHECKING:
    from pathlib import Path


def _config(folder: Path, text: str, name: str = "plainspeak.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _rules(text: str, config: Path | Config) -> list[str]:
    return [finding.rule for finding in Checker(config=config).check(text).findings]


def test_all_settings_are_read(tmp_path: Path) -> None:
    path = _config(
        tmp_path,
        """
audience = "staff"
nation = "wales"
glossaries = ["ours.yaml"]
accept = ["signpost"]
select = ["jargon"]
ignore = ["jargon/deliver"]
fail_on = "error"
[severity]
jargon = "error"
"jargon/deliver" = "info"
[acronyms]
NCT = "Northshire Care Team"
""",
    )
    assert read_config(path) == Config(
        audience="staff",
        nation="wales",
        glossaries=(tmp_path / "ours.yaml",),
        accept=("signpost",),
        select=("jargon",),
        ignore=("jargon/deliver",),
        fail_on="error",
        severity=(("jargon/deliver", "info"), ("jargon", "error")),
        acronyms=(("NCT", ("Northshire Care Team",)),),
        path=path,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('audiense = "staff"', "did you mean 'audience'?"),
        ('audience = "everyone"', "'audience' cannot be 'everyone'"),
        ('accept = "signpost"', "'accept' should be a list of texts"),
        ("acronyms = 3", "'acronyms' should be a section"),
        ("[acronyms]\nNCT = []", "say what 'NCT' stands for"),
        ('[severity]\njargon = "fatal"', "the severity of 'jargon' cannot be 'fatal'"),
        ("audience = ", "is not valid TOML"),
    ],
)
def test_mistakes_get_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PlainspeakError) as caught:
        read_config(_config(tmp_path, text))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plainspeak.toml"
    path.write_text('audience = "staff"', encoding="utf-16")
    with pytest.raises(PlainspeakError, match=r"plainspeak\.toml is not in UTF-8; save it as text in UTF-8$"):
        read_config(path)


def test_nearest_file_holds_and_other_projects_do_not(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "letters"
    inner.mkdir(parents=True)
    outer = _config(tmp_path, 'audience = "staff"')
    _config(tmp_path / "docs", "[tool.other]\n", "pyproject.toml")
    assert find_config(inner) == outer
    project = _config(inner, '[tool.plainspeak]\naudience = "partners"\n', "pyproject.toml")
    assert find_config(inner) == project
    assert read_config(project).audience == "partners"


@pytest.mark.parametrize(
    "text", ["We signpost people.", "We are signposting people to advice.", "They were signposted here."]
)
def test_accepted_word_is_fine_in_all_its_forms(text: str) -> None:
    assert "jargon/signpost" in _rules(text, Config())
    assert "jargon/signpost" not in _rules(text, Config(accept=("signpost",)))


def test_accepted_acronym_is_fine() -> None:
    assert _rules("The EHCP is late.", Config()) == ["acronym/ehcp"]
    assert _rules("The EHCP is late.", Config(accept=("EHCP",))) == []


def test_accepted_phrase_still_takes_its_place() -> None:
    text = "We will roll out a range of key stakeholders."
    accepted = _rules(text, Config(accept=("key stakeholder",)))
    assert not any("stakeholder" in rule or rule == "jargon/key" for rule in accepted)


def test_own_acronym_is_offered_and_explained() -> None:
    config = Config(acronyms=(("NCT", ("Northshire Care Team",)),))
    (finding,) = Checker(config=config).check("Ring the NCT today.").findings
    assert finding.suggestions == ("Northshire Care Team",)


def test_severity_of_the_longest_name_holds() -> None:
    config = Config(severity=(("jargon/signpost", "info"), ("jargon", "error")))
    findings = Checker(config=config).check("We signpost people and leverage our assets.").findings
    assert {finding.rule: finding.severity for finding in findings}["jargon/signpost"] == "info"
    assert "error" in {finding.severity for finding in findings}


def test_limits_of_sentences() -> None:
    text = "We will cut the grass by the lake and paint the gates of the park in May."
    assert _rules(text, Config()) == []
    assert _rules(text, Config(long_sentence=10)) == ["long-sentence/over-25"]
    assert _rules(text, Config(long_sentence=5, very_long_sentence=10)) == ["long-sentence/over-40"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[limits]\nlong_sentences = 3", "did you mean 'long_sentence'?"),
        ("[limits]\nlong_sentence = 0", "should be a number of words"),
        ("[limits]\nlong_sentence = 50\nvery_long_sentence = 30", "make it the larger"),
    ],
)
def test_wrong_limits_get_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PlainspeakError, match=said.replace("?", r"\?")):
        read_config(_config(tmp_path, text))


def test_a_higher_limit_raises_the_other_with_it(tmp_path: Path) -> None:
    config = read_config(_config(tmp_path, "[limits]\nlong_sentence = 60"))
    assert (config.long_sentence, config.very_long_sentence) == (60, 60)
