"""The ministry of somebody whom the articles of an event call its minister, where reading gave him no affiliation."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.linking.lexicon import read_set
from app.linking.places import find_country

TOPIC = r"(?P<topic>[A-Za-z]{3,})"


def find_ministry(name: str, texts: Iterable[str], *, bodies: Iterable[str] = ()) -> str | None:
    """The ministry that the texts tell of a person: "finance minister Ilse Halvard" and "Ilse Halvard, the finance minister" belong
    to the Finance Ministry; None where they tell none. Of several ("the money minister") it is the one that also speaks itself, as
    `bodies` do, or none.
    """
    found = {match["topic"].lower() for text in texts for pattern in _patterns(name) for match in pattern.finditer(text)}
    topics = {topic for topic in found if topic not in read_set("names", "no_ministries") and find_country(topic) is None}
    if len(topics) > 1:
        known = [body.lower() for body in bodies]
        topics = {topic for topic in topics if f"{topic} ministry" in known or f"ministry of {topic}" in known}
    return f"{topics.pop().capitalize()} Ministry" if len(topics) == 1 else None


@lru_cache(maxsize=2_000)
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    person = re.escape(name)
    return (
        re.compile(rf"\b{TOPIC}\s+[Mm]inister,?\s+(?:Dr\.?\s+)?{person}\b"),
        re.compile(rf"\b{person},\s+(?:\d+,\s+)?(?:(?:the|its|their|a)\s+)?(?:[A-Z]\w+\s+)?{TOPIC}\s+minister\b"),
    )
