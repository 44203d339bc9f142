"""What official papers mark their parts with: markers, dates, blanks, shapes of lines.

A line is looked at by itself; what its whole document says of it, `data.intake.structure` tells.
"""
