"""Which participles say how things are and which say what somebody does; the list is in `data/participles`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, cast

from plainspeak.inflection.irregular_verbs import IRREGULAR_VERBS

PARTICIPLES = Path(__file__).resolve().parents[2] / "data" / "participles" / "participles.txt"

ParticipleClass = Literal["adjective", "state", "event", "outcome"]

_PREFIXES = ("re", "un", "over", "under", "out", "mis", "fore", "with")
# Verbs in un- whose passive is an act; all other participles in un- say what has not been done.
_UNDOING = frozenset(
    """unblocked uncovered undertaken undone unearthed unfolded unloaded unlocked unpacked unplugged unveiled
    understood undermined""".split()
)


@cache
def _classes() -> dict[str, ParticipleClass]:
    classes: dict[str, ParticipleClass] = {}
    current: ParticipleClass = "outcome"
    phrases = False
    for line in PARTICIPLES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name, _, reason = line.strip("[]").partition(": ")
            current = cast("ParticipleClass", name)
            phrases = reason.startswith("by what comes after")
        elif line and not line.startswith("#"):
            classes.update(dict.fromkeys([line] if phrases else line.split(), current))
    return classes


@cache
def _irregular() -> frozenset[str]:
    return frozenset(form for _, forms in IRREGULAR_VERBS.values() for form in forms.split("/"))


def may_be_participle(word: str) -> bool:
    """Whether a word in small letters has the form of a participle."""
    if word.endswith("ed") and len(word) > 3:
        return True
    irregular = _irregular()
    return word in irregular or (
        word.startswith(_PREFIXES)
        and any(word.startswith(p) and word[len(p) :] in irregular for p in _PREFIXES)
    )


def participle_class(word: str, after: str) -> ParticipleClass:
    """What "be" and this participle say; `after` is the next word. Both in small letters."""
    classes = _classes()
    found = classes.get(f"{word} {after}") or classes.get(word)
    if found is not None:
        return found
    if word.startswith("un") and word not in _UNDOING and not word.startswith("under"):
        return "adjective"
    if word.startswith("re") and (again := classes.get(word[2:])) is not None:
        return again
    return "outcome"
