"""Tables: columns fitted to what they hold, on as much of the sheet as they need."""
