"""What a Word document's XML says, however its runs are cut and whatever comments stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MARKS = {qn("w:commentRangeStart"), qn("w:commentRangeEnd")}
_RUN, _LOOK, _TEXT = qn("w:r"), qn("w:rPr"), qn("w:t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def shape_of(element: _Element) -> object:
    """An element with all that is in it as plain values that can be compared.

    Neighbouring runs of the same formatting, and their texts, are as one. Marks of comments are left out.
    """
    inner: list[object] = []
    for each in _parts(element):
        last = inner[-1] if inner else None
        if _run_on(last, each):
            inner[-1] = (*last[:3], last[3] + each[3])
            continue
        inner.append(each)
    attributes = sorted((key, value) for key, value in element.attrib.items() if key != _SPACE)
    return element.tag, attributes, element.text or "", inner


def _run_on(last: object, each: object) -> bool:
    """Whether two stretches of words have the same formatting."""
    both = isinstance(last, tuple) and isinstance(each, tuple)
    return both and last[0] == each[0] == "words" and last[1:3] == each[1:3]


def _parts(element: _Element) -> Iterator[object]:
    for each in element:
        if each.tag == _RUN:
            yield from _run_parts(each)
        elif each.tag not in _MARKS:
            yield shape_of(each)


def _run_parts(run: _Element) -> Iterator[object]:
    look = run.find(_LOOK)
    shape = None if look is None else shape_of(look)
    attributes = sorted(run.attrib.items())
    for part in run:
        if part.tag == _TEXT:
            yield "words", attributes, shape, part.text or ""
        elif part.tag not in {_LOOK, qn("w:commentReference")}:
            yield "part", attributes, shape, shape_of(part)
