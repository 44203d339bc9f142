"""What a document's topics are, so that a plan that was made for others goes by their headings."""

from collections import Counter
from dataclasses import replace
from hashlib import sha256

from data.briefing.plan import LEAD, Plan
from data.document import Document


def outline(document: Document) -> str:
    """Return a digest of the topics' numbers, levels and titles; other topics, another digest."""
    lines = [f"{topic.level}\t{topic.number}\t{topic.title}" for topic in document.topics]
    return sha256("\n".join([str(bool(document.lead)), *lines]).encode()).hexdigest()[:16]


def top_topics(document: Document) -> tuple[int, ...]:
    """Return the numbers that a plan knows: the lead's, if there is one, and the top topics'."""
    numbers = [LEAD] if document.lead else []
    stop = 0
    for number, topic in enumerate(document.topics):
        if topic.first >= stop:
            numbers.append(number)
            stop = topic.stop
    return tuple(numbers)


def outlined(plan: Plan, document: Document) -> Plan:
    """Return a plan of this document as it is to be saved: it says which topics it means."""
    outside: list[str] = []
    inside: list[str] = []
    if plan.topics is not None:
        for number in top_topics(document):
            (inside if number in plan.topics else outside).append(_heading(document, number))
    return replace(
        plan,
        outline=outline(document),
        topics_in=tuple(inside),
        topics_out=tuple(outside),
    )


def fitting(plan: Plan, document: Document) -> Plan:
    """Return a saved plan as it can be used of a document, itself where its topics are the same.

    Where they are others, those are chosen whose heading was chosen, and nothing that is new. None
    is chosen where a topic that was left out is gone: its text may stand under any heading now.
    """
    if plan.topics is None or plan.outline == outline(document):
        return plan
    return replace(plan, topics=_by_heading(plan, document))


def _by_heading(plan: Plan, document: Document) -> frozenset[int]:
    from data.text.folding import folded  # noqa: PLC0415  # not at start-up

    headings = {number: folded(_heading(document, number)) for number in top_topics(document)}
    now = Counter(headings.values())
    inside, outside = map(folded, plan.topics_in), tuple(map(folded, plan.topics_out))
    if Counter(outside) - now:
        return frozenset()
    chosen = tuple(inside)
    before = Counter(chosen + outside)
    wanted = {name for name in chosen if before[name] == now[name] == 1}
    return frozenset(number for number, name in headings.items() if name in wanted)


def _heading(document: Document, number: int) -> str:
    """Return a topic's heading as it is printed; empty for the lead, as for no topic."""
    if number == LEAD:
        return ""
    topic = document.topics[number]
    return f"{topic.number} {topic.title}".strip()
