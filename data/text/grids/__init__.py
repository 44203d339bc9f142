"""The grids that the rows of tables make together, areas of their cells, and cells as copied."""
