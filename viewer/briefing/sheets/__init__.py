"""The pages of a handout on the screen and on paper."""
