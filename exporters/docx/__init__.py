"""Content becomes a Word file, to be edited further: named styles, real lists, notes and fields.

`word_document` is the format. Of the markup (`word_markup`), one module each makes the words of a
block (`block_text`), its paragraphs (`source_text`), lists (`list_numbering`), tables
(`table_markup`), notes (`analyst_notes`, `source_footnotes`, `called_notes`), the analyst's own
page (`own_page`), what opens and closes the text, and what frames its pages. The room `package`
makes one file of them with python-docx, and tells what a finished file says.
"""
