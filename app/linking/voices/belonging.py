"""The body that somebody leads or speaks for, where the articles of an event tell it and reading gave none."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from app.linking.lexicon import read_section, read_set
from app.linking.places import find_country
from app.linking.voices.names import is_one_body, may_be_short_for
from app.linking.voices.services import find_service, is_one_service

AROUND = 160
"""So many characters on both sides of a name tell what its bearer is."""
HERE = "\0"
WORD = r"[^\W_](?:[\w&’'-]*[\w’'])?"
MORE = rf"(?:\s+(?:&\s+)?{WORD})"
BODY = rf"(?P<body>{WORD}{MORE}{{0,5}}?)"
TITLE = rf"(?:(?!(?:for|of|at|from|with|and|to|said|told|that|who)\s){WORD}\.?\s+)?"
AGE = r"(?:\d+,\s+)?"
QUOTED = re.compile(r"[”\"’'] $")
INSIDE = re.compile(r"[a-z0-9,] (?:the )?$")
JOINS = frozenset({"of", "for", "and", "the", "&"})
MOST_WORDS = 2


def find_bodies(name: str, texts: Iterable[str], *, bodies: Iterable[str] = ()) -> list[str]:
    """The bodies that a person of this name leads or speaks for by the texts: "Quenby Harbour Trust chief Jon Rask", "Jon Rask, the
    trust's director", "the trust … its director, Jon Rask"; "Chairman Jon Rask" is that of the body named last.

    Those with a name go first, then those told most often. `bodies` are the names of those that speak themselves: "its" stands for
    one of them, and "the union" for the only one that is a union.
    """
    known = tuple(sorted(set(bodies)))
    told = [(body, text) for text in texts for form in _find_forms(name) for body in _find_told(form, text, known)]
    found = Counter(complete_body(body, known, text) for body, text in told)
    return sorted(found, key=lambda body: (body.islower(), -found[body], -len(body), body))


def is_in_office(name: str, text: str) -> bool:
    """Whether a text gives the bearer of a name an office anywhere."""
    windows = [_find_window(text, match.start(), match.end()) for match in re.finditer(re.escape(name), text)]
    return any(pattern.search(window) for window in windows for pattern in (*_patterns(), _its(), _bare()))


def is_led(name: str, texts: Iterable[str]) -> bool:
    """Whether the texts tell of somebody who leads or speaks for what has this name, and of no office or title of its bearer's:
    "Rask Marine boss Ada Brask", "Ada Brask, a spokeswoman for Rask Marine".
    """
    texts = [text for text in texts if name in text]
    if not any(_leads(name).search(text) for text in texts):
        return False
    return not any(_titled(name).search(text) or is_in_office(name, text) for text in texts)


@lru_cache(maxsize=2_000)
def _titled(name: str) -> re.Pattern[str]:
    titles = "|".join(read_set("names", "titles"))
    return re.compile(rf"\b(?i:{titles})\.?\s+(?:{re.escape(name)}|{re.escape(name.split()[-1])})\b")


@lru_cache(maxsize=2_000)
def _leads(name: str) -> re.Pattern[str]:
    """A body's name with an office and the name of who has it, or an office in front of it."""
    roles, spelt = _roles(), re.escape(name)
    return re.compile(rf"\b{spelt}(?:['’]s?)?\s+{roles}\s+[A-Z]\w+\s+[A-Z]|\b{roles}\s+(?:of|for|at)\s+(?:the\s+)?{spelt}\b")


def _find_window(text: str, start: int, end: int) -> str:
    """What stands around a name in its paragraph, a mark in its place."""
    return f"{text[max(0, start - AROUND) : start].rpartition(chr(10))[2]}{HERE}{text[end : end + AROUND].partition(chr(10))[0]}"


def _find_forms(name: str) -> list[str]:
    """The name, and how an article goes on to call its bearer: "Mr Rask"."""
    first, _, last = name.rpartition(" ")
    return [name, *(f"{title} {last}" for title in ("Mr", "Mrs", "Ms", "Dr", "Mr.", "Ms.") if first and len(last) > 1)]


