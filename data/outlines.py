"""What a document's topics are, in short, so that a plan made for others is noticed."""

from dataclasses import replace
from hashlib import sha256

from data.briefing import Plan
from data.document import Document


def outline(document: Document) -> str:
    """Return a digest of the topics' numbers, levels and titles; other topics, another digest."""
    lines = [f"{topic.level}\t{topic.number}\t{topic.title}" for topic in document.topics]
    return sha256("\n".join([str(bool(document.lead)), *lines]).encode()).hexdigest()[:16]


def fitting(plan: Plan, document: Document) -> Plan:
    """Return a saved plan as it can be used of a document.

    Where the topics are others than when it was saved, none is chosen rather than a wrong one.
    """
    if plan.topics is None or plan.outline == outline(document):
        return plan
    return replace(plan, topics=frozenset())
