"""How a figure is told: over which stretch of time it was counted, as the most there was, or as what has been found so far."""

import re
from functools import cache

from app.linking.counting.years import PAUSE
from app.linking.lexicon import read_section, read_set
from app.linking.wording.words import lemma, number_words

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
BEFORE_MONTH = r"\b(?:[Ii]n|[Aa]n?|[Tt]he|[Ll]ast|[Ss]ince|[Dd]uring|[Ii]ts|[Tt]heir|previous|earlier)\s+"
MONTH = re.compile(rf"{BEFORE_MONTH}({'|'.join(MONTHS)})\b(?! (?:\d|the \d))")
# "It comes nine months after a crash that hurt 60", "nine months ago"; a toll "nine months after the crash" is of now.
BACK = re.compile(
    r"\b(?:comes?|came|follows|happened|occurred|struck) (?:just |only |barely )?(?P<number>\w+) months after\b"
    r"|\b(?P<ago>\w+) months (?:ago|earlier)\b",
    re.IGNORECASE,
)
MOST_BACK = 120
# "May have been" is over, and what a number "could be" is so by now, though nobody is sure.
OVER = re.compile(r"\b(?:may|might|could)(?: well| also| even)?(?= (?:not )?have\b)| likely(?= to have\b)")
ESTIMATED = re.compile(r"\b(?:may|might|could)(?: well| also| even)? be\s*$", re.IGNORECASE)
YEAR = len("2025")
# Not far behind: "R45 million a day", "6,500 meals a day", "tonnes of ore each month"; not "31 a day earlier".
RATE = re.compile(
    r"^(?:[\s-]+[\w’'-]+){0,3}?\s+(?:a|an|per|each|every)\s+(?P<unit>hour|day|night|week|month|year)\b"
    r"(?!\s+(?:later|earlier|before|after|ago|since|from|on|old|or)\b)",
    re.IGNORECASE,
)
SPEED = "m/s"
ALLOWED = "allowed"
"""How a size is told that is a limit."""
LIMITS = "limit|limits|limited|allowed|permitted|permissible"
SIGNS = f"{LIMITS}|restricted|restriction|zone|signed|signposted|posted"
# Of a speed, more words say so than of a time or a weight: who "posted" a sum has made it known.
LIMIT_BEFORE, SIGNED_BEFORE = (re.compile(rf"\b(?:{words})\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE) for words in (LIMITS, SIGNS))
LIMIT_BEHIND, SIGNED_BEHIND = (re.compile(rf"\W*(?:speed )?(?:{words})\b", re.IGNORECASE) for words in (LIMITS, SIGNS))


def find_period(before: str, after: str) -> float | None:
    """The seconds over which a figure's clause says that it came about ("in 24 hours"), None where it does not."""
    for clause in (PAUSE.split(after)[0], PAUSE.split(before)[-1]):
        match = _period().search(clause)
        if match is None:
            continue
        number = _read_number(match["number"])
        return None if number is None else number * float(read_section("spans")[match["unit"].lower()])
    return None


def find_rate(after: str) -> str | None:
    """The stretch of time that a figure is told for each of ("38 million a day": "day"), by the words behind it in its clause."""
    match = RATE.search(PAUSE.split(after)[0])
    return match["unit"].lower() if match else None


def find_allowed(before: str, after: str, dimension: str | None) -> str | None:
    """Whether a size is one that is allowed or, a speed, one that was reached, as a way to be told; None of any other."""
    if dimension == SPEED:
        return ALLOWED if SIGNED_BEFORE.search(before) or SIGNED_BEHIND.match(after) else "reached"
    return ALLOWED if dimension is not None and (LIMIT_BEFORE.search(before) or LIMIT_BEHIND.match(after)) else None


def is_until(a: str | None, b: str | None) -> bool:
    """Whether one time is told as a limit and the other as how long it took: "within 12 hours", "30 hours after the quake"."""
    return {a, b} in ({"limit", "distance"}, {"limit", None})


def is_most(clause: str) -> bool:
    """Whether a figure's clause calls it the most there was: a peak, a record, the strongest."""
    return bool(set(re.findall(r"[a-z]+", clause.lower())) & read_set("figures", "peaks"))


def is_foreseen(front: str, behind: str = "") -> bool:
    """Whether a figure's clause, given as what stands in front of it and the rest, tells what is only likely or forecast."""
    clause = f"{ESTIMATED.sub(' ', front)} {behind}".lower()
    return bool(set(re.findall(r"[a-z]+", OVER.sub(" ", clause))) & read_set("figures", "foresees"))


def is_grown(clause: str, front: str) -> bool:
    """Whether a figure is told as what it has come to: "now", "so far", "in all", "rose to"."""
    said = f" {' '.join(re.findall(r'[a-z]+', f'{front} {clause}'.lower()))} "
    return any(f" {words} " in said for words in read_section("figures")["grown"])


def is_changed(before: str) -> bool:
    """Whether the words in front of a figure, as one string, say that somebody has made an offer, price or limit what it is."""
    return bool(_changed().search(before))


@cache
def _changed() -> re.Pattern[str]:
    verbs = "|".join(sorted(read_set("figures", "changes")))
    return re.compile(
        rf" (?:{verbs})(?: [\w'’-]+){{1,4}} to(?: (?:about|around|some|nearly|almost|at least|more than|over|just|a|an))*$"
    )


def is_found(clause: str, measure: str) -> bool:
    """Whether a toll counts the dead that were found somewhere, of whom there may be more: "three bodies were pulled out"."""
    words = {lemma(word) for word in re.findall(r"[a-z]+", clause.lower())}
    return measure in read_set("figures", "tolls") and bool(words & _lemmas("bodies")) and bool(words & _lemmas("finds"))


def find_month(text: str, published: str | None) -> str | None:
    """The month (EDTF) that a clause puts a figure in by its name, the last one of that name before publication, or by how many
    months before it was; None where it tells none, or that of publication.
    """
    if not published or not published[:YEAR].isdigit() or not published[5:7].isdigit():
        return None
    year, printed = int(published[:YEAR]), int(published[5:7])
    named, back = MONTH.search(text), BACK.search(text)
    if named is not None:
        ago = (printed - MONTHS.index(named[1]) - 1) % len(MONTHS)
    else:
        ago = int(_read_number(back["number"] or back["ago"]) or 0) if back is not None else 0
    if not 0 < ago <= MOST_BACK:
        return None
    return f"{year + (printed - 1 - ago) // len(MONTHS):04d}-{(printed - 1 - ago) % len(MONTHS) + 1:02d}"


def _read_number(word: str) -> float | None:
    word = word.lower()
    if word in ("a", "an", "one"):
        return 1.0
    digits = number_words().get(word, word.replace(",", ""))
    return float(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None


@cache
def _period() -> re.Pattern[str]:
    units = "|".join(read_section("spans"))
    idle = r"(?:the|a|last|past|just|about|around|nearly|almost|under|less|than|only|first|some|space|of)"
    return re.compile(
        rf"\b(?:in|over|within|during)\s+(?:{idle}\s+)*?(?P<number>an?|[\d.,]+|[a-z]+)[\s-](?P<unit>{units})s?\b", re.IGNORECASE
    )


@cache
def _lemmas(key: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("figures", key))
