"""The lint finds each fault that it promises to find, and tells it with its file, its line and its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from string import ascii_lowercase
from typing import TYPE_CHECKING

from plainspeak.curation.lint import lint
from plainspeak.curation.subject import Subject
from plainspeak.curation.unused import word_set_faults
from plainspeak.glossary.curated import WORD_SETS, curated_folder, read_curated

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "glossary: Ours\nabout: Our words.\nkind: jargon\nsource: Us\nentries:\n"
GOOD = """\
  - term: flumping
    use: sitting
    why: It is a made-up word.
    when:
      - next: about
    unless:
      - near: cat
    flag: [They are flumping about all day.]
    pass: [The cat is flumping about in the hall.]
"""


def faults(tmp_path: Path, entries: str, *, head: str = HEAD) -> list[str]:
    path = tmp_path / "ours.yaml"
    path.write_text(head + entries, encoding="utf-8")
    return [f"{fault.line}: {fault.rule}: {fault.message}" for fault in lint([path], today=date(2026, 6, 1))]


def entry(**fields: str) -> str:
    return "  - " + "    ".join(f"{name}: {text}\n" for name, text in fields.items())


CASES = [
    (
        ("are flumping about", "are floating about"),
        "this sentence under 'flag' is not flagged: They are floating about all day.",
    ),
    (
        ("The cat is", "The dog is"),
        "this sentence under 'pass' is flagged: The dog is flumping about in the hall.",
    ),
    (
        ("    flag:", "      - at: start\n    flag:"),
        "no sentence under 'pass' makes the 'unless' condition 'at: start' hold",
    ),
    (
        ("    unless:", "      - next: [under, over]\n    unless:"),
        "no sentence under 'flag' makes the 'when' condition 'next: under, over' hold",
    ),
    (
        ("    flag:", "    except: [big cat]\n    flag:"),
        "the exception 'big cat' does not hold the term",
    ),
    (("use: sitting", "use: utilising"), "the replacement 'utilising' is itself flagged (wordy/utilise)"),
    (
        ("It is a made-up word.", "We utilise better ones."),
        "the reason is itself flagged: 'utilise' (wordy/utilise)",
    ),
    (
        (
            "It is a made-up word.",
            "It is a made-up word that nobody in the town or in any other town has ever used in all of the "
            "time that we know of.",
        ),
        "the reason has a sentence of 27 words; keep to 20 or cut it",
    ),
    (("It is a made-up word.", "It has no color."), "'color' is not spelt as in Britain"),
    (("all day", "to organize it"), "'organize' is not spelt as in Britain"),
    (
        ("    why:", "    owner: Comms\n    review_by: 2026-05-31\n    why:"),
        "'flumping' was to be reviewed by Comms by 2026-05-31; review it and set a new date",
    ),
]


def test_each_fault_is_told(tmp_path: Path) -> None:
    text = GOOD
    for letter, (change, _) in zip(ascii_lowercase, CASES, strict=False):
        changed = GOOD.replace(*change, 1)
        assert changed != GOOD
        text += changed.replace("flumping", f"flumping{letter}")
    text += GOOD.replace("    why:", "    review_by: 2026-06-01\n    why:", 1).replace(
        "flumping", "flumpingz"
    )
    found = faults(tmp_path, text)
    assert not [fault for fault in found if "flumpingz" in fault or "jargon/flumping:" in fault]
    for letter, (_, expected) in zip(ascii_lowercase, CASES, strict=False):
        told = expected.replace("flumping", f"flumping{letter}")
        (fault,) = [each for each in found if f" jargon/flumping{letter}: " in each and told in each]
        line = int(fault.partition(":")[0])
        lines = (tmp_path / "ours.yaml").read_text("utf-8").splitlines()
        assert lines[line - 1] == f"  - term: flumping{letter}"


def test_what_is_no_fault(tmp_path: Path) -> None:
    """A headword in its own reason, an American spelling under `also`, and an entry in the place of a curated one."""
    text = entry(
        term="utilise",
        pos="verb",
        also="[flumpize]",
        use="use",
        why="To utilise is to use.",
        flag="[Utilise it.]",
    )
    assert faults(tmp_path, text) == []


def test_two_entries_that_fight(tmp_path: Path) -> None:
    first = entry(term="flump", pos="verb", use="sit", why="It is odd.", flag="[We flump here.]")
    second = entry(
        term="flump", slug="flump-noun", pos="noun", use="seat", why="It is odd.", flag="[A flump.]"
    )
    (told,) = [fault for fault in faults(tmp_path, first + second) if "also in" in fault]
    assert told.startswith("11: jargon/flump-noun: 'flump")
    assert "ours.yaml:6) under the same conditions" in told
    apart = second.replace("    flag:", "    when: [{as: noun}]\n    pass: [We flump here.]\n    flag:")
    assert not [fault for fault in faults(tmp_path, first + apart) if "also in" in fault]


def test_hard_explanations(tmp_path: Path) -> None:
    hard = (
        "Notwithstanding considerable environmental uncertainties, international organisations collaborate."
    )
    text = "".join(
        entry(term=f"flump{letter}", kind="term", explain=hard, flag=f"[Our flump{letter} is here.]")
        for letter in "abcdefghijklmno"
    )
    told = [fault for fault in faults(tmp_path, text) if "read at age" in fault]
    assert len(told) == 1
    assert told[0].startswith("1: : the explanations together read at age")


def test_acronym_that_stands_twice(tmp_path: Path) -> None:
    text = "glossary: A\nabout: B\nacronyms:\n  - {short: QQX, means: one}\n  - {short: QQX, means: two}\n"
    assert faults(tmp_path, "", head=text) == [
        f"5: acronym/QQX: 'QQX' stands in {tmp_path / 'ours.yaml'}:4 already; make one of the two"
    ]


def test_table_is_linted_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("term,use,example\nflump,utilise,We flump it.\nflimp,sit,We float.\n", encoding="utf-8")
    first, second = lint([path])
    assert first.place == f"{path}, row 2"
    assert "'utilise' is itself flagged" in first.message
    assert (second.line, second.message) == (3, "this sentence under 'flag' is not flagged: We float.")


def test_unused_word_set() -> None:
    sets, glossaries = read_curated()
    path = curated_folder() / WORD_SETS
    subject = Subject(glossaries, glossaries, (), sets, path, date(2026, 6, 1))
    assert list(word_set_faults(subject)) == []
    bare = tuple(replace(glossary, entries=()) for glossary in glossaries)
    unused = list(word_set_faults(replace(subject, in_force=bare)))
    assert len(unused) == len(sets.names)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(f"'{lines[f.line - 1].split(':')[1].strip()}'" in f.message for f in unused)
