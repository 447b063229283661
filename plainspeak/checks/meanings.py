"""What a document's technical terms and short forms mean, whether or not they are findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainspeak.checks.acronyms import acronym_uses
from plainspeak.checks.terms import resolved_claims
from plainspeak.model import Meaning
from plainspeak.pipeline.first_use import AcronymUses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.checks.view import View


def meanings(view: View) -> tuple[Meaning, ...]:
    """The terms and short forms of a document, each once, in the order of the alphabet.

    Left out are short forms that everyone knows. What is fine for the audience is in: the text may reach others.
    """
    found: dict[str, Meaning] = {}
    for meaning in (*_terms(view), *_short_forms(view)):
        key = meaning.term.lower()
        if key not in found:
            found[key] = meaning
    return tuple(sorted(found.values(), key=lambda meaning: (meaning.term.lower(), meaning.term)))


def _terms(view: View) -> Iterator[Meaning]:
    seen: dict[str, list[int]] = {}
    told: dict[str, str] = {}
    if not any(
        view.lexicon.entry(candidate.entry).kind == "term"
        for result in view.results
        for candidate in result.candidates
    ):
        return
    for claim in resolved_claims(view):
        if claim.entry.kind == "term":
            seen.setdefault(claim.entry.term, []).append(claim.term.start)
            told[claim.entry.term] = claim.entry.explain or ""
    for term, starts in seen.items():
        yield Meaning(term, told[term], starts[0], len(starts))


def _short_forms(view: View) -> Iterator[Meaning]:
    uses = AcronymUses(view.document.text, acronym_uses(view), view.lexicon.acronyms)
    for use in {use.short.upper(): use for use in reversed(uses.uses)}.values():
        listed = view.lexicon.acronyms.get(use.short)
        if listed is None or listed.known is None:
            yield Meaning(use.short, uses.meaning(use), use.start, uses.counts[use.short.upper()])
