"""`python -m plainspeak` is the command `plainspeak`."""

import sys

from plainspeak.cli import main

if __name__ == "__main__":
    sys.exit(main())
