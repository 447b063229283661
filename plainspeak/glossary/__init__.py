"""The glossaries: their format, loading, compiling and word sets."""
