"""The main window and what stands around the page; features are connected here, and only here."""
