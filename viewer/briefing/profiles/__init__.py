"""What an office sets on every handout: its profiles, and what a briefing takes of one."""
