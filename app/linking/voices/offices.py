"""The ministry of somebody whom the articles of an event call its minister, and the office that is called after who holds it."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country

TOPIC = r"(?P<topic>[A-Za-z]{3,})"
STEM = 5
"""So many letters of a state's name stand in its adjective as well."""
NOT_HELD = r"(?<!ex-)(?<!vice-)(?<!former )(?<!vice )(?<!deputy )(?<!Vice )(?<!Former )(?<!Deputy )(?<!union )(?<!club )"


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


def find_holders(office: str, people: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Those of `people` whose office this is by the texts: "the governor's office" is that of "Governor Ada Brask", "the Velmoran
    presidency" that of "Velmora's president, Jon Rask". Nobody where the texts give several people that title, unless the office
    tells whose it is and they do.
    """
    told = _split_office(office)
    if told is None:
        return []
    owner, title = told
    texts = list(texts)
    windows = {one: [match[0] for text in texts for match in _held(one, title).finditer(text)] for one in people}
    found = [one for one in windows if windows[one]]
    near = [one for one in found if owner and any(owner[:STEM] in window.lower() for window in windows[one])]
    return near or (found if len(found) == 1 else [])


def is_held_office(name: str) -> bool:
    """Whether a name is that of an office which is called after who holds it."""
    return _split_office(name) is not None


@lru_cache(maxsize=5_000)
def _split_office(name: str) -> tuple[str, str] | None:
    """Whose an office is, in lower case and "" where its name doesn't tell, and the title of who holds it."""
    words = re.sub(r"^the ", "", name.lower().replace("’", "'"))
    for form, title in _read_offices():
        if words == form or words.endswith(f" {form}"):
            owner = words.removesuffix(form).strip().removesuffix("'s").removesuffix("'")
            return owner, title
    return None


@cache
def _read_offices() -> list[tuple[str, str]]:
    """How each office is called, with its holder's title; the longest first."""
    section = read_section("belonging")
    offices = [(f"{title}'s {around}", title) for title, _ in section["holders"] for around in section["around"]]
    offices += [(form.strip(), title) for title, forms in section["holders"] for form in forms.split(",") if form.strip()]
    return sorted(offices, key=lambda one: (-len(one[0]), one))


@lru_cache(maxsize=2_000)
def _held(name: str, title: str) -> re.Pattern[str]:
    """Where a text gives the bearer of a name this title, with what stands in front of it."""
    person, office = re.escape(name), title.replace(" ", r"\s+")
    front = r"(?:[\w’'-]+\s+){0,4}?"
    return re.compile(
        rf"{front}{NOT_HELD}\b(?i:{office}),?\s+(?:Dr\.?\s+)?{person}\b|"
        rf"\b{person},\s+(?:\d+,\s+)?(?:(?:the|its|their|a)\s+)?(?:[\w’'-]+\s+){{0,3}}?{NOT_HELD}(?i:{office})\b[^.\n]{{0,40}}"
    )


@lru_cache(maxsize=2_000)
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    person = re.escape(name)
    return (
        re.compile(rf"\b{TOPIC}\s+[Mm]inister,?\s+(?:Dr\.?\s+)?{person}\b"),
        re.compile(rf"\b{person},\s+(?:\d+,\s+)?(?:(?:the|its|their|a)\s+)?(?:[A-Z]\w+\s+)?{TOPIC}\s+minister\b"),
    )
