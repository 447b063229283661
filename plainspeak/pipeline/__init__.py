"""From the text of a block to what is found in it."""
