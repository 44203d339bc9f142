"""How documents, annotations, labels, plans and corrections are kept as JSON, with versions.

Says nothing of where they are kept: tables and packages are for others.
"""
