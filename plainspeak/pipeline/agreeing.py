"""Making tags agree with the parse where the parse shows a verb.

Tagger and parser decide apart. In "charges impact on traders" the tagger may see a noun and the parser a verb
with a subject: in ClearNLP's scheme no noun has a subject or an auxiliary of its own, so the parser has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_VERBS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_NOUNS = {"NN": "VBP", "NNS": "VBZ"}
_DO = frozenset({"do", "does", "did"})


def agreed_tags(
    words: Sequence[str], tags: tuple[str, ...], heads: Sequence[int], labels: Sequence[str]
) -> tuple[str, ...]:
    """The tags, with those of verbs for nouns that have a subject or an auxiliary.

    Penn Treebank tags and ClearNLP labels; `heads` as in `Parsed`.
    """
    found: dict[int, str] = {}
    for child, label in enumerate(labels):
        head = heads[child]
        if label not in _OF_VERBS or tags[head] not in _NOUNS or child >= head:
            continue
        if tags[child] == "MD" or words[child].lower() in _DO:
            found[head] = "VB"
        elif label == "nsubj":
            found.setdefault(head, _NOUNS[tags[head]])
    if not found:
        return tags
    return tuple(found.get(index, tag) for index, tag in enumerate(tags))