def complete_body(told: str, bodies: Sequence[str], text: str) -> str:
    """The name of the only known body that the words can be short for; else the words."""
    words = _find_content(told)
    fuller = [
        body
        for body in bodies
        if body != told
        and words
        and (
            words == _find_content(body)
            or is_one_service(told, body)
            or _are_rebels(told, body)
            or (len(words) > 1 and words <= _find_content(body))
            or (told.islower() and body.lower().endswith(f" {told}"))
            or (told.islower() and told.endswith(f" {body.lower()}"))
            or (told.islower() and re.search(rf"\b{re.escape(told)},? (?:the )?{re.escape(body)}\b", text, re.IGNORECASE))
        )
    ]
    return fuller[0] if len(fuller) == 1 and told not in bodies else told


def _find_content(name: str) -> frozenset[str]:
    """The words of a name without those that many bodies have."""
    words = {re.sub(r"['’]s?$", "", word.lower()) for word in name.split()}
    return frozenset(words - JOINS - read_set("names", "offices") - read_set("agencies", "everywhere"))


def _are_rebels(told: str, body: str) -> bool:
    """Whether "rebel" commanders are those of a front, a liberation army or a movement."""
    words = {word.lower() for word in body.split()}
    return told.lower().rstrip("s") in read_set("belonging", "rebels") and bool(words & read_set("belonging", "fronts"))


@lru_cache(maxsize=10_000)
def _find_told(name: str, text: str, bodies: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    at = text.find(name)
    while at >= 0:
        window = _find_window(text, at, at + len(name))
        for pattern in _patterns():
            for match in pattern.finditer(window):
                words = _drop_verb(match["body"]) if QUOTED.search(window[: match.start("body")]) else match["body"]
                body = _trim(words, is_inside=_is_name(window, match) or match["body"] in bodies)
                body = body or _find_known(match["body"], bodies)
                if body and body in read_set("names", "short"):
                    owner = _find_before(text[:at], bodies)
                    body = owner if owner and may_be_short_for(body, [owner]) else body
                found += [body] if body else []
        found += [match["body"] for match in _of().finditer(window) if match["body"] in bodies]
        found += [body for pattern, body in _implied() if pattern.search(window)]
        if not found and (_its().search(window) or _bare().search(window)):
            owner = _find_before(text[:at], bodies)
            found += [owner] if owner else []
        at = text.find(name, at + len(name))
    return tuple(found)


def _is_name(window: str, match: re.Match[str]) -> bool:
    """Whether a single word with a capital is a name: inside a sentence, or where something is its own."""
    return bool(INSIDE.search(window[: match.start("body")])) or window[match.end("body")] in "'’"


def _find_known(words: str, bodies: Iterable[str]) -> str | None:
    """The only known body that is told by one plain word in front of an office: "track boss" of a track authority."""
    last = words.split()[-1].lower()
    found = [body for body in bodies if _find_content(body) == {last} or _are_rebels(last, body)]
    return found[0] if len(found) == 1 else None


def _find_before(text: str, bodies: Iterable[str]) -> str | None:
    """The body named last in the paragraph, or in one of the two before it."""
    *_, first, earlier, own = ["", "", *(part for part in text.split("\n") if part.strip())]
    forms = {body: _find_short(body) for body in bodies}
    for part in (own, earlier, first):
        places = {body: max(_find_last(form, part) for form in forms[body]) for body in bodies}
        best = max(places, key=lambda body: (places[body], len(body)), default=None)
        if best is not None and places[best] >= 0:
            return best
    return None


def _find_last(form: str, text: str) -> int:
    """Where a text has these words last, whole; -1 where it has not."""
    return max((match.start() for match in re.finditer(rf"\b{re.escape(form)}(?!\w)", text)), default=-1) if form in text else -1


@lru_cache(maxsize=5_000)
def _find_short(body: str) -> tuple[str, ...]:
    """A body's name, and how an article goes on to call it: by its first word, by its initials."""
    initials = "".join(word[0] for word in body.split() if word[0].isupper())
    return body, *(form for form in (body.split()[0], initials) if form != body and len(form) > 2 and is_one_body(form, body))


def _drop_verb(words: str) -> str:
    """The words behind a quotation without the verb that stands first: "“…,” stormed union chief"."""
    verb, _, rest = words.partition(" ")
    return rest if rest and verb.islower() and verb.endswith("ed") else words


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
        # "But union boss": a sentence's first word has a capital and is no name.
        tokens = tokens[1:] if tokens and tokens[0].lower() in read_set("belonging", "opening") else tokens
        # "“…,” declared ministry spokesman": the verb stands first.
        tokens = tokens[1:] if len(tokens) > 1 and tokens[0] in _verbs() else tokens
    tokens = tokens[:-1] if tokens and tokens[-1] in JOINS else tokens
    body, plain = " ".join(tokens), {token.lower() for token in tokens}
    if not body or find_country(body) is not None or plain & (read_set("belonging", "no_bodies") | read_set("time")):
        return None
    is_office = tokens[-1].lower() in read_set("names", "short") | read_set("names", "offices") | read_set("names", "services")
    is_named = len(tokens) == MOST_WORDS and tokens[0][:1].isupper()
    if tokens[-1].islower() and not is_office and not is_named and find_service(body) is None:
        return None
    if len(tokens) == 1 and not body.isupper():
        return body.lower() if is_office else body if is_inside else None
    return body


@cache
def _verbs() -> frozenset[str]:
    """The verbs that may stand between words and who said them."""
    return read_set("belonging", "said") | read_set("belonging", "tells")


@cache
def _roles() -> str:
    section = read_section("belonging")
    roles = "|".join(re.escape(role) for role in sorted({*section["roles"], *section["bare"]}, key=len, reverse=True))
    qualities = "|".join(section["qualities"].split())
    return rf"(?:(?i:{qualities})\s+){{0,2}}(?i:{roles})"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    role, leads = _roles(), "|".join(read_section("belonging")["leads"].split())
    far = rf"(?P<body>(?:the\s+)?{WORD}{MORE}{{0,5}})"
    of, stop = r"(?:of|at|for)\s+(?:(?!the\s)[a-z][\w\s-]*,\s+)?(?:its\s+)?", r"(?=[,.;“”\"]|$|\s+(?:said|told|who))"
    return (
        re.compile(rf"\b{BODY}['’]s?\s+{role},?\s+{TITLE}{HERE}"),
        re.compile(rf"(?<![\w’'-]){BODY}\s+{role}\s+{TITLE}{HERE}"),
        re.compile(rf"(?<![\w’'-]){BODY}\s+{role},\s+{TITLE}{HERE}(?=[,.;])"),
        re.compile(rf"\b{role}\s+{of}{far},\s+{TITLE}{HERE}(?=[,.;])"),
        re.compile(rf"{HERE},?\s+{AGE}(?:the\s+)?{BODY}['’]s?\s+{role}\b"),
        re.compile(rf"{HERE},?\s+{AGE}(?:(?:the|a|its)\s+)?{role}\s+{of}{far}{stop}"),
        re.compile(rf"{HERE},?\s+{AGE}who\s+(?:{leads})\s+{far}{stop}"),
    )


@cache
def _of() -> re.Pattern[str]:
    """Whose somebody is without a word for the office: "Jon Rask, of the Harbour Trust"."""
    return re.compile(rf"{HERE},\s+{AGE}(?:of|from|for)\s+(?:the\s+)?(?P<body>{WORD}{MORE}{{0,5}})(?=[,.;])")


@cache
def _its() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Ii]ts|[Tt]heir)\s+{_roles()},?\s+{TITLE}{HERE}|{HERE},\s+{AGE}its\s+{_roles()}\b")


