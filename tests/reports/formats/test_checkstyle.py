"""Checkstyle's XML, against its form as a document type, which lxml checks."""

from __future__ import annotations

import io

from lxml import etree

from plainspeak.reports import formats
from plainspeak.reports.results import Results
from tests.reports.formats.awkward import PATH, awkward, awkward_results, count_findings

RENDER = formats.load("checkstyle").render

# What Checkstyle's XMLLogger writes, as a document type.
DTD = """
<!ELEMENT checkstyle (file*)>
<!ATTLIST checkstyle version CDATA #REQUIRED>
<!ELEMENT file (error*)>
<!ATTLIST file name CDATA #REQUIRED>
<!ELEMENT error EMPTY>
<!ATTLIST error line CDATA #REQUIRED column CDATA #IMPLIED severity (ignore|info|warning|error) #REQUIRED
                message CDATA #REQUIRED source CDATA #REQUIRED>
"""


def read(results: Results) -> etree._Element:
    return etree.fromstring(RENDER(results).encode("utf-8", "backslashreplace"))


def test_follows_the_document_type() -> None:
    etree.DTD(io.StringIO(DTD)).assertValid(read(awkward_results()))


def test_every_finding_is_an_error_in_its_file() -> None:
    tree = read(awkward_results())
    assert len(tree.findall("file/error")) == count_findings(awkward_results()) + 2
    (file,) = read(Results("1", "residents", (awkward(),)))
    assert file.get("name") == PATH
    assert [(error.get("line"), error.get("column"), error.get("severity")) for error in file] == [
        ("1", "1", "warning"),
        ("1", "18", "warning"),
        ("1", "50", "warning"),
        ("1", "58", "info"),
    ]
    assert file[0].get("message") == "Not “100%, a:b” but <b> & \ufffd less. Try: =1+1"
    assert file[0].get("source") == "plainspeak.jargon.sum"
