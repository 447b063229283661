"""The language server: what plainspeak finds, shown while people write in an editor."""
