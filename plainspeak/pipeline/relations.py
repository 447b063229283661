"""What stands in which relation to a word of a parsed sentence.

The labels are those of ClearNLP's dependencies, which spaCy's English models use. Relations are followed
through passives, relative clauses, coordination and nouns that only count or measure ("a range of services").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plainspeak.inflection import Subject
    from plainspeak.pipeline.parsing import Parsed
    from plainspeak.rewriting.fitting import Demand

# "a range of services": what counts is the services.
_MEASURES = frozenset(
    """all amount any array both bunch bundle combination couple dozen each few group half handful host kind
    kinds level levels lot lots majority many mix mixture more most none number numbers pack package part
    parts piece pieces portfolio proportion quantity range ranges series set sets several share some sort
    sorts suite type types variety volume""".split()
)
_PARTS = {"VB": "verb", "NN": "noun", "JJ": "adjective", "RB": "adverb", "MD": "verb"}
_FORMS = {
    "VB": "base",
    "VBP": "base",
    "VBZ": "s",
    "VBG": "ing",
    "VBD": "past",
    "VBN": "participle",
    "NN": "singular",
    "NNP": "singular",
    "NNS": "plural",
    "NNPS": "plural",
}
# "people whom we asked to help": what the clause describes is who helps.
_ASKED_OF_OTHERS = frozenset(
    """allow allowed allows ask asked asking asks cause caused causes enable enabled enables encourage encouraged
    expect expected force forced forces get got help helped helps invite invited order ordered persuade persuaded
    require required requires tell telling told urge urged""".split()
)
_PLURAL_PRONOUNS = frozenset("both few many others several these they those we you".split())
_DEMANDS: dict[str, tuple[Demand, ...]] = {
    **dict.fromkeys(("a", "an", "another", "each", "every", "one"), ("singular", "counted")),
    **dict.fromkeys(("this", "that"), ("singular",)),
    **dict.fromkeys(("these", "those"), ("plural",)),
    **dict.fromkeys(("few", "many", "several"), ("plural", "counted")),
}
_VERB_DEMANDS: dict[str, Demand] = {
    **dict.fromkeys(("is", "was", "has", "does", "isn't", "'s"), "singular"),
    **dict.fromkeys(("are", "were", "have", "do"), "plural"),
}
_DESCRIBING = {"amod", "compound", "nummod", "poss", "nmod", "det", "advmod", "quantmod"}


def parts_of_speech(parsed: Parsed, index: int) -> set[str]:
    """What a word is used as; a participle that describes a noun is both verb and adjective."""
    part = _PARTS.get(parsed.tags[index][:2])
    parts = {part} if part else set[str]()
    if part == "verb" and parsed.labels[index] == "amod":
        parts.add("adjective")
    if _is_tagged_adjective(parsed, index):
        parts.add("verb")
    return parts


def _is_tagged_adjective(parsed: Parsed, index: int) -> bool:
    """Whether the tagger took a word in -ed for an adjective, as it does in "the grant was leveraged"."""
    return parsed.tags[index] == "JJ" and parsed.words[index].lower().endswith("ed")


def forms(parsed: Parsed, index: int) -> set[str]:
    """The form of a word by its tag; a participle in a passive is "passive" as well."""
    form = "participle" if _is_tagged_adjective(parsed, index) else _FORMS.get(parsed.tags[index])
    found = {form} if form else set[str]()
    if form == "participle" and is_passive(parsed, index):
        found.add("passive")
    return found


def is_passive(parsed: Parsed, index: int) -> bool:
    """Whether a verb is passive: by an auxiliary, its own or a joined verb's, or without one ("homes built by us")."""
    if any(parsed.labels[child] == "auxpass" for child in parsed.children(index)):
        return True
    head = parsed.heads[index]
    if parsed.labels[index] == "acl" and parsed.tags[index] == "VBN":
        return True
    joined = parsed.labels[index] == "conj" and head != index
    own_subject = any(parsed.labels[child].startswith("nsubj") for child in parsed.children(index))
    return joined and not own_subject and parsed.tags[index] == "VBN" and is_passive(parsed, head)


