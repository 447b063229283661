"""Passives that an editor would turn round: somebody does something, and the sentence hides or delays who.

"The drain is blocked" says how things are and "you are interested" how a person feels; neither is flagged. What
the participle says stands in `participles`; the auxiliaries, the adverbs and the words after it decide the rest.
Where that leaves doubt, nothing is said: a wrong flag costs more than a missed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plainspeak.pipeline.sentence_checks.participles import may_be_participle, participle_class
from plainspeak.pipeline.sentence_checks.sentences import Remark, Sentence, SentenceCheck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.glossary.word_sets import WordSets
    from plainspeak.pipeline.parsing import Parsed

HIDDEN, NAMED = "passive/hidden-doer", "passive/named-doer"

_AUXILIARIES = frozenset(
    """am are be been being is was were get gets got getting gotten isn't aren't wasn't weren't 's ain't
    i'm you're we're they're who're there're""".split()
)
_PRESENT = frozenset("am are is 's ’s 're ’re 'm ’m".split())
_BE = frozenset("is are was were".split())
_GET = frozenset("get gets got getting gotten".split())
_FARTHEST = 14  # words between an auxiliary and its participle: "was the tree that fell on the car removed"
_ADJECTIVE_DEGREES = frozenset(
    "very too so quite rather extremely fairly pretty really how particularly deeply".split()
)
# With these, "is" and "was" say how well a thing has been done, not that anybody does it.
_STATE_DEGREES = frozenset(
    """well badly poorly highly fully partly partially more most less least better best heavily newly freshly
    completely still already closely widely densely thickly finely ideally conveniently""".split()
)
_FREQUENCY = frozenset(
    """daily weekly fortnightly monthly quarterly yearly annually nightly hourly regularly routinely usually
    normally generally often sometimes frequently occasionally rarely seldom twice automatically first
    then next""".split()
)
_RETURNING_DAYS = frozenset(
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays weekends".split()
)
_OCCASIONS = frozenset("within whenever manually carefully".split())
_WHENEVER = frozenset("when whenever once if before after".split())
_PERIODS = frozenset(
    "day night week fortnight month quarter year hour morning evening time winter spring".split()
)
_PEOPLE = frozenset({"people", "organisations", "groups of people", "roles and jobs"})
_PRONOUNS = frozenset("us me him her them you whom who anyone someone somebody everyone nobody one".split())
_MEANS = frozenset(
    """post phone telephone email e-mail mail letter text bus train car rail road sea air foot bike bicycle hand
    cheque card cash machine""".split()
)
# What else comes after a "by" that says when, how or how much.
_NOT_DOERS = frozenset(
    """debit law statute default appointment accident mistake chance design end then now today
    tomorrow tonight noon midnight midday lunchtime half third quarter percent % weight name midweek""".split()
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas
    easter""".split()
)
# "Get dressed", "get involved": what people do themselves.
_DONE_ONESELF = frozenset(
    """started organised prepared trained tested vaccinated changed washed registered sorted settled connected
    lost""".split()
)
# "By the introduction of a fee" says how; somebody else does it.
_ACT = re.compile(r"(?:.{3}(?:[ts]ion|ment|ance)|^use)s?$")
_LONGEST_DOER = 45  # characters of a doer that a message quotes


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: its participle, its auxiliaries, the lower-case words of both, and what governs "by"."""

    participle: int
    auxiliaries: tuple[int, ...]
    word: str
    after: str
    helpers: frozenset[str]

    @property
    def get(self) -> bool:
        return not self.helpers.isdisjoint(_GET)

    @property
    def perfect(self) -> bool:
        return "been" in self.helpers

    @property
    def progressive(self) -> bool:
        return "being" in self.helpers

    @property
    def simple(self) -> bool:
        """Whether a lone "is" or "was" makes the group: no modal, no perfect, no "to"."""
        return len(self.helpers) == 1 and self.helpers <= _PRESENT | {"was", "were"}

    @property
    def present(self) -> bool:
        return self.simple and self.helpers <= _PRESENT


def wants_parse(sentence: Sentence) -> bool:
    """Whether a sentence has an auxiliary and, not far after it, what may be the participle of an action."""
    keys = sentence.keys
    if _AUXILIARIES.isdisjoint(keys):
        return False
    for index, key in enumerate(keys):
        if key in _AUXILIARIES:
            reach = keys[index + 1 : index + 2 + _FARTHEST]
            for place, word in enumerate(reach):
                if may_be_participle(word):
                    after = keys[index + place + 2] if index + place + 2 < len(keys) else ""
                    if participle_class(word, after) != "adjective":
                        return True
    return False


def remarks(sentence: Sentence, parsed: Parsed | None) -> Iterator[Remark]:
    """A remark for each passive action, over its verb group from the first auxiliary to the participle."""
    if parsed is None:
        return
    for group in _groups(parsed):
        doer = _doer(parsed, group, sentence.sets)
        if not _is_action(parsed, group, sentence.sets, doer):
            continue
        start = min(group.auxiliaries)
        named = doer is not None
        yield Remark(
            NAMED if named else HIDDEN,
            sentence.span.start + parsed.starts[start],
            sentence.span.start + parsed.ends[group.participle],
            (_doer_text(sentence, parsed, doer),) if doer is not None else (),
        )


CHECK = SentenceCheck((HIDDEN, NAMED), wants_parse, remarks)


def _groups(parsed: Parsed) -> Iterator[_Group]:
    for index in range(len(parsed.words)):
        auxiliaries = _auxiliaries(parsed, index)
        if auxiliaries:
            after = parsed.words[index + 1].lower() if index + 1 < len(parsed.words) else ""
            helpers = frozenset(parsed.words[i].lower() for i in auxiliaries)
            yield _Group(index, auxiliaries, parsed.words[index].lower(), after, helpers)


def _auxiliaries(parsed: Parsed, index: int) -> tuple[int, ...]:
    """The auxiliaries of a word in the passive; none where it is no such word."""
    children = parsed.children(index)
    if any(_makes_passive(parsed, index, child) for child in children):
        return tuple(c for c in children if parsed.labels[c] in ("aux", "auxpass") and c < index)
    asked = _asked_with(parsed, index)
    return () if asked is None else (asked,)


def _asked_with(parsed: Parsed, index: int) -> int | None:
    """The "was" of a question whose participle the parser took for a part of the subject: "was the leak reported"."""
    subject = parsed.heads[index]
    if parsed.words[-1] != "?" or parsed.labels[index] != "acl" or parsed.tags[index] != "VBN":
        return None
    helper = 1 if parsed.tags[0].startswith("W") else 0
    if helper >= subject or parsed.words[helper].lower() not in _BE or "nsubj" not in parsed.labels[subject]:
        return None
    complements = {parsed.labels[c] for c in parsed.children(helper)} & {"attr", "acomp"}
    return None if complements or parsed.heads[subject] not in (helper, parsed.heads[helper]) else helper


def _makes_passive(parsed: Parsed, participle: int, helper: int) -> bool:
    """Whether a word before the participle is the auxiliary of its passive; "was" is no other before "dealt"."""
    if helper > participle:
        return False
    past = parsed.tags[participle] in ("VBD", "VBN")
    be = parsed.words[helper].lower() in _BE
    return parsed.labels[helper] == "auxpass" or (parsed.labels[helper] == "aux" and be and past)


def _is_action(parsed: Parsed, group: _Group, sets: WordSets, doer: int | None) -> bool:
    kind = participle_class(group.word, group.after)
    if kind == "adjective" or not may_be_participle(group.word) or _is_no_passive(parsed, group):
        return False
    by_people = doer is not None and _is_person(parsed, doer, sets)
    if group.get:
        return group.word not in _DONE_ONESELF
    if group.progressive or by_people:
        return True
    if _is_graded(parsed, group):
        return False
    if kind == "state":
        return (group.perfect and not _lasts(parsed, group)) or (doer is not None and not group.present)
    if kind == "outcome" and group.present:
        return doer is not None or _is_repeated(parsed, group)
    return True


def _is_no_passive(parsed: Parsed, group: _Group) -> bool:
    """Whether the parse or a fixed use says that no one acts: "Be prepared", "is called a precept"."""
    children = parsed.children(group.participle)
    labels = {parsed.labels[c] for c in children}
    subject = any(label.startswith(("nsubj", "csubj", "expl")) for label in labels)
    if group.helpers in (frozenset({"be"}), frozenset({"get"})) and not subject:
        return True
    if group.word in ("called", "named", "known", "titled") and group.simple and "oprd" in labels:
        return True
    if any(
        parsed.words[c].lower() == "there" and parsed.labels[c] in ("expl", "nsubjpass") for c in children
    ):
        return True
    if group.word == "expected":
        return any(
            parsed.words[c].lower() in ("you", "they", "we", "i") for c in children if c < group.participle
        )
    joined = [c for c in children if parsed.labels[c] == "conj"]
    return group.simple and any(
        parsed.tags[c] == "JJ" and not parsed.words[c].lower().endswith("ed") for c in joined
    )


def _is_graded(parsed: Parsed, group: _Group) -> bool:
    adverbs = {
        parsed.words[i].lower()
        for i in range(min(group.auxiliaries) + 1, group.participle)
        if i not in group.auxiliaries
    }
    if adverbs & _ADJECTIVE_DEGREES:
        return True
    return group.simple and not adverbs.isdisjoint(_STATE_DEGREES)


def _lasts(parsed: Parsed, group: _Group) -> bool:
    """Whether the words after the participle say how long a state has lasted."""
    return any(
        parsed.words[c].lower() in ("since", "for") and c > group.participle
        for c in parsed.children(group.participle)
    )


def _is_repeated(parsed: Parsed, group: _Group) -> bool:
    """Whether a verb in the present tells what happens again and again, or whenever something else does."""
    for child in parsed.children(group.participle):
        word = parsed.words[child].lower()
        if child > group.participle and (word in _OCCASIONS or (word == "by" and _is_means(parsed, child))):
            return True
        if any(parsed.words[c].lower() in _RETURNING_DAYS for c in parsed.children(child)):
            return True
        if parsed.labels[child] == "advcl" and any(
            parsed.words[c].lower() in _WHENEVER for c in parsed.children(child)
        ):
            return True
    for index, word in enumerate(parsed.words):
        lower = word.lower()
        near = parsed.heads[index] == group.participle
        if near and lower in _FREQUENCY:
            return True
        if lower in ("every", "each", "a", "per") and index + 1 < len(parsed.words):
            counted = (
                parsed.words[index + 1].lower() in _PERIODS or parsed.words[index + 1].lower() in _CALENDAR
            )
            if counted and (
                lower in ("every", "each") or parsed.words[index - 1].lower() in ("once", "twice", "times")
            ):
                return True
    return False


def _is_means(parsed: Parsed, by: int) -> bool:
    """Whether "by" says how something is done: by hand, by raising the fee."""
    nouns = [c for c in parsed.children(by) if parsed.labels[c] in ("pobj", "pcomp")]
    return any(parsed.words[c].lower() in _MEANS or parsed.tags[c] == "VBG" for c in nouns)


def _doer(parsed: Parsed, group: _Group, sets: WordSets) -> int | None:
    """The head of the phrase that names the doer after "by"; None where "by" says when or how, or is not there."""
    for child in parsed.children(group.participle):
        if parsed.words[child].lower() != "by" or child < group.participle:
            continue
        for noun in parsed.children(child):
            if parsed.labels[noun] == "pobj" and _may_act(parsed, noun, sets):
                return noun
    return None


def _may_act(parsed: Parsed, noun: int, sets: WordSets) -> bool:
    word = parsed.words[noun].lower()
    if word in _NOT_DOERS | _MEANS | _CALENDAR or parsed.tags[noun] in ("CD", "VBG", "$"):
        return False
    if re.search(r"\d", word) or any(parsed.words[c].lower() in _CALENDAR for c in parsed.children(noun)):
        return False
    if _ACT.search(word) and any(parsed.words[c].lower() == "of" for c in parsed.children(noun)):
        return not _PEOPLE.isdisjoint(sets.of(word)) or parsed.tags[noun] in ("NNP", "NNPS")
    return "times" not in sets.of(word) and "numbers and measures" not in sets.of(word)


def _is_person(parsed: Parsed, noun: int, sets: WordSets) -> bool:
    word = parsed.words[noun].lower()
    if word in _PRONOUNS or not _PEOPLE.isdisjoint(sets.of(word)):
        return True
    return parsed.tags[noun] in ("NNP", "NNPS")


def _doer_text(sentence: Sentence, parsed: Parsed, doer: int) -> str:
    """The doer as the text has it, "a lack of trust"; without its "of" or its adjectives where that is long."""
    low = _leftmost(parsed, doer)
    of = next((c for c in parsed.children(doer) if parsed.words[c].lower() == "of" and c == doer + 1), None)
    whole = (
        next((c for c in parsed.children(of) if parsed.labels[c] == "pobj"), doer) if of is not None else doer
    )
    start = sentence.span.start
    for last in (whole, doer):
        text = " ".join(sentence.text[start + parsed.starts[low] : start + parsed.ends[last]].split())
        if len(text) <= _LONGEST_DOER:
            return text
    return parsed.words[doer]


def _leftmost(parsed: Parsed, index: int) -> int:
    """The first word of what stands before a noun and belongs to it: "public" of "public sector structures"."""
    before = (c for c in parsed.children(index) if c < index and parsed.labels[c] != "punct")
    return min((_leftmost(parsed, c) for c in before), default=index)
