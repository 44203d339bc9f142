"""Dates as they are printed."""

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def long_date(day: date) -> str:
    """Return a date as a handout prints it: "29 June 2018", in no locale's way but ours."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
