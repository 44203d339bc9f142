"""The PDF file: pages drawn, structure tagged, metadata and attachments written."""
