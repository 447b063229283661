"""The technical terms and short forms of a document, findings or not."""

from __future__ import annotations

from plainspeak import Checker

TEXT = (
    "The precept goes up. Our Medium Term Financial Strategy (MTFS) says so. "
    "The MTFS and the precept are on the UK website, and the XQZ is not."
)


def test_terms_and_short_forms_are_listed_once_with_what_they_mean() -> None:
    found = {meaning.term: meaning for meaning in Checker().check(TEXT).meanings}
    assert list(found) == sorted(found, key=str.lower)
    assert found["MTFS"].meaning == "Medium Term Financial Strategy"
    assert found["MTFS"].count == 2
    assert found["precept"].meaning
    assert found["precept"].start == TEXT.index("precept")
    assert found["XQZ"].meaning == ""
    assert "UK" not in found


def test_what_the_audience_knows_is_listed_too() -> None:
    assert [f.rule for f in Checker("councillors").check(TEXT).findings if f.kind == "term"] == []
    assert "precept" in {meaning.term for meaning in Checker("councillors").check(TEXT).meanings}
