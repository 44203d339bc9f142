"""How official texts are worded: abbreviations and what they stand for, who undertakes what.

What glossaries and tables of commitments go by; no rule knows a document.
"""
