"""What a text denies: whether its first proposition is negated, and which words stand in one that is not as the first.

A statement of two propositions may deny either: "the gate was shut, but it was not locked". Which of them another statement
answers is seen from the words that both share, so the words are told apart here by the proposition that they stand in.
"""

import re
from functools import cache
from itertools import pairwise

from app.linking.lexicon import read_lexicon, read_set
from app.linking.wording.words import TOKEN

MAIN = re.compile(r"\W*(?:[\w'’-]+\W+){3}")
"""The words that a proposition has at least before another one can begin."""
NEGATION = r"(?:no|not|never|none|nor|neither|nobody|nothing)"
LISTED = re.compile(rf"(\b(?:{NEGATION}|without|\w+n['’]t)\b[^,;:]*),(?:\s+(?:and|or))?\s+{NEGATION}\b", re.IGNORECASE)
"""A negation said again of the next one in a list: "no siren, no message"."""
DARK = re.compile(
    r"\b(?:\w*lights?|\w*lamps?|beacons?|transponders?)\s+(?:(?:is|are|was|were|has|have|had|been|being|all|completely|still|switched|turned)\s+)+off\b",
    re.IGNORECASE,
)
"""What shines or sends is off: "its lights had been off" says that it showed none."""
CLEFT = re.compile(
    r"\W*(?:it|that|this|there)(?:\s+(?:is|was|were|are|has\s+been|have\s+been|had\s+been)(?:n['’]t|\s+(?:not|never|no|nobody|nothing|none))\b|['’]s\s+(?:not|no)\b)"
    r"[^,;:.]*?\b(?:who|whom|whose|which)\b",
    re.IGNORECASE,
)
"""What denies the clause behind it: "it wasn't our people who threw it", "there was nobody who saw it"."""
SUPPOSED = re.compile(r"\b(?:if|unless|whether)\b", re.IGNORECASE)


def is_negated(text: str) -> bool:
    """Whether the words deny what they speak of; two negations cancel out.

    Read as far as the first proposition goes: "it worked and was never tested" is not negated, nor is "no fewer than ten fell".
    What is denied one by one ("no siren, no message") is denied once.
    """
    text = _read_negations(text)
    return _is_turned(text[: min(_find_breaks(text), default=len(text))])


def find_opposed(text: str) -> frozenset[str]:
    """The words, lower-case, of those of its propositions behind the first that deny where that one does not, or the reverse: "the
    gate was shut, but it was not *locked*". What another proposition says as well is left out.
    """
    text = _read_negations(text)
    starts = sorted({0, *_find_breaks(text)})
    parts = [text[start:end] for start, end in pairwise((*starts, len(text)))]
    words = [{token.lower().replace("’", "'") for token in TOKEN.findall(part)} for part in parts]
    # What would be if something were not so is not denied.
    supposed = [bool(SUPPOSED.search(text[:end].split(";")[-1])) for end in (*starts[1:], len(text))]
    turned = [
        _is_turned(part) != _is_turned(parts[0]) and not is_supposed for part, is_supposed in zip(parts, supposed, strict=True)
    ]
    held = {word for found, opposed in zip(words, turned, strict=True) if not opposed for word in found}
    return frozenset(word for found, opposed in zip(words, turned, strict=True) if opposed for word in found - held)


def _read_negations(text: str) -> str:
    """`text` without words that only look like negations, and with one negation for several in a list."""
    text = _negations("apparent").sub(" ", " ".join(text.split()))
    repeated = 1
    while repeated:
        text, repeated = LISTED.subn(r"\1 ", text)
    return text


def _find_breaks(text: str) -> list[int]:
    """Where its propositions behind the first begin."""
    opening = MAIN.match(text)
    found = [match.start() for match in _negations("breaks").finditer(text, opening.end())] if opening else []
    found += [match.start() for match in SUPPOSED.finditer(text, 1)]
    cleft = CLEFT.match(text)
    return found + [match.start() for match in _negations("relatives").finditer(text, cleft.end() if cleft else 1)]


def _is_turned(text: str) -> bool:
    """Whether the negations of one proposition leave it denied."""
    words = [token.lower().replace("’", "'") for token in TOKEN.findall(text)]
    # Who goes "without agreement" goes all the same.
    negations = [word for word in words if (word in read_set("negation") and word != "without") or word.endswith("n't")]
    undone = _negations("unfulfilled").findall(" ".join(words))
    return (len(negations) + len(undone) + len(DARK.findall(text))) % 2 == 1


@cache
def _negations(kind: str) -> re.Pattern[str]:
    words = "|".join(read_lexicon("words")["negation"][kind])
    ending = r")\s+to\b" if kind == "unfulfilled" else r")(?=\W|$)"
    return re.compile(rf"(?:\b|(?=[;:,]))(?:{words}{ending}", re.IGNORECASE)
