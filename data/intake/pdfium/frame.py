"""From a page's own points to points on the page as it is read, turned upright."""

from dataclasses import dataclass, replace

from data.intake.pdfium.calls import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's box, in its own points, and by how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the page is read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def turned(self, quarters: int) -> "Frame":
        """Return the frame of the same page, turned further clockwise."""
        return replace(self, quarters=(self.quarters + quarters) % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point, from the lower left corner of the page as it is read."""
        if self.quarters == 1:
            return y - self.bottom, self.right - x
        if self.quarters == 2:
            return self.right - x, self.top - y
        if self.quarters == 3:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return a direction as it is read."""
        turned = ((x, y), (y, -x), (-x, -y), (-y, x))
        return turned[self.quarters]

    def across(self, box: Box) -> tuple[float, float]:
        """Return the left and the right end of a box."""
        ends = self.point(box.left, box.bottom)[0], self.point(box.right, box.top)[0]
        return min(ends), max(ends)

    def upwards(self, box: Box) -> tuple[float, float]:
        """Return the lower and the upper end of a box."""
        ends = self.point(box.left, box.bottom)[1], self.point(box.right, box.top)[1]
        return min(ends), max(ends)
