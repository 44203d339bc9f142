"""The file as such: `word_parts` become one package, `sealed_archive` its bytes.

`png_chunks` leaves of a logo what is drawn, and `docx_texts` tells what a finished file says.
"""
