"""Content as Markdown: CommonMark, with the footnotes and the tables that most readers know."""