@cache
def _bare() -> re.Pattern[str]:
    """An office in front of a name, or behind it, and no word for whose it is: "Chairman Jon Rask", "a spokesman, Jon Rask"."""
    qualities = "|".join(read_section("belonging")["qualities"].split())
    roles = "|".join(re.escape(role) for role in sorted(read_section("belonging")["bare"], key=len, reverse=True))
    start = r"(?:^|[.!?:;,“”\"‘’–—-]\s*|\b(?:an?|the|and|but)\s+)"
    return re.compile(
        rf"{start}(?:(?i:{qualities})\s+){{0,2}}(?i:{roles}),?\s+{TITLE}{HERE}|"
        rf"{HERE},\s+{AGE}(?:(?:an?|the)\s+)?(?:(?i:{qualities})\s+){{0,2}}(?i:{roles})(?=[,.;])"
    )


@cache
def _implied() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Offices that tell the body by themselves, in front of a name and behind it, with what it is called."""
    once = r"(?<![Ee]x-)(?<![Ff]ormer )"
    behind = rf"{HERE},\s+{AGE}(?:an?|the)\s+(?!former)(?:[a-z]+\s+){{0,2}}"
    return tuple(
        (
            re.compile(rf"{once}\b(?i:{office}),?\s+{HERE}|{behind}(?:{office})\b"),
            str(body),
        )
        for office, body in read_section("belonging")["implied"]
    )
