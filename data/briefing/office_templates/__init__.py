"""Templates of an office: which pieces of a briefing stand in what order and under which heads.

A template is a file of Jinja2 that writes lines (`template_rendering`), each of them one
instruction (`template_instructions`); it never draws. Its values are plain (`template_values`), its
language is a part of Jinja2 in which nothing can be called (`template_grammar`).
`applied_template` makes another briefing of one, which is compiled as any is.
"""
