"""Checks of single sentences, one module a check: each names its candidates by words, and only these are parsed."""

from __future__ import annotations

from plainspeak.pipeline.sentence_checks import double_negatives, noun_strings, passive
from plainspeak.pipeline.sentence_checks.long_sentences import long_sentence_check

SENTENCE_CHECKS = (passive.CHECK, long_sentence_check(), double_negatives.CHECK, noun_strings.CHECK)
