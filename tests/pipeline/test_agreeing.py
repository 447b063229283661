"""Tags of nouns give way where the parse shows a verb."""

from __future__ import annotations

import pytest

from plainspeak.pipeline.agreeing import agreed_tags


@pytest.mark.parametrize(
    ("words", "tags", "labels", "wanted"),
    [
        (("charges", "impact"), ("NNS", "NN"), ("nsubj", "ROOT"), ("NNS", "VBP")),
        (("charge", "impacts"), ("NN", "NNS"), ("nsubj", "ROOT"), ("NN", "VBZ")),
        (("should", "advance"), ("MD", "NN"), ("aux", "ROOT"), ("MD", "VB")),
        (("did", "land"), ("VBD", "NN"), ("aux", "ROOT"), ("VBD", "VB")),
        (("the", "impact"), ("DT", "NN"), ("det", "ROOT"), ("DT", "NN")),
        (("we", "impact"), ("PRP", "VBP"), ("nsubj", "ROOT"), ("PRP", "VBP")),
    ],
)
def test_tags_of_two_words_of_which_the_second_is_the_head(
    words: tuple[str, ...], tags: tuple[str, ...], labels: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    assert agreed_tags(words, tags, (1, 1), labels) == wanted