def _with_joined(parsed: Parsed, indices: Iterable[int]) -> list[int]:
    """The words, those joined to them by "and" or "or", and what a measuring noun measures."""
    found: list[int] = []
    waiting = list(indices)
    while waiting:
        index = waiting.pop(0)
        if index in found:
            continue
        found.append(index)
        for child in parsed.children(index):
            if parsed.labels[child] in ("conj", "appos"):
                waiting.append(child)
            elif parsed.words[child].lower() == "of" and _measures(parsed, index):
                waiting.extend(c for c in parsed.children(child) if parsed.labels[c] == "pobj")
    return found


def _measures(parsed: Parsed, index: int) -> bool:
    """Whether a word before "of" only says how much or how many."""
    return parsed.tags[index] == "CD" or parsed.words[index].lower() in _MEASURES


def objects(parsed: Parsed, index: int) -> list[int]:
    """What a verb acts on: its object, the subject of its passive, the noun its relative clause describes."""
    return _with_joined(parsed, _objects(parsed, index, set()))


def _objects(parsed: Parsed, index: int, seen: set[int]) -> list[int]:
    if index in seen:
        return []
    seen.add(index)
    children = parsed.children(index)
    labels = {parsed.labels[child]: child for child in children}
    head, label, tag = parsed.heads[index], parsed.labels[index], parsed.tags[index]
    if is_passive(parsed, index):
        return _passive_subject(parsed, index, seen)
    if _is_tagged_adjective(parsed, index):
        return [head] if label == "amod" else subjects(parsed, head)
    own = [c for c in children if parsed.labels[c] == "dobj" and not parsed.tags[c].startswith("W")]
    if own := own or [c for c in children if is_sum_as_measure(parsed, c)] or _asked_for(parsed, index):
        return own
    relative = any(parsed.tags[c] in ("WDT", "WP") and parsed.labels[c] == "dobj" for c in children)
    subject_relative = any(
        parsed.tags[c] in ("WDT", "WP") and parsed.labels[c].startswith("nsubj") for c in children
    )
    if label == "relcl" and not subject_relative and (relative or "nsubj" in labels):
        return [head]
    if label in ("acl", "amod") and tag == "VBN":
        return [head]
    shared = [c for c in children if parsed.labels[c] == "conj" and parsed.tags[c].startswith("VB")]
    for child in shared:
        if found := [c for c in parsed.children(child) if parsed.labels[c] == "dobj"]:
            return found
    if label == "conj" and parsed.tags[head].startswith("VB"):
        return [c for c in _objects(parsed, head, seen) if c > index or parsed.labels[head] == "relcl"]
    if (label == "xcomp" and parsed.tags[head].startswith("JJ")) or (label == "acomp" and tag == "VBN"):
        return subjects(parsed, head)
    return _described_through_infinitives(parsed, index)


def is_sum_as_measure(parsed: Parsed, index: int) -> bool:
    """Whether the parser took a sum for a measure ("committed £2m"), as it does where the "m" is not set apart."""
    return parsed.labels[index] == "npadvmod" and any(
        parsed.tags[i] == "$" for child in parsed.children(index) for i in (child, *parsed.children(child))
    )


def _asked_for(parsed: Parsed, index: int) -> list[int]:
    """The first of two subjects where it is asked for: the priorities in "which priorities should we advance?"."""
    two = [c for c in parsed.children(index) if parsed.labels[c] == "nsubj" and c < index]
    asked = len(two) > 1 and any(parsed.tags[c] in ("WDT", "WP") for c in parsed.children(two[0]))
    return two[:1] if asked else []


