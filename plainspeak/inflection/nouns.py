"""The plural of a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .irregular_nouns import (
    INVARIABLE,
    IRREGULAR_PLURALS,
    NOT_TO_MEN,
    NOT_TO_VES,
    OES,
    PLURAL_IN_US_OR_IS,
    PLURAL_ONLY,
    POSTPOSITIVE,
    SINGULAR_IN_S,
    TO_VES,
    UNCOUNTABLE,
)
from .letters import is_acronym, needs_es, recase, turns_y_to_i, words

if TYPE_CHECKING:
    from .forms import NounForm

_INNER_PREPOSITIONS = words("at de for in of to")
_SINGULAR_TODAY = words("data media")  # "the data is" is what most people write
_IRREGULAR_ENDINGS = ("child", "foot", "tooth", "mouse", "person")


def noun_forms(lemma: str) -> dict[NounForm, tuple[str, ...]]:
    """The singular of a noun and its plurals, the usual British one first.

    `lemma` is one word, hyphens allowed; one in capitals is taken for an acronym (HMOs). A noun that
    has no plural, and one that is a plural already (arrears, services), is its own plural.
    """
    if not lemma[-1:].isalnum():
        return {"singular": (lemma,), "plural": (lemma,)}
    if is_acronym(lemma) or lemma[-1:].isdigit():
        plurals = (lemma,) if lemma.endswith("s") else (f"{lemma}s",)
        return {"singular": (lemma,), "plural": plurals}
    lower = lemma.lower()
    plurals = _plurals(lower)
    if lower != lemma:
        plurals = tuple(lemma if plural == lower else recase(lemma, plural) for plural in plurals)
    return {"singular": (lemma,), "plural": plurals}


def has_no_plural(noun: str) -> bool:
    """Whether a single noun cannot be counted in its usual sense (advice, housing)."""
    lower = noun.lower()
    return lower in UNCOUNTABLE or ("-" in lower and lower.rpartition("-")[2] in UNCOUNTABLE)


def is_plural_already(noun: str) -> bool:
    """Whether a single noun is a plural as it stands (services, people), not a singular in s (news, series)."""
    lower = noun.lower()
    if lower in PLURAL_ONLY or lower == "people":
        return lower not in _SINGULAR_TODAY
    return lower.endswith("s") and not _is_singular_in_s(lower) and _plurals(lower) == (lower,)


def _is_singular_in_s(noun: str) -> bool:
    return noun in INVARIABLE or has_no_plural(noun)


def follows_its_noun(adjective: str, noun: str) -> bool:
    """Whether a term is made of a noun and an adjective behind it (attorney general, notary public)."""
    return noun.lower() in POSTPOSITIVE.get(adjective.lower(), ())


def _plurals(noun: str) -> tuple[str, ...]:
    """The plurals of a lower-case noun: its own, its parts', its ending's, or by the rules of spelling."""
    if noun in IRREGULAR_PLURALS:
        return tuple(IRREGULAR_PLURALS[noun].split("/"))
    if noun in INVARIABLE or noun in PLURAL_ONLY or has_no_plural(noun):
        return (noun,)
    if "-" in noun:
        return _compound(noun)
    if noun.endswith("s"):
        return _plurals_of_s(noun)
    return _by_ending(noun) or (_regular(noun),)


def _by_ending(noun: str) -> tuple[str, ...]:
    """The irregular plurals of a noun made with "child", "man", "life" and the like; empty for others."""
    for ending in _IRREGULAR_ENDINGS:
        if noun.endswith(ending):
            return tuple(
                noun.removesuffix(ending) + plural for plural in IRREGULAR_PLURALS[ending].split("/")
            )
    if noun.endswith("man") and noun not in NOT_TO_MEN:
        return (f"{noun[:-3]}men",)
    if noun.endswith(TO_VES) and noun not in NOT_TO_VES:
        return (f"{noun.removesuffix('e').removesuffix('f')}ves",)
    return ()


def _regular(noun: str) -> str:
    if turns_y_to_i(noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if needs_es(noun) or noun in OES else f"{noun}s"


def _plurals_of_s(noun: str) -> tuple[str, ...]:
    """The plural of a noun in -s, which may be a plural already."""
    if noun in SINGULAR_IN_S:
        return (f"{noun}es",)
    if noun in PLURAL_IN_US_OR_IS:
        return (noun,)
    if noun.endswith("is"):
        return (f"{noun[:-2]}es",)
    if noun.endswith(("ss", "us")):
        return (f"{noun}es",)
    return (noun,)


def _compound(noun: str) -> tuple[str, ...]:
    """The plurals of a hyphenated noun, changed in front where a preposition or adjective follows."""
    parts = noun.split("-")
    has_tail = len(parts) > 2 and parts[1] in _INNER_PREPOSITIONS and parts[0] not in ("out", "up", "face")
    if has_tail or follows_its_noun(parts[1], parts[0]):
        return tuple("-".join([plural, *parts[1:]]) for plural in _plurals(parts[0]))
    if parts[-1] in ("by", "go"):
        return (f"{noun}s",)
    return tuple("-".join([*parts[:-1], plural]) for plural in _plurals(parts[-1]))
