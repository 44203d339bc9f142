"""The open document and its notebook as signals; opening, jobs, settings; no pane."""
