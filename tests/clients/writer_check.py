"""Runs in the system's own Python, which knows LibreOffice: what Writer's remote checker finds in each paragraph.

`python3 writer_check.py PIPE` reads paragraphs from the standard input, one a line, puts them into a new Writer
document of the office that listens on a pipe, gives each to the checker as Writer does, and prints JSON.
"""

import json
import sys
import time

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

CHECKER = "org.openoffice.lingu.LanguageToolGrammarChecker"


def connected(pipe):
    """The context of the office, as soon as it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(1200):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("the office does not answer")


def main():
    """Check and print."""
    context = connected(sys.argv[1])
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    for line in sys.stdin:
        document.Text.insertString(document.Text.End, line.rstrip("\n"), False)
        document.Text.insertControlCharacter(document.Text.End, PARAGRAPH_BREAK, False)
    checker = manager.createInstanceWithContext(CHECKER, context)
    found = []
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        text = paragraphs.nextElement().String
        result = checker.doProofreading("1", text, Locale("en", "GB", ""), 0, len(text), ())
        found.append(
            [
                {
                    "words": text[error.nErrorStart : error.nErrorStart + error.nErrorLength],
                    "suggestions": list(error.aSuggestions),
                    "comment": error.aShortComment,
                }
                for error in result.aErrors
            ]
        )
    print(json.dumps(found))
    document.close(True)
    desktop.terminate()


main()
