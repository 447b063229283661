"""The forms of a verb, in British spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .irregular_verbs import IRREGULAR_VERBS, NOT_DERIVED, PREFIXES
from .letters import (
    VOWELS,
    ends_in_short_syllable,
    is_acronym,
    needs_es,
    recase,
    starts_a_syllable,
    turns_y_to_i,
    vowel_groups,
    words,
)

if TYPE_CHECKING:
    from .forms import Subject, VerbForm

_BE_PRESENT: dict[Subject, str] = {"I": "am", "singular": "is", "plural": "are"}
_BE_PAST: dict[Subject, str] = {"I": "was", "singular": "was", "plural": "were"}
_BE: dict[VerbForm, tuple[str, ...]] = {
    "base": ("be",),
    "s": ("is",),
    "ing": ("being",),
    "past": ("was", "were"),
    "participle": ("been",),
}
_MODAL_PASTS = {
    "can": "could",
    "cannot": "could not",
    "could": "could",
    "may": "might",
    "might": "might",
    "must": "had to",
    "shall": "should",
    "should": "should",
    "will": "would",
    "would": "would",
}

_STRESSED_AT_THE_END = words(
    "abet abhor abut acquit admit airdrop allot annul appal babysit backpedal bedevil beget begin "
    "beset catnap commit compel concur confer control debar debug defer demob demur deter disbar "
    "disinter dispel distil doorstep eavesdrop embed emit enrol enthral entrap enwrap equip excel "
    "expel extol forbid forget format fulfil giftwrap handicap hobnob humbug impel incur infer input "
    "inset instil inter kidnap kneecap leapfrog nonplus occur offset omit output patrol permit prefer "
    "program propel rebel rebut recap recur refer regret remit repel retrofit sandbag sidestep sublet "
    "submit transfer transmit typeset upset waterlog wiretap workshop worship zigzag"
)
_BOTH_DOUBLED_AND_NOT = frozenset({"benefit", "focus", "bias", "combat"})
"""Verbs that British dictionaries spell both ways, the single consonant first."""

_KEEPS_E = {
    "age": ("ageing", "aging"),
    "binge": ("bingeing", "binging"),
    "cue": ("cueing", "cuing"),
    "queue": ("queuing", "queueing"),
    "route": ("routing", "routeing"),
    "singe": ("singeing",),
    "swinge": ("swingeing",),
    "tinge": ("tingeing", "tinging"),
    "whinge": ("whingeing", "whinging"),
}
_S_FORMS = {
    "bias": ("biases", "biasses"),
    "focus": ("focuses", "focusses"),
    "have": ("has",),
    "zero": ("zeroes", "zeros"),
}
_PLAIN_O = words(
    "audio bamboo boo cameo combo coo demo disco igloo memo moo photo piano radio ratio repo rodeo "
    "shampoo silo solo stereo studio taboo tango tattoo typo video woo"
)
_PARTICLES = words("around away back by down in off on out over through up")


def verb_forms(lemma: str) -> dict[VerbForm, tuple[str, ...]]:
    """The forms of a verb, each with the usual British form first and other accepted ones after it.

    `lemma` is one word; a hyphenated one changes in its last part (co-opt), or in its first where a
    particle follows (follow-up), and one in capitals is taken for an acronym (DMed). The past of "be"
    is ("was", "were"); see `be_forms` for agreement. A modal verb has no "ing" and no "participle"
    (empty tuples). A lemma that does not end in a letter has itself for each form.
    """
    if "-" in lemma.strip("-"):
        return _hyphenated(lemma)
    lower = lemma.lower()
    if is_acronym(lemma):
        return _acronym(lemma)
    if lower == "be":
        forms = _BE
    elif lower in _MODAL_PASTS:
        forms = _modal(lower)
    elif lower[-1:].isalpha():
        forms = _word(lower)
    else:
        forms = dict.fromkeys(_BE, (lower,))
    if lower == lemma:
        return dict(forms)
    cased: dict[VerbForm, tuple[str, ...]] = {
        form: tuple(recase(lemma, word) for word in variants) for form, variants in forms.items()
    }
    cased["base"] = (lemma,)
    return cased


def be_forms(subject: Subject) -> tuple[str, str]:
    """The present and the past of "be" that agree with a subject, such as ("are", "were")."""
    return _BE_PRESENT[subject], _BE_PAST[subject]


def is_modal(verb: str) -> bool:
    """Whether a verb is a modal (can, must, will …): it has no ending and is never an infinitive."""
    return verb.lower() in _MODAL_PASTS


def _word(verb: str) -> dict[VerbForm, tuple[str, ...]]:
    past, participle = _pasts(verb)
    return {
        "base": (verb,),
        "s": _third_person(verb),
        "ing": _ing(verb),
        "past": past,
        "participle": participle,
    }


def _acronym(verb: str) -> dict[VerbForm, tuple[str, ...]]:
    past = (f"{verb}ed",)
    return {"base": (verb,), "s": (f"{verb}s",), "ing": (f"{verb}ing",), "past": past, "participle": past}


def _modal(verb: str) -> dict[VerbForm, tuple[str, ...]]:
    return {"base": (verb,), "s": (verb,), "ing": (), "past": (_MODAL_PASTS[verb],), "participle": ()}


def _hyphenated(lemma: str) -> dict[VerbForm, tuple[str, ...]]:
    first, _, rest = lemma.partition("-")
    if rest.lower() in _PARTICLES:
        return {
            form: tuple(f"{word}-{rest}" for word in variants) for form, variants in verb_forms(first).items()
        }
    start, _, last = lemma.rpartition("-")
    return {
        form: tuple(f"{start}-{word}" for word in variants) for form, variants in verb_forms(last).items()
    }


def _third_person(verb: str) -> tuple[str, ...]:
    if verb in _S_FORMS:
        return _S_FORMS[verb]
    if turns_y_to_i(verb):
        return (f"{verb[:-1]}ies",)
    if verb.endswith("z") and ends_in_short_syllable(verb):
        return (f"{verb}zes",)
    takes_oes = verb.endswith("o") and verb[-2:-1] not in (*VOWELS, "") and verb not in _PLAIN_O
    return (f"{verb}es",) if needs_es(verb) or takes_oes else (f"{verb}s",)


def _ing(verb: str) -> tuple[str, ...]:
    if verb in _KEEPS_E:
        return _KEEPS_E[verb]
    if verb.endswith("ie"):
        return (f"{verb[:-2]}ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return (f"{verb[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _stems(verb))


def _pasts(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The past tenses and the past participles of a lower-case verb."""
    prefix, stem = _split(verb)
    if stem in IRREGULAR_VERBS:
        past, participle = IRREGULAR_VERBS[stem]
        return (
            tuple(prefix + word for word in past.split("/")),
            tuple(prefix + word for word in participle.split("/")),
        )
    if verb.endswith("e"):
        regular = (f"{verb}d",)
    elif turns_y_to_i(verb):
        regular = (f"{verb[:-1]}ied",)
    else:
        regular = tuple(f"{stem}ed" for stem in _stems(verb))
    return regular, regular


