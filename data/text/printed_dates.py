"""Dates as they are printed."""

from datetime import date

from data.messages import Message, said

_MONTHS = (
    said("January"), said("February"), said("March"), said("April"), said("May"), said("June"),
    said("July"), said("August"), said("September"), said("October"), said("November"),
    said("December"),
)  # fmt: skip
"""As they stand in a date, and nowhere else."""
MONTHS = tuple(str(month) for month in _MONTHS)
"""In English."""


def printed_date(day: date) -> Message:
    """Return a date as a handout prints it: "29 June 2018", in no locale's way but ours."""
    month = _MONTHS[day.month - 1]
    return said("{day} {month} {year}", day=str(day.day), month=month, year=str(day.year))


def long_date(day: date) -> str:
    """Return `printed_date` in English."""
    return str(printed_date(day))
