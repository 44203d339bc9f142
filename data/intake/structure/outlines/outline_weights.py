"""What each term that judges an outline adds to its score.

The weights are set by hand and documented here: with fewer than a hundred labelled papers fitted
ones do worse on papers of other sources. A share is an average over the headings of an outline; a
whole holds of it or does not. No outline at all scores 0, but where headings are declared.
"""

ANY = -1.2
"""A text without topics is the usual case of a short paper: an outline must earn its place."""
UNDIVIDED = -1.0
"""None at all, though the format declares headings of text."""
COUNT = 0.25
"""Times the natural logarithm of the number of topics, up to e³."""
HEADS_TEXT, LIST_LIKE, EMPTY = 1.6, -1.5, -1.0
"""Shares: text or a list follows; another heading of the outline follows; nothing stands below."""
TRUST = 0.3
"""What is left of the last two where the format declares the headings: an agenda has such."""
IN_FRONT, FRONT = -2.0, -0.5
"""Share, and whole: it stands above all text and nothing like it comes again."""
COVER, LUMP = 1.0, -1.2
"""Share of the letters below the first heading; what one topic has of them above three fifths."""
THIN = -0.8
"""Whole: the topics have more letters each than a chapter of a book."""
STRENGTH, WEAKER = 1.2, -1.0
"""How much the headings stand out (of 4), and how much less than the strongest line (of 2)."""
RIVALS, EQUALS, LEFT = -1.2, -0.8, -1.2
"""Lines that stand out more, and as much, for each heading, up to 1; of headings that hardly stand
out, the share of the lines set alike that are left out."""
IS_DECLARED = 0.5
"""Share: the format declares it."""
IN_SERIES, ROMAN = 0.8, 0.5
"""Whole: all are numbered, and count on from 1. Share: Roman numbers."""
ANEW, BEGUN, BROKEN, RESTARTS = 0.8, -0.8, -1.0, -1.6
"""Whole: numbers below begin anew; the headings' own numbers begin elsewhere, too; they do not
count on; they begin more than once."""
HOLDS, HELD = 0.8, -1.0
"""Whole: nearly all sections hold lines of another class; the headings are such lines."""
BULLETED, COLON, LEADS_IN, SENTENCE, LONG, LOWER = -0.4, -0.4, -1.2, -1.0, -1.0, -0.6
"""Shares: a bullet stands before it; it ends in a colon, above anything but text, or like a
sentence; it has more than 120 letters; it begins with a small letter and no number."""
SPOKEN, DATED, IN_LIST = -1.5, -0.4, -0.8
"""Shares: it looks like someone's turn; it names a day; it is an item of a list."""
VOCABULARY, DIVIDES, TORN, UNDER = 0.5, 0.6, -1.2, -2.0
"""Share: words such as headings have; a division's word and number. Whole: several such words; a
higher division is left out."""
SINGLE, ALONE, DENSE, REPEATED, MIXED, PLAIN, BEHIND = -2.0, -1.0, -2.0, -1.0, -0.5, -0.6, -0.8
"""Whole: one topic beside other lines that stand out, and without any; headings are more than a
third of the lines; they repeat each other; they are set in several ways. Shares: it is set like the
text; it heads contents, contacts, notes, links."""
FEW = -0.6
"""Whole: two topics at most, set like the text."""
LEVELS = -1.2
"""Whole: the format declares several levels, and no numbers or divisions say otherwise."""
LISTED = 3.0
"""What it has in common with the paper's contents, or with the outline that its format declares."""
AGREEMENT = 1.2
"""What it has in common with what the rules for single classes find."""
