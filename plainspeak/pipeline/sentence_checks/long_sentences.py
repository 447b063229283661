"""Sentences that are too long, and where each can be made two.

The Government Digital Service asks for no more than 25 words ("Sentence length: why 25 words is our limit", 2014).
A place to split is named only where the parse shows two clauses that can each stand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.pipeline.limits import FAR_OVER, LIMIT
from plainspeak.pipeline.sentence_checks.sentences import Remark, Sentence, SentenceCheck
from plainspeak.pipeline.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.pipeline.parsing import Parsed

LONG, VERY_LONG = "long-sentence/over-25", "long-sentence/over-40"
_JOINING = frozenset({"and", "but", "so", "yet"})
# With one of these before the first clause, what comes after "and" may hang on it too.
_CONDITIONS = frozenset("if unless when where once until while although though because since whether".split())
_SHORTEST_PART = 5  # words
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


def long_sentence_check(limit: int = LIMIT, far_over: int = FAR_OVER) -> SentenceCheck:
    """The check of sentences with more words than `limit`; those over `far_over` get a rule of their own."""

    def wants_parse(sentence: Sentence) -> bool:
        return _length(sentence, limit) > limit

    def remarks(sentence: Sentence, parsed: Parsed | None) -> Iterator[Remark]:
        if parsed is None:
            return
        count = _length(sentence, limit)
        split = _split(parsed)
        words = _words_at(parsed, split) if split is not None else ()
        rule = VERY_LONG if count > far_over else LONG
        yield Remark(rule, sentence.span.start, sentence.span.end, words, count)

    return SentenceCheck((LONG, VERY_LONG), wants_parse, remarks)


def _length(sentence: Sentence, limit: int) -> int:
    """The words of a sentence; 0 where its tokens, of which there are no fewer, are not over the limit."""
    if sentence.high - sentence.low + sentence.lead_in <= limit:
        return 0
    return count_words(sentence.text, sentence.span.start, sentence.span.end) + sentence.lead_in


def _words_at(parsed: Parsed, split: int) -> tuple[str, ...]:
    """The first words of what follows the split, as the text has them."""
    last = min(split + 3, len(parsed.words))
    words: list[str] = []
    for index in range(split, last):
        if words and parsed.starts[index] == parsed.ends[index - 1]:
            words[-1] += parsed.words[index]
        else:
            words.append(parsed.words[index])
    return (" ".join(words).rstrip(",;:"),)


def _split(parsed: Parsed) -> int | None:
    """The token at which a second sentence can begin, nearest to the middle; None where there is no such place."""
    places = [place for place in _places(parsed) if _parts_are_long_enough(parsed, place)]
    return min(places, key=lambda place: abs(place - len(parsed.words) / 2)) if places else None


def _parts_are_long_enough(parsed: Parsed, place: int) -> bool:
    words = [any(character.isalnum() for character in word) for word in parsed.words]
    return min(sum(words[:place]), sum(words[place:])) >= _SHORTEST_PART


def _places(parsed: Parsed) -> Iterator[int]:
    root = next((i for i, head in enumerate(parsed.heads) if head == i), None)
    if root is None or not _stands_alone(parsed, root) or _is_conditional(parsed, root):
        return
    clauses = _joined_clauses(parsed, root)
    for index in range(1, len(parsed.words)):
        word = parsed.words[index].lower()
        if word in _JOINING and clauses.get(index + 1, 0) > index:
            yield index
        elif word == ";" and parsed.words.count(";") == 1 and _clauses_around(parsed, index, root):
            yield index + 1
        elif word == "which" and parsed.words[index - 1] == "," and _ends_sentence(parsed, index):
            yield index


def _stands_alone(parsed: Parsed, verb: int) -> bool:
    """Whether a finite verb has a subject of its own, or is an order."""
    children = parsed.children(verb)
    subject = any(parsed.labels[c] in _SUBJECTS and not parsed.tags[c].startswith("W") for c in children)
    finite = parsed.tags[verb] in ("VBD", "VBP", "VBZ") or any(
        parsed.labels[c] in ("aux", "auxpass") and parsed.tags[c] in ("MD", "VBD", "VBP", "VBZ")
        for c in children
    )
    return (subject and finite) or (parsed.tags[verb] == "VB" and parsed.labels[verb] == "ROOT")


def _is_conditional(parsed: Parsed, root: int) -> bool:
    """Whether a clause before the root says when all the rest holds."""
    for clause in parsed.children(root):
        if clause < root and parsed.labels[clause] in ("advcl", "ccomp"):
            low = min(_subtree(parsed, clause))
            if parsed.words[low].lower() in _CONDITIONS:
                return True
    return False


def _joined_clauses(parsed: Parsed, root: int) -> dict[int, int]:
    """The verb of each clause that is joined to the root and stands alone, by the clause's first token."""
    return {
        min(_subtree(parsed, verb)): verb for verb in _joined(parsed, root) if _stands_alone(parsed, verb)
    }


def _clauses_around(parsed: Parsed, semicolon: int, root: int) -> bool:
    """Whether a clause that stands alone is on each side; the parser takes either for a part of the other."""
    others = (c for c in parsed.children(root) if parsed.labels[c] in ("ccomp", "conj"))
    return any(
        min(root, other) < semicolon < max(root, other) and _stands_alone(parsed, other) for other in others
    )


def _joined(parsed: Parsed, root: int) -> list[int]:
    """The verbs that "and" and the like join to the root, one after the other."""
    found = [root]
    for verb in found:
        found += [
            c for c in parsed.children(verb) if parsed.labels[c] == "conj" and parsed.tags[c][:2] == "VB"
        ]
    return found[1:]


def _ends_sentence(parsed: Parsed, pronoun: int) -> bool:
    """Whether a relative clause after a comma goes on to the end of the sentence."""
    verb = parsed.heads[pronoun]
    if parsed.labels[verb] not in ("relcl", "advcl") or parsed.labels[pronoun] not in ("nsubj", "nsubjpass"):
        return False
    span = _subtree(parsed, verb)
    rest = range(max(span) + 1, len(parsed.words))
    return min(span) == pronoun and all(not parsed.words[i].isalnum() for i in rest)


def _subtree(parsed: Parsed, index: int) -> list[int]:
    found = [index]
    for item in found:
        found.extend(parsed.children(item))
    return found
