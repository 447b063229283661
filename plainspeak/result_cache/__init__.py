"""What was found in a document, kept so that an unchanged file is answered at once.

What is kept are rules, offsets and numbers, and the words of plainspeak and its glossaries; never a word of the
document. `recipes` says how its words are left out and come back, `records` what is kept of a report, `store`
where, and `keys` what an answer depends on.
"""