def _split(verb: str) -> tuple[str, str]:
    """What stands before the irregular verb that a verb is derived from, and that one; nothing before others."""
    if verb in IRREGULAR_VERBS or verb in NOT_DERIVED:
        return "", verb
    for prefix in PREFIXES:
        if verb.startswith(prefix):
            inner, stem = _split(verb[len(prefix) :])  # "mis", "under" and "stand"
            if stem in IRREGULAR_VERBS:
                return prefix + inner, stem
    return "", verb


def _stems(verb: str) -> tuple[str, ...]:
    """What stands before "ed" and "ing" in a verb not in e: its last consonant may be doubled."""
    if verb.endswith("ic") or verb == "talc":
        return (f"{verb}k",)
    doubled = f"{verb}c" if verb == "spec" else verb + verb[-1]
    if verb in _BOTH_DOUBLED_AND_NOT:
        return verb, doubled
    return (doubled,) if _doubles(verb) else (verb,)


def _doubles(verb: str) -> bool:
    if verb in _STRESSED_AT_THE_END or verb == "spec":
        return True
    if verb.endswith("l"):
        # British English doubles an l after any single vowel, stressed or not: travelled, dialled, fuelled.
        return verb != "parallel" and (ends_in_short_syllable(verb) or verb.endswith(("ial", "ual", "uel")))
    if not ends_in_short_syllable(verb):
        return False
    if vowel_groups(verb) == 1:
        return True
    return any(_is_short_verb_after(prefix, verb) for prefix in ("re", "un", "over", "under", "out", "mis"))


def _is_short_verb_after(prefix: str, verb: str) -> bool:
    stem = verb.removeprefix(prefix)
    return stem != verb and vowel_groups(stem) == 1 and starts_a_syllable(stem)
