"""What a briefing holds: the plan, the pieces it compiles to, its title block and its points.

Nothing gets in but what its reader may see. How a file of it looks is for `exporters` to say.
"""
