"""What official papers mark their parts with: markers, dates, blanks, shapes of lines."""
