"""The compiled index: equal to what it was made from, made anew when damaged, done without when unwritable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plainspeak.glossary import curated, index
from plainspeak.glossary.compiling import compile_glossaries, entry_patterns
from plainspeak.glossary.errors import GlossaryError
from plainspeak.glossary.lexicon import Lexicon
from plainspeak.glossary.loading import read_glossary
from plainspeak.glossary.word_sets import WordSets

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = {"entries": ["[1]", "[2]"], "patterns": {"a": "[3]"}, "audiences": [], "acronyms": {}, "sets": []}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(index, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(index, "SHIPPED", tmp_path / "none.json")
    return tmp_path / "cache"


def test_built_once_then_read(cache: Path) -> None:
    built: list[int] = []

    def build() -> dict[str, object]:
        built.append(1)
        return PLAIN

    assert index.load_index("a", build) == PLAIN
    assert index.load_index("a", build) == PLAIN
    assert index.load_index("b", build) == PLAIN
    assert len(built) == 2
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("damage", ["empty", "cut", "one byte", "other key", "binary"])
def test_damaged_index_is_made_anew(cache: Path, damage: str) -> None:
    index.load_index("a", lambda: PLAIN)
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    damaged = {
        "empty": b"",
        "cut": whole[:-3],
        "one byte": whole.replace(b"[2]", b"[9]"),
        "other key": b"b" + whole[1:],
        "binary": b"a\n\x00\xff\n",
    }
    path.write_bytes(damaged[damage])
    assert index.load_index("a", lambda: PLAIN) == PLAIN
    assert path.read_bytes() == whole


def test_unwritable_cache_is_done_without(cache: Path) -> None:
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert index.load_index("a", lambda: PLAIN) == PLAIN


def test_old_indexes_are_removed(cache: Path) -> None:
    for number in range(20):
        index.load_index(str(number), lambda: PLAIN)
    assert len(list(cache.iterdir())) <= 8


def test_index_survives_the_file(tmp_path: Path, cache: Path) -> None:
    plain = curated.build_index(curated.curated_contents())
    cache.mkdir()
    index.load_index("k", lambda: plain)
    again = index.load_index("k", lambda: PLAIN)
    one, two = (Lexicon(each, WordSets.from_plain(each["sets"])) for each in (plain, again))
    assert len(one) > 0
    assert list(one.entries()) == list(two.entries())
    assert list(map(tuple, one.audiences)) == list(map(tuple, two.audiences))
    assert one.acronyms == two.acronyms
    assert plain["patterns"] == again["patterns"]
    assert all(one.patterns(word, "of") == two.patterns(word, "of") for word in plain["patterns"])
    word_sets, _ = curated.read_curated()
    assert one.sets.names == two.sets.names == word_sets.names
    assert one.sets.of("outcomes") == two.sets.of("outcomes") == word_sets.of("outcomes")


def test_compiled_entry_is_the_entry_of_the_file() -> None:
    compiled = {entry.rule: entry for entry in curated.load_lexicon().entries()}
    entries = [entry for glossary in curated.read_curated()[1] for entry in glossary.entries]
    assert len(compiled) == len(entries)
    for entry in entries:
        made = compiled[entry.rule]
        assert (made.term, made.kind, made.senses, made.safe) == (
            entry.term,
            entry.kind,
            entry.senses,
            entry.safe,
        )


def test_digest_follows_content() -> None:
    assert index.digest([b"a", b"b"]) == index.digest([b"a", b"b"])
    assert index.digest([b"ab"]) != index.digest([b"a", b"b"])


def test_two_curated_entries_with_one_rule_are_refused() -> None:
    text = (
        "glossary: A\nabout: B\nkind: wordy\nentries:\n"
        "  - {term: utilise, use: use}\n  - {term: utilise, use: employ}\n"
    )
    glossary = read_glossary(text, "a.yaml", (), curated=False)
    with pytest.raises(GlossaryError, match=r"a\.yaml:6: 'utilise' has the rule of a\.yaml:5"):
        compile_glossaries([glossary])


def test_forms_are_found_by_their_first_two_words_the_longest_first() -> None:
    lexicon = curated.load_lexicon()
    entries = [entry for glossary in curated.read_curated()[1] for entry in glossary.entries]
    numbers = {entry.rule: number for number, entry in enumerate(lexicon.entries())}
    for entry in entries:
        for pattern in entry_patterns(entry, numbers[entry.rule]):
            found = lexicon.patterns(pattern.words[0], pattern.second or "zorblefluxy")
            assert (pattern.words, pattern.entry, pattern.gap, pattern.exception) in {
                (each.words, each.entry, each.gap, each.exception) for each in found
            }
            assert all(each.second in ("", pattern.second) for each in found)
            assert [len(each.words) for each in found] == sorted(
                (len(each.words) for each in found), reverse=True
            )
