"""Mails to pieces: the subject heads them, a table says who wrote when, and the text follows.

`letter` is what a mail says, whatever format it was kept in, and makes the stream; `letter_text`
reads what was written as plain text. `eml` reads the standard's own files, by `mime_parts`
and `mail_head`. Attachments are named and left alone: one file is one document.
"""
