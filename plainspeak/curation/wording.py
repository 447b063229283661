"""Faults of our own sentences: reasons, advice and explanations that are not plain, or not in British spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plainspeak.curation.subject import Fault, fault, shown
from plainspeak.inflection import is_british
from plainspeak.pipeline.segmenter import segment
from plainspeak.pipeline.words import count_words
from plainspeak.tokens import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plainspeak.curation.subject import Subject
    from plainspeak.glossary.schema import Entry
    from plainspeak.model import Finding

LONGEST_SENTENCE = 20  # words
READING_AGE = 12  # years
_WORD = re.compile(r"[^\W\d_]+")
_OFFICIAL_SPELLINGS = frozenset({"Organization"})  # the World Health Organization's own


def wording_faults(subject: Subject) -> Iterator[Fault]:
    """Reasons, advice and explanations that are flagged themselves, have long sentences, or are hard in sum."""
    written = [(entry, what, text) for entry in subject.entries for what, text in _texts(entry)]
    reports = subject.check([text for _, _, text in written])
    for (entry, what, text), report in zip(written, reports, strict=True):
        for finding in report.findings:
            if not _own(subject, entry, finding):
                yield fault(entry, f"the {what} is itself flagged: '{finding.text}' ({finding.rule})")
        for sentence in segment(text):
            words = count_words(text[sentence.start : sentence.end])
            if words > LONGEST_SENTENCE:
                yield fault(
                    entry, f"the {what} has a sentence of {words} words; keep to {LONGEST_SENTENCE} or cut it"
                )
    for glossary in subject.linted:
        explanations = [entry.explain for entry in glossary.entries if entry.explain]
        (report,) = subject.check(["\n\n".join(explanations)])
        age = report.scores.reading_age
        if age is not None and age > READING_AGE:
            message = f"the explanations together read at age {age}; bring them down to {READING_AGE}"
            yield Fault(shown(glossary.file), 1, "", message)


def _texts(entry: Entry) -> list[tuple[str, str]]:
    """What we wrote about the entry, each text once, with its name."""
    found: dict[str, str] = {}
    for sense in entry.senses:
        found.setdefault(sense.why, "reason")
        found.setdefault(sense.advice, "advice")
    found.setdefault(entry.explain or "", "explanation")
    return [(what, text) for text, what in found.items() if text]


def _own(subject: Subject, entry: Entry, finding: Finding) -> bool:
    """Whether a finding is about the entry's own word, which its reason may name."""
    found = f" {' '.join(scan(finding.text).keys)} "
    forms = [f" {form} " for form in subject.forms(entry)]
    return finding.rule == entry.rule or any(form in found or found in form for form in forms)


def spelling_faults(subject: Subject) -> Iterator[Fault]:
    """Words of ours that are not spelt as in Britain; other spellings of a term, under `also`, may be American."""
    for glossary in subject.linted:
        for entry in glossary.entries:
            uses = [use for sense in entry.senses for use in sense.use]
            ours = [entry.term, *uses, *(text for _, text in _texts(entry))]
            own_forms = {word for form in subject.forms(entry) for word in form.split()}
            sentences = [
                word
                for text in (*entry.flag, *entry.leave)
                for word in _WORD.findall(text)
                if word.lower() not in own_forms
            ]
            words = [word for text in ours for word in _WORD.findall(text)] + sentences
            for word in _american(words):
                yield fault(entry, f"'{word}' is not spelt as in Britain; write the British form")
        for acronym in glossary.acronyms:
            texts = (*acronym.means, acronym.known or "")
            for word in _american([word for text in texts for word in _WORD.findall(text)]):
                yield fault(acronym, f"'{word}' is not spelt as in Britain; write the British form")
        for word in _american(_WORD.findall(glossary.about)):
            yield Fault(
                shown(glossary.file), 1, "", f"'{word}' in 'about' is not spelt as in Britain; mend it"
            )


def _american(words: list[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word not in _OFFICIAL_SPELLINGS and not is_british(word)]
