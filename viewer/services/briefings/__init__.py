"""What window and command line both do with briefings, profiles and templates."""
