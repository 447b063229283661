"""Forms and spellings of English words, as they are written in Britain.

Everything here is worked out from tables and rules of the room's own: it imports nothing of the project
and no library.
"""

from .adjectives import adjective_forms, adverb
from .articles import indefinite_article
from .case import apply_shape, shape
from .forms import AdjectiveForm, Article, Form, NounForm, PartOfSpeech, Shape, Subject, VerbForm
from .nouns import noun_forms
from .phrases import inflect_phrase, is_plural, is_uncountable, phrase_forms
from .spelling import is_british, spelling_variants
from .verbs import be_forms, is_modal, verb_forms

__all__ = [
    "AdjectiveForm",
    "Article",
    "Form",
    "NounForm",
    "PartOfSpeech",
    "Shape",
    "Subject",
    "VerbForm",
    "adjective_forms",
    "adverb",
    "apply_shape",
    "be_forms",
    "indefinite_article",
    "inflect_phrase",
    "is_british",
    "is_modal",
    "is_plural",
    "is_uncountable",
    "noun_forms",
    "phrase_forms",
    "shape",
    "spelling_variants",
    "verb_forms",
]
