"""Fitting a suggestion into its place, and applying it to a source."""
