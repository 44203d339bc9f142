"""What a briefing holds: the plan, the pieces it compiles to, its title block and its points."""
