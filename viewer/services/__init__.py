"""What the window and the command line both do; knows neither Qt nor arguments."""
