"""Checks of single sentences, one module a check: each names its candidates by words, and only these are parsed."""

from __future__ import annotations

from plainspeak.pipeline.sentence_checks import passive

SENTENCE_CHECKS = (passive.CHECK,)
