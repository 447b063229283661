"""Looking after the glossaries: lint, counts, explanations, import and export."""
