"""The names of the forms that words take."""

from __future__ import annotations

from typing import Literal

VerbForm = Literal["base", "s", "ing", "past", "participle"]
NounForm = Literal["singular", "plural"]
AdjectiveForm = Literal["positive", "comparative", "superlative"]
Form = VerbForm | NounForm | AdjectiveForm
PartOfSpeech = Literal["verb", "noun", "adjective", "other"]
Subject = Literal["I", "singular", "plural"]
"""Whom a verb agrees with; "you", "we" and "they" count as plural."""
Article = Literal["a", "an"]
Shape = Literal["lower", "sentence", "title", "upper"]
