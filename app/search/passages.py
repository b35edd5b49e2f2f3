"""Articles cut into what one vector can hold: the title, and passages of some sentences."""

import re
from collections.abc import Iterator

WORDS = 120  # a passage of the length that the model was made for; twice as many say less of each thing
LEAD = 1  # passages of an article whose statements were read: each of those has a vector of its own
_SENTENCE = re.compile(r"\S.*?(?:[.!?…。！？][\"'”’»)\]]*(?=\s|$)|\n\s*\n|$)", re.DOTALL)


def cut_article(title: str | None, text: str, *, most: int) -> list[str]:
    """The title, where there is one, and the first `most` passages of the text; at least one of either, even an empty one."""
    pieces = [title] if title and title.strip() else []
    for number, passage in enumerate(cut_text(text)):
        if number == most:
            break
        pieces.append(passage)
    return pieces or [text]


def cut_text(text: str) -> Iterator[str]:
    """Passages of whole sentences and about WORDS words, in their order; a sentence that is longer is cut between words."""
    passage: list[str] = []
    for match in _SENTENCE.finditer(text):
        words = match[0].split()
        if passage and len(passage) + len(words) > WORDS:
            yield " ".join(passage)
            passage = []
        passage += words
        while len(passage) > WORDS:
            yield " ".join(passage[:WORDS])
            passage = passage[WORDS:]
    if passage:
        yield " ".join(passage)
