"""The HTTP service: plainspeak's own interface, LanguageTool's, and the pages."""
