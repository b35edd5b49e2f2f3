"""The body that somebody leads or speaks for, where the articles of an event tell it and reading gave none."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country

AROUND = 160
"""So many characters on both sides of a name tell what its bearer is."""
HERE = "\0"
WORD = r"[^\W_](?:[\w&’'-]*[\w’'])?"
MORE = rf"(?:\s+(?:&\s+)?{WORD})"
BODY = rf"(?P<body>{WORD}{MORE}{{0,5}}?)"
TITLE = rf"(?:{WORD}\.?\s+)?"
AGE = r"(?:\d+,\s+)?"
INSIDE = re.compile(r"[a-z0-9,] (?:the )?$")
JOINS = frozenset({"of", "for", "and", "the", "&"})
MOST_WORDS = 2


def find_body(name: str, texts: Iterable[str], *, bodies: Iterable[str] = ()) -> str | None:
    """The body that a person of this name leads or speaks for by the texts: "Quenby Harbour Trust chief Jon Rask", "Jon Rask, the
    trust's director", "the trust … its director, Jon Rask"; None where they tell none.

    Of several it is the one told most often, of these one with a name; `bodies` are names of those that "its" may stand for.
    """
    known = tuple(sorted(set(bodies)))
    found = Counter(body for text in texts for body in _find_told(name, text, known))
    return min(found, key=lambda body: (body.islower(), -found[body], -len(body), body), default=None)


@lru_cache(maxsize=10_000)
def _find_told(name: str, text: str, bodies: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - AROUND) : at].rpartition("\n")[2]
        behind = text[at + len(name) : at + len(name) + AROUND].partition("\n")[0]
        window = f"{before}{HERE}{behind}"
        for pattern in _patterns():
            for match in pattern.finditer(window):
                body = _trim(match["body"], is_inside=_is_name(window, match))
                found += [body] if body else []
        if not found and _its().search(window):
            owner = _find_before(text[:at], bodies)
            found += [owner] if owner else []
        at = text.find(name, at + len(name))
    return tuple(found)


def _is_name(window: str, match: re.Match[str]) -> bool:
    """Whether a single word with a capital is a name: inside a sentence, or where something is its own."""
    return bool(INSIDE.search(window[: match.start("body")])) or window[match.end("body")] in "'’"


def _find_before(text: str, bodies: Iterable[str]) -> str | None:
    """The body named last in the paragraph, or in the one before it."""
    *_, earlier, own = ["", *(part for part in text.split("\n") if part.strip())]
    for part in (own, earlier):
        places = {body: part.rfind(body) for body in bodies}
        best = max(places, key=lambda body: (places[body], len(body)), default=None)
        if best is not None and places[best] >= 0:
            return best
    return None


def _trim(words: str, *, is_inside: bool) -> str | None:
    """The body's name out of the words in front of an office: the capitals at their end, or what stands behind the last article.

    `is_inside` a sentence a capital is a name's; the first word of one has a capital whatever it is.
    """
    tokens = words.split()
    if tokens[-1][:1].isupper():
        start = len(tokens) - 1
        while start and (tokens[start - 1][:1].isupper() or tokens[start - 1] in JOINS):
            start -= 1
        tokens = tokens[start:]
        while tokens and tokens[0].lower() in JOINS | {"a", "an"}:
            tokens = tokens[1:]
    else:
        last = max((at for at, token in enumerate(tokens) if token.lower() in {"the", "a", "an", "its", "their"}), default=-1)
        tokens = tokens[last + 1 :]
    body, plain = " ".join(tokens), {token.lower() for token in tokens}
    if not body or find_country(body) is not None or plain & (read_set("belonging", "no_bodies") | read_set("time")):
        return None
    is_office = tokens[-1].lower() in read_set("names", "short") | read_set("names", "offices")
    if tokens[-1].islower() and not is_office and (len(tokens) != MOST_WORDS or not tokens[0][:1].isupper()):
        return None
    if len(tokens) == 1 and not body.isupper():
        return body.lower() if is_office else body if is_inside else None
    return body


@cache
def _roles() -> str:
    section = read_section("belonging")
    roles = "|".join(re.escape(role) for role in sorted(section["roles"], key=len, reverse=True))
    qualities = "|".join(section["qualities"].split())
    return rf"(?:(?i:{qualities})\s+){{0,2}}(?i:{roles})"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    role, leads = _roles(), "|".join(read_section("belonging")["leads"].split())
    far = rf"(?P<body>(?:the\s+)?{WORD}{MORE}{{0,5}})"
    of, stop = r"(?:of|at|for)\s+(?:[a-z][\w\s-]*,\s+)?(?:its\s+)?", r"(?=[,.;“”\"]|$|\s+(?:said|told|who))"
    return (
        re.compile(rf"\b{BODY}['’]s?\s+{role},?\s+{TITLE}{HERE}"),
        re.compile(rf"(?<![\w’'-]){BODY}\s+{role}\s+{TITLE}{HERE}"),
        re.compile(rf"{HERE},?\s+{AGE}(?:the\s+)?{BODY}['’]s?\s+{role}\b"),
        re.compile(rf"{HERE},?\s+{AGE}(?:(?:the|a|its)\s+)?{role}\s+{of}{far}{stop}"),
        re.compile(rf"{HERE},?\s+{AGE}who\s+(?:{leads})\s+{far}{stop}"),
    )


@cache
def _its() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Ii]ts|[Tt]heir)\s+{_roles()},?\s+{TITLE}{HERE}|{HERE},\s+{AGE}its\s+{_roles()}\b")
