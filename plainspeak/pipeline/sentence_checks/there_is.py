"""“There are many residents who need help” for “Many residents need help”.

The shorter sentence says the same only where the pronoun is the subject of its clause and the clause hangs on what
there is. "There is a form that you can use" and "there is a risk that it floods" are left alone, and so is
whatever leaves doubt about what the clause hangs on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.glossary.word_list import is_word
from plainspeak.inflection import verb_forms
from plainspeak.pipeline.sentence_checks.sentences import Remark, Sentence, SentenceCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.pipeline.parsing import Parsed

RULE = "wordy/there-is-that"

_BE = frozenset("is are was were 's ’s 're ’re".split())
_MODALS = frozenset("may might could can will would should must".split())
_MODALS_THAT_MOVE = frozenset("may might could will".split())
_PRONOUNS = frozenset("who which that".split())
_CONDITIONS = frozenset("if whether unless".split())
# Adverbs that go to the verb of the clause; all others ("only one", "about ten") belong to the noun.
_OF_VERBS = frozenset(
    "also always already currently frequently normally now often sometimes still usually".split()
)
_DEFINITE = frozenset("the this that these those its his her their our my your".split())
# In "a number of families who" the clause hangs on the families, however the parser has it.
_MEASURES = frozenset(
    """number numbers lot lots range variety plenty couple series handful majority minority group dozens hundreds
    thousands some many most few one several""".split()
)
_PEOPLE = frozenset({"people", "organisations", "groups of people", "roles and jobs"})
_PERSONS = frozenset(
    "nobody nothing someone somebody something anyone anybody anything everyone everybody everything one".split()
)
_QUANTITIES = frozenset(
    "many few several more fewer most enough some other various numerous countless".split()
)
_NEAR = 4  # words from "there" to its verb: "there may also be"
_FARTHEST = 24  # words from "there" to the pronoun
_LONGEST = 10  # words in a suggestion; a reader would not see what a longer one changes
_HELPERS = frozenset("is are was were have has had".split())
_BASES = {"is": "be", "are": "be", "am": "be", "has": "have", "does": "do"}


@dataclass(frozen=True, slots=True)
class _Clause:
    """Indexes of "there", its verb, the first and last word of what there is, its noun, the pronoun, its verb."""

    there: int
    be: int
    first: int
    last: int
    noun: int
    pronoun: int
    verb: int


def wants_parse(sentence: Sentence) -> bool:
    """Whether a sentence has "there", a form of "be" next to it and, not far after, a relative pronoun."""
    keys = sentence.keys
    if "there" not in keys or _PRONOUNS.isdisjoint(keys):
        return False
    return any(
        key == "there"
        and not (_BE | {"be"}).isdisjoint(keys[index + 1 : index + 1 + _NEAR])
        and not _PRONOUNS.isdisjoint(keys[index + 2 : index + 2 + _FARTHEST])
        for index, key in enumerate(keys)
    )


def remarks(sentence: Sentence, parsed: Parsed | None) -> Iterator[Remark]:
    """A remark from "there" to the pronoun, and further where a verb or an adverb changes place."""
    if parsed is None:
        return
    for clause in _clauses(parsed, sentence.sets):
        last, text = _rewritten(sentence, parsed, clause)
        start = sentence.span.start
        span = (start + parsed.starts[clause.there], start + parsed.ends[last])
        opening = " ".join(parsed.words[clause.there : clause.be + 1]).replace(" '", "'").replace(" ’", "’")
        words = (opening, parsed.words[clause.pronoun])
        yield Remark(RULE, *span, words, suggestions=(text,) if text else ())


CHECK = SentenceCheck((RULE,), wants_parse, remarks)


def _clauses(parsed: Parsed, sets: WordSets) -> Iterator[_Clause]:
    for there, label in enumerate(parsed.labels):
        if label != "expl" or parsed.words[there].lower() != "there":
            continue
        be = parsed.heads[there]
        helpers = parsed.words[there + 1 : be]
        if be < there or parsed.words[be].lower() not in _BE | {"be"}:
            continue
        if any(word.lower() not in _MODALS | _OF_VERBS for word in helpers):
            continue
        clause = _clause(parsed, there, be)
        if clause is not None and _is_sure(parsed, clause, sets):
            yield clause


def _clause(parsed: Parsed, there: int, be: int) -> _Clause | None:
    """What there is and the clause on it; None where there is no such clause."""
    noun = next((c for c in parsed.children(be) if c > be and parsed.labels[c] in ("attr", "nsubj")), None)
    if noun is None:
        return None
    for head in (noun, *_measured(parsed, noun)):
        for verb in parsed.children(head):
            subject = next(iter(_subjects(parsed, verb)), None)
            if parsed.labels[verb] != "relcl" or subject is None or subject < head:
                continue
            if parsed.words[subject].lower() in _PRONOUNS and _is_finite(parsed, verb):
                return _Clause(there, be, _first(parsed, be, noun), subject - 1, noun, subject, verb)
    return None


def _subjects(parsed: Parsed, verb: int) -> list[int]:
    return [c for c in parsed.children(verb) if parsed.labels[c] in ("nsubj", "nsubjpass")]


def _is_finite(parsed: Parsed, verb: int) -> bool:
    return parsed.tags[verb] in ("VBD", "VBP", "VBZ") or any(
        parsed.labels[c] in ("aux", "auxpass") and parsed.tags[c] in ("MD", "VBD", "VBP", "VBZ")
        for c in parsed.children(verb)
    )


def _measured(parsed: Parsed, noun: int) -> list[int]:
    """What is counted in "a number of families"; none for other nouns."""
    if parsed.words[noun].lower() not in _MEASURES:
        return []
    of = (c for c in parsed.children(noun) if parsed.words[c].lower() == "of")
    return [c for each in of for c in parsed.children(each) if parsed.labels[c] == "pobj"]


def _first(parsed: Parsed, be: int, noun: int) -> int:
    """The first word after "be" that is no adverb of the verb."""
    return next((i for i in range(be + 1, noun) if parsed.words[i].lower() not in _OF_VERBS), noun)


def _is_sure(parsed: Parsed, clause: _Clause, sets: WordSets) -> bool:
    """Whether the clause hangs on what there is, and the sentence says as much without "there is"."""
    phrase = range(clause.first, clause.last + 1)
    words = [parsed.words[i].lower() for i in phrase]
    noun = parsed.words[clause.noun].lower()
    if parsed.tags[clause.noun] in ("NNP", "NNPS") or noun in _DEFINITE or "n't" in words or "n’t" in words:
        return False
    if any(
        parsed.tags[i] in (",", ":", "CC", "-LRB-", "-RRB-", "``", "''") for i in phrase if i > clause.noun
    ):
        return False
    if any(parsed.words[c].lower() in _DEFINITE for c in parsed.children(clause.noun) if c < clause.noun):
        return False
    if (
        clause.last > clause.noun
        and not _is_measured(parsed, clause)
        and not _is_of_people(parsed, clause, sets)
    ):
        return False
    return _agrees(parsed, clause) and not _has_rival(parsed, clause)


def _is_measured(parsed: Parsed, clause: _Clause) -> bool:
    return clause.last in _measured(parsed, clause.noun)


def _is_of_people(parsed: Parsed, clause: _Clause, sets: WordSets) -> bool:
    """Whether "who" can only mean the noun: "families in the borough who"."""
    if parsed.words[clause.pronoun].lower() != "who":
        return False
    measured = _measured(parsed, clause.noun)
    noun = measured[0] if measured else clause.noun
    between = [i for i in range(noun + 1, clause.pronoun) if parsed.tags[i][:2] == "NN"]
    between_people = any(
        not _PEOPLE.isdisjoint(sets.of(parsed.words[i].lower())) or parsed.tags[i][:3] == "NNP"
        for i in between
    )
    return not between_people and not _PEOPLE.isdisjoint(sets.of(parsed.words[noun].lower()))


def _agrees(parsed: Parsed, clause: _Clause) -> bool:
    """Whether the verb of the clause can have the noun for its subject."""
    if _measured(parsed, clause.noun):
        return True
    tags = {parsed.tags[i] for i in range(clause.pronoun + 1, clause.verb + 1)}
    return not (parsed.tags[clause.noun] == "NNS" and "VBZ" in tags)


def _has_rival(parsed: Parsed, clause: _Clause) -> bool:
    """Whether a clause like it is joined to it: "people who rent and who …", "people who rent and people who …"."""
    for index in range(clause.verb + 1, len(parsed.words) - 1):
        after = [word.lower() for word in parsed.words[index + 1 : index + 6]]
        if parsed.tags[index] == "CC" and (after[0] in _PRONOUNS or "who" in after):
            return True
    return False


def _rewritten(sentence: Sentence, parsed: Parsed, clause: _Clause) -> tuple[int, str]:
    """The last word that is replaced, and by what: the empty string where no replacement is sure."""
    noun = _noun_phrase(sentence, parsed, clause)
    lead = [parsed.words[i].lower() for i in range(clause.there + 1, clause.first)]
    modal = next((word for word in lead if word in _MODALS), "")
    adverbs = [word for word in lead if word in _OF_VERBS]
    last = clause.pronoun
    verb: list[str] = []
    following = clause.pronoun + 1
    if modal:
        if modal not in _MODALS_THAT_MOVE or parsed.tags[following] not in ("VBP", "VBZ"):
            return last, ""
        last, verb = following, [modal, *adverbs, _base(parsed.words[following].lower())]
    elif adverbs:
        verb = adverbs
        helper = parsed.tags[following] == "MD" or parsed.words[following].lower() in _HELPERS
        if helper and following < clause.verb and parsed.words[following + 1] not in ("n't", "n’t"):
            last, verb = following, [parsed.words[following], *adverbs]
    if not noun or len(noun.split()) > _LONGEST:
        return clause.pronoun, ""
    return last, " ".join([noun, *verb])


def _noun_phrase(sentence: Sentence, parsed: Parsed, clause: _Clause) -> str:
    """What there is, as it can begin the sentence; the empty string where it cannot without more words."""
    start = sentence.span.start
    text = sentence.text[start + parsed.starts[clause.first] : start + parsed.ends[clause.last]]
    text = " ".join(text.split())
    if _is_bare(parsed, clause):
        if parsed.tags[clause.noun] != "NNS" and parsed.words[clause.noun].lower() not in ("people", "staff"):
            return ""
        before = {word.lower() for word in parsed.words[: clause.there]}
        if before.isdisjoint(_CONDITIONS):
            text = f"some {text}"
    return text[:1].upper() + text[1:] if parsed.words[clause.there][:1].isupper() else text


def _is_bare(parsed: Parsed, clause: _Clause) -> bool:
    """Whether nothing says how many of them there are."""
    noun = clause.noun
    if parsed.tags[noun] not in ("NN", "NNS") or parsed.words[noun].lower() in _MEASURES | _PERSONS:
        return False
    return not any(
        parsed.labels[c] in ("det", "nummod", "poss", "neg", "quantmod", "predet")
        or parsed.words[c].lower() in _QUANTITIES
        for c in parsed.children(noun)
        if c < noun
    )


def _base(word: str) -> str:
    """The base form of a verb in the present tense."""
    if word in _BASES:
        return _BASES[word]
    if is_word(word) and not word.endswith("s"):
        return word
    stems = (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("s") else (word,)
    return next((stem for stem in stems if is_word(stem) and word in verb_forms(stem)["s"]), word)
