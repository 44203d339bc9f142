"""The grids that the rows of tables make together, and areas of their cells."""
