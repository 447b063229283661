"""The checks of a whole document: each makes findings out of what the block step found, one module a check."""
