"""What is exported holds the same words, in a form that the other side reads."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from plainspeak.curation.exporting import as_csv, as_yaml
from plainspeak.curation.files import read_chosen
from plainspeak.curation.vale import as_vale
from plainspeak.curation.writing import scalar, skeleton, table_as_yaml
from plainspeak.glossary.curated import read_curated
from plainspeak.glossary.loading import read_glossary, slug
from plainspeak.glossary.reading import read_own

SETS, GLOSSARIES = read_curated()


def test_table_gives_the_same_terms_again() -> None:
    table = as_csv(GLOSSARIES).encode("utf-8-sig")
    again = read_own("words.csv", table, ())
    terms = {slug(entry.term): entry.term for g in reversed(GLOSSARIES) for entry in reversed(g.entries)}
    assert {slug(entry.term): entry.term for entry in again.entries} == terms
    by_term = {entry.term: entry for entry in again.entries}
    assert by_term["utilise"].senses[0].use == ("use",)
    assert by_term["utilise"].pos == "verb"
    assert by_term["section 106 agreement"].kind == "term"
    assert read_own("words.csv", as_csv([again]).encode(), ()).entries == again.entries


def test_one_yaml_file_holds_every_entry_as_it_was() -> None:
    text = as_yaml(read_chosen([]))
    again = read_glossary(text, "all.yaml", SETS.names)
    entries = [entry for glossary in GLOSSARIES for entry in glossary.entries]
    assert len(again.entries) == len(entries)
    for old, new in zip(entries, again.entries, strict=True):
        assert (new.rule, new.pos, new.senses, new.source, new.flag, new.leave, new.exceptions) == (
            old.rule,
            old.pos,
            old.senses,
            old.source,
            old.flag,
            old.leave,
            old.exceptions,
        )
    assert len(again.acronyms) == sum(len(glossary.acronyms) for glossary in GLOSSARIES)


def test_imported_table_is_the_same_as_yaml() -> None:
    table = (
        'term,use,why,pos,explain,example,owner,review_by\nhub: the new one,"office; the ""centre""",# why?,noun,,'
        '"We have a hub.\nHubs: two.",Comms,2027-03-31\nwarm hub,,,,A room.,,,\nreach out,,Say - what.,,,,,\n'
    )
    glossary = read_own("our-words.csv", table.encode(), ())
    again = read_glossary(table_as_yaml(glossary), "our-words.yaml", (), curated=False)
    for old, new in zip(glossary.entries, again.entries, strict=True):
        assert (new.term, new.rule, new.pos, new.senses, new.explain, new.flag, new.owner, new.review_by) == (
            old.term,
            old.rule,
            old.pos,
            old.senses,
            old.explain,
            old.flag,
            old.owner,
            old.review_by,
        )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cn", "Co", "Zl", "Zp"]), min_size=1))
def test_any_text_is_read_back(text: str) -> None:
    text = " ".join(text.split())
    read = yaml.compose(f"a: {scalar(text)}\n", Loader=yaml.SafeLoader).value[0][1]
    assert isinstance(read, yaml.ScalarNode)
    assert read.value == text


def test_skeleton_loads_when_it_is_filled_in() -> None:
    text = skeleton("  leverage ")
    filled = text.replace("use:\n", "use: use\n").replace("why:\n", "why: It is long.\n")
    filled = filled.replace("      -\n", "      - We leverage it.\n")
    (entry,) = read_glossary(filled, "ours.yaml", SETS.names).entries
    assert (entry.term, entry.rule, entry.flag) == ("leverage", "jargon/leverage", ("We leverage it.",))


def test_vale_style_has_the_shape_that_vale_reads() -> None:
    files = as_vale(GLOSSARIES)
    assert "cannot tell apart" in files.pop("README.md")
    rules = {Path(name).stem: yaml.safe_load(text) for name, text in files.items()}
    for name, rule in rules.items():
        assert rule["extends"] in ("substitution", "existence")
        assert rule["level"] == ("suggestion" if _unsure(name) else "warning"), name
        assert rule["message"].count("%s") == (2 if rule["extends"] == "substitution" else 1)
        keys = rule["swap"] if rule["extends"] == "substitution" else rule["tokens"]
        for key in keys:
            assert re.compile(key).groups == 0, "a group would be taken for part of the replacement"
    assert rules["Wordy"]["swap"]["utilising"] == "using"
    assert rules["Acronyms"]["swap"]["HMO"] == "house in multiple occupation"
    assert "deliver" in rules["JargonSometimes"]["swap"]
    assert any(re.fullmatch(key, "Section 106 agreement", re.IGNORECASE) for key in rules["Terms"]["tokens"])


def _unsure(name: str) -> bool:
    return "Sometimes" in name or name.startswith(("Terms", "FalseFriends", "Acronyms"))
