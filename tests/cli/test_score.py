"""`plainspeak score`: the figures in three forms, and the reading age that can fail a run."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from plainspeak.cli import main
from plainspeak.reports.scores import scores_schema

if TYPE_CHECKING:
    from pathlib import Path

EASY = "We will mend the road in May. Please move your car. " * 12
HARD = (
    "Implementation of infrastructural improvements necessitates consideration of environmental implications "
    "alongside administrative responsibilities. "
) * 12


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "easy.md").write_text(f"# =Roads\n\n{EASY}\n\n## Bins\n\nOn Friday.\n", encoding="utf-8")
    (tmp_path / "hard.txt").write_text(HARD, encoding="utf-8")
    return tmp_path


def test_json_has_scores_targets_and_sections(pages: Path, capsysbinary: Any) -> None:
    assert main(["score", str(pages), "--format", "json", "--audience", "partners"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    easy, hard = found["documents"]
    assert easy["targets"]["reading_age"] == 13
    assert [s["title"] for s in easy["sections"]] == ["=Roads", "Bins"]
    assert easy["sections"][1]["scores"]["reading_age"] is None
    assert easy["scores"]["reading_age"] < 11 < hard["scores"]["reading_age"]
    assert found["errors"] == []


def test_json_follows_its_schema_and_says_why_a_score_is_null(pages: Path, capsysbinary: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(scores_schema())
    (pages / "empty.txt").write_text("", encoding="utf-8")
    assert main(["score", str(pages), str(pages / "none.md"), "--format", "json"]) == 2
    found = json.loads(capsysbinary.readouterr().out)
    jsonschema.validate(found, scores_schema())
    easy, empty, hard = found["documents"]
    assert (easy["heat"], empty["heat"], hard["heat"]) == ("within", "unknown", "far-above")
    assert easy["scores"]["why_null"] is None
    assert easy["sections"][1]["heat"] == "unknown"
    assert easy["sections"][1]["scores"]["why_null"] == (
        "The formulas need 100 words of running text, and this has 2."
    )
    # the schema names every figure, and nothing that is not there
    assert set(scores_schema()["$defs"]["scores"]["properties"]) == set(easy["scores"])


def test_csv_has_a_row_for_each_document_and_section(pages: Path, capsysbinary: Any) -> None:
    assert main(["score", str(pages), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
    # no spreadsheet takes a heading for a formula
    assert [row["section"] for row in rows] == ["", "'=Roads", "Bins", ""]
    assert rows[1]["words"] == "132"
    assert rows[2]["reading_age"] == ""


def test_text_tells_heat_in_words_and_signs(pages: Path, capsys: Any) -> None:
    assert main(["score", str(pages)]) == 0
    out = capsys.readouterr().out
    assert "target 11: ○ within the target" in out
    assert "● far above the target" in out
    assert "· too short to score" in out


def test_only_the_reading_age_fails_a_run(pages: Path, capsys: Any) -> None:
    assert main(["score", str(pages / "easy.md"), "--max-reading-age", "12"]) == 0
    assert main(["score", str(pages), "--max-reading-age", "12"]) == 1
    err = capsys.readouterr().err
    assert "hard.txt has a reading age of" in err
    assert "easy.md" not in err


def test_short_document_says_why_and_does_not_fail(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "note.txt").write_text("The library opens at nine.", encoding="utf-8")
    assert main(["score", str(tmp_path / "note.txt"), "--max-reading-age", "1"]) == 0
    assert "The formulas need 100 words of running text, and this has 5." in capsys.readouterr().out


def test_unreadable_file_wins_over_a_high_age(pages: Path, capsys: Any) -> None:
    target = pages / "out.json"
    arguments = ["score", str(pages / "hard.txt"), str(pages / "none.md"), "--max-reading-age", "5"]
    assert main([*arguments, "--format", "json", "-o", str(target)]) == 2
    assert "none.md" in capsys.readouterr().err
    found = json.loads(target.read_text(encoding="utf-8"))
    assert len(found["documents"]) == len(found["errors"]) == 1


def test_targets_of_the_settings_take_the_place_of_the_usual_ones(pages: Path, capsysbinary: Any) -> None:
    (pages / "plainspeak.toml").write_text(
        "[targets]\nreading_age = 3\npassive_share = 0.5\n", encoding="utf-8"
    )
    assert main(["score", str(pages), "--format", "json"]) == 0
    easy = json.loads(capsysbinary.readouterr().out)["documents"][0]
    assert easy["targets"] == {
        "reading_age": 3,
        "long_sentence_share": 0.05,
        "passive_share": 0.5,
        "flesch_reading_ease": 60,
    }
    assert easy["heat"] == "above"
    assert (
        main(["check", str(pages / "easy.md"), "--no-cache", "--fail-on", "never", "--format", "html"]) == 0
    )
    assert "target of 3 for residents" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reading_aeg = 7", "there is no target 'reading_aeg'"),
        ('reading_age = "7"', "the target 'reading_age' should be a number"),
        ("passive_share = 4", "'passive_share' should be a share from 0 to 1"),
    ],
)
def test_a_mistake_in_a_target_is_told(pages: Path, capsysbinary: Any, line: str, said: str) -> None:
    (pages / "plainspeak.toml").write_text(f"[targets]\n{line}\n", encoding="utf-8")
    assert main(["score", str(pages)]) == 2
    assert said in capsysbinary.readouterr().err.decode()