def _described_through_infinitives(parsed: Parsed, index: int) -> list[int]:
    """The noun that a relative clause describes, for a verb below the clause's own ("harm that we promised to cut")."""
    clause = index
    while parsed.labels[clause] == "xcomp" and parsed.tags[parsed.heads[clause]].startswith("VB"):
        clause = parsed.heads[clause]
        if parsed.words[clause].lower() in _ASKED_OF_OTHERS:
            return []
    if clause == index or parsed.labels[clause] != "relcl":
        return []
    children = parsed.children(clause)
    subject_relative = any(
        parsed.tags[c] in ("WDT", "WP") and parsed.labels[c].startswith("nsubj") for c in children
    )
    own = any(parsed.labels[c] == "dobj" and not parsed.tags[c].startswith("W") for c in children)
    return [] if subject_relative or own else [parsed.heads[clause]]


def _passive_subject(parsed: Parsed, index: int, seen: set[int]) -> list[int]:
    subject = [c for c in parsed.children(index) if parsed.labels[c] in ("nsubjpass", "nsubj")]
    head, label = parsed.heads[index], parsed.labels[index]
    if subject:
        pronoun = all(parsed.tags[c] in ("WDT", "WP") for c in subject)
        return [head] if pronoun and label == "relcl" else subject
    if label in ("conj", "xcomp", "advcl") and head not in seen:
        seen.add(head)
        return _passive_subject(parsed, head, seen) or subjects(parsed, head)
    return [head] if label in ("relcl", "acl") else []


def subjects(parsed: Parsed, index: int) -> list[int]:
    """Who or what does what a verb says; the doer after "by" in a passive."""
    return _with_joined(parsed, _subjects(parsed, index, set()))


def _subjects(parsed: Parsed, index: int, seen: set[int]) -> list[int]:
    if index in seen:
        return []
    seen.add(index)
    children = parsed.children(index)
    head, label = parsed.heads[index], parsed.labels[index]
    if is_passive(parsed, index):
        agents = [c for c in children if parsed.labels[c] == "agent" or parsed.words[c].lower() == "by"]
        return [c for agent in agents for c in parsed.children(agent) if parsed.labels[c] == "pobj"]
    asked = _asked_for(parsed, index)
    own = [c for c in children if parsed.labels[c] in ("nsubj", "csubj") and c not in asked]
    if own and not all(parsed.tags[c] in ("WDT", "WP") for c in own):
        return own
    if label == "relcl" and own:
        return [head]
    if label in ("acl", "amod") and parsed.tags[index] == "VBG":
        return [head]
    if label in ("conj", "xcomp", "advcl", "acomp", "attr") and head != index:
        return _subjects(parsed, head, seen)
    return []


def governing_verbs(parsed: Parsed, index: int) -> list[int]:
    """The verbs whose object a noun is: also in a passive or a relative clause, joined or measured ("a range of …")."""
    verbs = (i for i, tag in enumerate(parsed.tags) if tag.startswith("VB") and i != index)
    return [verb for verb in verbs if index in objects(parsed, verb)]


def verbs_of_subject(parsed: Parsed, index: int) -> list[int]:
    """The verb whose subject a noun is, and for "is" what it is said to be."""
    head, label = parsed.heads[index], parsed.labels[index]
    if label == "conj" and head != index:
        return verbs_of_subject(parsed, head)
    if label not in ("nsubj", "nsubjpass"):
        return []
    return [head, *(c for c in parsed.children(head) if parsed.labels[c] in ("acomp", "attr"))]


def prepositions(parsed: Parsed, index: int) -> list[int]:
    """The prepositions and particles that hang on a word."""
    return [c for c in parsed.children(index) if parsed.labels[c] in ("prep", "agent", "prt", "dative")]


def prepositional_objects(parsed: Parsed, index: int) -> list[int]:
    """The nouns after those prepositions."""
    found = [
        c
        for preposition in prepositions(parsed, index)
        for c in parsed.children(preposition)
        if parsed.labels[c] in ("pobj", "pcomp")
    ]
    return _with_joined(parsed, found)


