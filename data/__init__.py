"""What a document, an annotation and a briefing are; knows no screen and no output format."""
