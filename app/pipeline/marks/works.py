"""Marked words that nobody says: titles of works and programmes ("on “Evening Call”"), nicknames inside a name, subheadings."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from app.pipeline.lexicon import read_words
from app.pipeline.quotes import DOUBLED, SINGLE, Marked

LONGEST = 12  # words of a title
NICKNAME = 2  # words of a nickname
REACH = 60  # characters beside a segment in which its context is looked for
_WORD = re.compile(r"[^\W_][\w'’-]*")
_NICKNAME = re.compile(r"\b[^\W\d_]\w*\.? $"), re.compile(r" [^\W\d_]")


def find_speech(doc: Doc, text: str, paragraphs: Sequence[tuple[int, int]], marked: Sequence[Marked]) -> Iterator[Marked]:
    """The marked segments that may be somebody's words.

    What is a title where its context says so is a title in the whole article.
    """
    headings = {start for start, _ in paragraphs}
    titled = {_fold(text, mark) for mark in marked if _is_titled(text, mark) and _shows_work(doc, text, mark)}
    for mark in marked:
        alone = mark.start in headings and any(mark.start == start and mark.end >= end - 1 for start, end in paragraphs)
        if _fold(text, mark) in titled or is_nickname(text, mark) or (alone and _is_heading(text, mark)):
            continue
        yield mark


def is_nickname(text: str, mark: Marked) -> bool:
    """Whether marks show a nickname inside a name: Marcia “Cia” Price."""
    start, end = mark.inner(text)
    words = _WORD.findall(text[start:end])
    before, after = _NICKNAME[0].search(text[max(0, mark.start - 40) : mark.start]), _NICKNAME[1].match(text, mark.end)
    if not words or before is None or after is None or text[end - 1] in ",!?":
        return False
    capitals = all(word[0].isupper() for word in words) and len(words) <= NICKNAME
    return before.group(0)[0].isupper() and after.group(0)[1].isupper() and (capitals or len(words) == 1)


def is_title(text: str, mark: Marked) -> bool:
    """Whether marked words are capitalised as titles are, more than one of them, without a closing stop."""
    start, end = mark.inner(text)
    return len(_WORD.findall(text[start:end])) > 1 and _is_titled(text, mark) and text[end - 1] not in ".,!?"


def _is_titled(text: str, mark: Marked) -> bool:
    start, end = mark.inner(text)
    words = _WORD.findall(text[start:end])
    if not 0 < len(words) <= LONGEST or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    small = read_words("works", "small")
    return all(word[0].isupper() or word[0].isdigit() or word.lower() in small for word in words)


def _shows_work(doc: Doc, text: str, mark: Marked) -> bool:
    """Whether the words beside a segment say that it names a work: its kind, its broadcaster, or "on" before a title."""
    kinds = read_words("works", "kinds")
    ahead = [token for token in _beside(doc, text, mark, ahead=True) if token.text != ","]
    behind = _beside(doc, text, mark, ahead=False)
    if any(token.lemma_.lower() in kinds for token in behind[:2]) and text[mark.inner(text)[1] - 1] not in ".,!?":
        return True
    if not ahead:
        return False
    last = ahead[-1]
    if last.lemma_.lower() in kinds or last.lower_ in read_words("works", "titling"):
        return True
    if last.lower_ in ("of", "called", "named") and len(ahead) > 1:
        return ahead[-2].lemma_.lower() in read_words("works", "parts", "kinds")
    if last.lower_ in ("'s", "’s") and len(ahead) > 1:
        return ahead[-2].ent_type_ == "ORG" or (len(ahead[-2].text) > 1 and ahead[-2].text.isupper())
    start, end = mark.inner(text)
    return last.lower_ == "on" and len(_WORD.findall(text[start:end])) > 1


def _beside(doc: Doc, text: str, mark: Marked, *, ahead: bool) -> list[Token]:
    """The tokens of the line right before or right behind a segment, in the order of the text."""
    if ahead:
        start = max(text.rfind("\n", 0, mark.start) + 1, mark.start - REACH)
        tokens = doc.char_span(start, mark.start, alignment_mode="contract") if start < mark.start else None
    else:
        line = text.find("\n", mark.end)
        end = min(line if line >= 0 else len(text), mark.end + REACH)
        tokens = doc.char_span(mark.end, end, alignment_mode="contract") if mark.end < end else None
    return [token for token in tokens or () if not token.is_space]


def _is_heading(text: str, mark: Marked) -> bool:
    """Whether a segment that is a paragraph of its own is a subheading: a title in single marks."""
    return text[mark.start] in SINGLE and not text.startswith(DOUBLED, mark.start) and _is_titled(text, mark)


def _fold(text: str, mark: Marked) -> str:
    start, end = mark.inner(text)
    return text[start:end].strip(".,").lower()