def described(parsed: Parsed, index: int) -> list[int]:
    """The noun that a word before it describes, or of which "is" says it."""
    head, label = parsed.heads[index], parsed.labels[index]
    if label in ("amod", "compound", "nmod", "poss"):
        return _with_joined(parsed, [head])
    if label in ("acomp", "attr", "oprd"):
        return subjects(parsed, head) or _passive_subject(parsed, head, set())
    if label == "conj" and head != index:
        return described(parsed, head)
    return [head] if label == "acl" else []


def describing(parsed: Parsed, index: int) -> list[int]:
    """The words before a noun that describe it, and those joined to them: adjectives, nouns, articles, owners."""
    return [
        word
        for child in parsed.children(index)
        if parsed.labels[child] in _DESCRIBING
        for word in _chain(parsed, child)
        if word < index
    ]


def joined_with(parsed: Parsed, index: int) -> list[int]:
    """The words that "and", "or" or commas put beside a word."""
    top = index
    while parsed.labels[top] == "conj" and parsed.heads[top] != top:
        top = parsed.heads[top]
    return [i for i in _chain(parsed, top) if i != index]


def _chain(parsed: Parsed, index: int) -> list[int]:
    found = [index]
    for child in parsed.children(index):
        if parsed.labels[child] == "conj":
            found += _chain(parsed, child)
    return found


def agreement(parsed: Parsed, index: int) -> Subject | None:
    """Whom a finite verb agrees with; None for an infinitive, a participle or what is no verb."""
    if parsed.tags[index] not in ("VBP", "VBD", "VBZ"):
        return None
    found = [c for c in parsed.children(index) if parsed.labels[c] in ("nsubj", "nsubjpass", "csubj")]
    found = found or _subjects(parsed, index, set())
    if [parsed.words[i].lower() for i in found] == ["i"]:
        return "I"
    plural = len(_with_joined(parsed, found)) > 1 or any(
        parsed.tags[i] in ("NNS", "NNPS") or parsed.words[i].lower() in _PLURAL_PRONOUNS for i in found
    )
    return "plural" if plural else "singular"


def demands(parsed: Parsed, index: int) -> frozenset[Demand]:
    """What the words around a noun ask of one that takes its place: its number, that it can be counted, no article.

    The number shows in "a", "these" and the like, in numbers and in the verb whose subject the noun is.
    """
    found: set[Demand] = set()
    if parsed.labels[index] == "compound":
        found.add("compound")
    for child in parsed.children(index):
        found.update(_DEMANDS.get(parsed.words[child].lower(), ()) if child < index else ())
        if parsed.labels[child] == "nummod":
            found.add("counted")
        if child < index and parsed.labels[child] in _DESCRIBING:
            found.add("described")
    joined = any(parsed.labels[child] == "conj" for child in parsed.children(index))
    verb = parsed.heads[index]
    there_is = any(parsed.labels[child] == "expl" for child in parsed.children(verb))
    if not joined and parsed.labels[index] in (("attr",) if there_is else ("nsubj", "nsubjpass")):
        helpers = [c for c in parsed.children(verb) if parsed.labels[c] in ("aux", "auxpass")]
        finite = helpers[0] if helpers else verb
        by_tag: dict[str, Demand] = {"VBZ": "singular", "VBP": "plural"}
        demand = _VERB_DEMANDS.get(parsed.words[finite].lower()) or by_tag.get(parsed.tags[finite])
        found.update((demand,) if demand else ())
    return frozenset(found)


RELATIONS: dict[str, Callable[[Parsed, int], list[int]]] = {
    "object": objects,
    "subject": subjects,
    "object of": governing_verbs,
    "subject of": verbs_of_subject,
    "preposition": prepositions,
    "preposition object": prepositional_objects,
    "describes": described,
    "described by": describing,
    "joined with": joined_with,
}
