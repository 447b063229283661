"""Audits: what each run over a site found, kept in a SQLite file, and how it moved from run to run.

`store` writes and reads the file, whose tables `schema.sql` describes; `trends` works out what moved.
"""
