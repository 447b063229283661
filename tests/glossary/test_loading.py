"""A mistake in a glossary is reported with its file, its line and what to write instead."""

from __future__ import annotations

from textwrap import dedent

import pytest

from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.loading import read_glossary, slug

SETS = ("people", "money", "abstract things")
GOOD = """\
glossary: Test
about: Words for tests.
kind: wordy
source: Our own
entries:
  - term: utilise
    pos: verb
    use: use
    why: It is long.
    flag: [We utilise it.]
"""


def read(text: str) -> None:
    read_glossary(dedent(text), "words.yaml", SETS)


def test_good_glossary_is_read() -> None:
    glossary = read_glossary(GOOD, "words.yaml", SETS)
    (entry,) = glossary.entries
    assert (entry.term, entry.kind, entry.rule, entry.pos) == ("utilise", "wordy", "wordy/utilise", "verb")
    assert entry.senses[0].use == ("use",)
    assert entry.flag == ("We utilise it.",)
    assert entry.line == 6


def test_yaml_types_stay_text() -> None:
    text = GOOD.replace("term: utilise", "term: no").replace("use: use", "use: 1.10")
    (entry,) = read_glossary(text, "words.yaml", SETS).entries
    assert entry.term == "no"
    assert entry.senses[0].use == ("1.10",)


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("    why: It", "    wy: It"), 9, "an entry has no field 'wy'; did you mean 'why'?"),
        (("pos: verb", "pos: verbs"), 7, "the part of speech 'verbs' is not known; did you mean 'verb'?"),
        (("kind: wordy\n", "kind: wordly\n"), 3, "the kind 'wordly' is not known; did you mean 'wordy'?"),
        (
            ("    use: use\n", ""),
            6,
            "'utilise' needs 'use:' (what to write instead) or 'advice:' (what to do)",
        ),
        (
            ("    why: It is long.\n", ""),
            6,
            "'utilise' needs 'why:', a plain sentence that says what is wrong",
        ),
        (("    flag: [We utilise it.]\n", ""), 6, "'utilise' needs 'flag:', at least one sentence"),
        (("source: Our own\n", ""), 5, "'utilise' has no 'source:', and neither has its file"),
        (
            ("  - term: utilise\n    pos", "  - pos"),
            6,
            "this entry has no 'term:'; write the word it is about",
        ),
        (("use: use", "use: use\n    use: employ"), 9, "the field 'use' stands here twice; keep one"),
        (("why: It is long.", "why: "), 9, "the reason is empty; write something or take the line out"),
        (("We utilise it.", "{Note: We utilise it.}"), 10, "put the whole of it in quotes"),
        (("why: It is long.", "why: Note: it is long."), 9, "in quotes"),
        (("    pos: verb", "    when: [{objct: [<money>]}]"), 7, "no field 'objct'; did you mean 'object'?"),
        (
            ("    pos: verb", "    when: [{object: [<mony>]}]"),
            7,
            "there is no word set 'mony'; did you mean 'money'?",
        ),
        (
            ("    pos: verb", "    when: [{as: verbal}]"),
            7,
            "'verbal' cannot stand after 'as:'; did you mean 'verb'?",
        ),
        (("    pos: verb", "    when: [{object: next step}]"), 7, "'object' looks at single words"),
        (("    pos: verb", "    when: [{near: key}]"), 6, "'utilise' has conditions, so it needs 'pass:'"),
        (("    pos: verb", "    fine for: [staf]"), 7, "'staf' is not known; did you mean 'staff'?"),
    ],
)
def test_mistake_is_named(change: tuple[str, str], line: int, message: str) -> None:
    text = GOOD.replace(*change, 1)
    assert text != GOOD
    with pytest.raises(GlossaryError) as raised:
        read(text)
    assert str(raised.value).startswith(f"words.yaml:{line}: ")
    assert message in str(raised.value)


@pytest.mark.parametrize("text", ["", "glossary: [", "- a", "glossary: x", "\x00", "a: b\n c: d"])
def test_broken_file_gets_one_sentence(text: str) -> None:
    with pytest.raises(GlossaryError, match=r"^words\.yaml:\d+: .+"):
        read(text)


def test_term_needs_explanation() -> None:
    with pytest.raises(GlossaryError, match="needs 'explain:' in plain words"):
        read(GOOD.replace("kind: wordy", "kind: term"))


def test_user_glossary_may_leave_reason_and_sentences_out() -> None:
    text = "glossary: Ours\nabout: Our words.\nkind: jargon\nentries:\n  - term: hub\n    use: office\n"
    (entry,) = read_glossary(text, "ours.yaml", SETS, curated=False).entries
    assert entry.rule == "jargon/hub"


def test_acronym_is_read_and_needs_a_meaning() -> None:
    text = "glossary: A\nabout: B\nsource: C\nacronyms:\n  - short: HMO\n    means: house in multiple occupation\n"
    (acronym,) = read_glossary(text, "a.yaml", SETS).acronyms
    assert (acronym.short, acronym.means) == ("HMO", ("house in multiple occupation",))
    with pytest.raises(GlossaryError, match=r"a\.yaml:5: 'HMO' has no 'means:'"):
        read_glossary(text.rsplit("    means", 1)[0], "a.yaml", SETS)


def test_slug() -> None:
    assert slug("vis-à-vis") == "vis-a-vis"
    assert slug("take … into account") == "take-into-account"
