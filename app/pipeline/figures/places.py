"""Where a figure stands among the tokens, and the way outward from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words

_PAIRS = {",": ",", "(": ")", "–": "–", "—": "—"}
_INSERTED = 20  # tokens of an insert at most
_ABOVE = 4  # words above what is counted at most
REACH = 40  # tokens that are walked to each side
BORDERS = frozenset({",", ";", ":", "–", "—", "(", ")"})
_CARRIERS = frozenset({"more", "others"})
_ANAPHORS = frozenset({"of", "them", "whom", "these", "those", "which", "us"})


@dataclass(frozen=True, slots=True)
class Place:
    """A figure among the tokens: `first` to `last` (exclusive) with its noun, the words of its clause and of its sentence, its
    classes and kind.

    `hyphened` says that it is the first part of a compound ("a three-run inning"), which no verb governs.
    """

    first: int
    last: int
    anchor: Token
    ancestors: frozenset[int]
    kind: str
    classes: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    figures: frozenset[int]
    conjoined: frozenset[int]
    hyphened: bool

    @property
    def top(self) -> Token:
        """The token that stands for what is counted in the parse: the number itself in "three of the cars"."""
        preposition = self.anchor.head
        if self.anchor.dep_ == "pobj" and preposition.lower_ == "of" and self.first <= preposition.head.i < self.anchor.i:
            return preposition.head
        return self.anchor


def find_place(
    page: Page,
    figure: Figure,
    counted: Counted,
    figures: frozenset[int],
    *,
    carried: frozenset[str] = frozenset(),
    kind: str | None = None,
) -> Place:
    """The place of the figure; `figures` are the tokens of all numbers.

    `carried` are the classes of what was counted before, which a bare number goes on counting ("another 120 had their windows
    blown out"); `kind` stands for the figure's own kind of unit.
    """
    first = page.token(figure.first).i
    own = page.token_at(page.lexemes[figure.last - 1].end - 1).i
    last = max(own + 1, counted.last if counted.head is not None and counted.first >= first else 0)
    while last < len(page.doc) and page.doc[last].lower_ in _ANAPHORS and last < own + 4:
        last += 1
    anchor = counted.head if counted.head is not None and counted.first >= first else page.doc[own]
    above = _find_above(anchor)
    words = page.doc[counted.first : counted.last].text.lower() if counted.head is not None else ""
    clause, sentence = _find_words(page, first, last)
    classes = frozenset(find_classes(counted.head, words))
    if counted.head is None or counted.head.lower_ in _CARRIERS:
        classes |= carried if carried - {"other"} else {"none"}
    return Place(
        first=first,
        last=last,
        anchor=anchor,
        ancestors=above,
        kind=kind or figure.kind or "count",
        classes=classes,
        clause=clause,
        sentence=sentence,
        figures=figures,
        conjoined=_conjoined(anchor),
        hyphened=page.norm(figure.last) in {"-", "‑"} and page.glued(figure.last),
    )


def _find_above(anchor: Token) -> frozenset[int]:
    """The words that the parser puts above the counted noun, up to the verb of a joined clause whose subject it is.

    "Forty were hurt and nine remain missing": the first verb tells nothing of the nine.
    """
    above: list[int] = []
    node = anchor
    for token in anchor.ancestors if anchor.dep_ else ():
        above.append(token.i)
        if len(above) == _ABOVE or (token.dep_ == "conj" and node.dep_ in {"nsubj", "nsubjpass"} and token.tag_.startswith("VB")):
            break
        node = token
    return frozenset(above)


def find_insert(doc: Doc, last: int) -> tuple[int, int]:
    """The tokens of what is put in behind the counted noun, with its marks: "15 of them, including six children, were …".

    Both are -1 where nothing is: what stands behind the insert is as near as if it were not there.
    """
    opening = doc[last] if last < len(doc) else None
    if opening is None or opening.text not in _PAIRS or last + 1 >= len(doc):
        return -1, -1
    if opening.text == "," and doc[last + 1].lower_ not in read_words("measures_weights", "inserts"):
        return -1, -1
    for at in range(last + 1, min(len(doc), last + _INSERTED)):
        if doc[at].is_sent_start or "\n" in doc[at].text:
            break
        if doc[at].text == _PAIRS[opening.text] and at > last + 1:
            return last, at + 1
    return -1, -1


def _conjoined(anchor: Token) -> frozenset[int]:
    """The tokens up to the nouns that are joined to the counted one by "and"."""
    joined = anchor.conjuncts if anchor.dep_ else ()
    reach = [other.i for other in joined if anchor.i < other.i <= anchor.i + 8]
    return frozenset(range(anchor.i + 1, max(reach) + 1)) if reach else frozenset()


def _find_words(page: Page, first: int, last: int) -> tuple[frozenset[str], frozenset[str]]:
    """The words and lemmas around the figure up to the borders of its clause, and the words of the whole sentence."""
    clause: set[str] = {token.lower_ for token in page.doc[first:last]}
    sentence: set[str] = set()
    for step, start in ((-1, first - 1), (1, last)):
        inside = True
        for token in walk(page, start, step):
            inside = inside and not (token.text in BORDERS or token.lower_ in read_words("measures_weights", "subordinators"))
            if inside:
                clause.update((token.lower_, token.lemma_.lower()))
            else:
                sentence.add(token.lower_)
    return frozenset(clause), frozenset(sentence)


def walk(page: Page, start: int, step: int) -> Iterator[Token]:
    """Tokens outward from `start` within the sentence and line, at most REACH."""
    at = start
    if step < 0 and start + 1 < len(page.doc) and page.doc[start + 1].is_sent_start:
        return
    while 0 <= at < len(page.doc) and abs(at - start) < REACH:
        token = page.doc[at]
        if "\n" in token.text or (step > 0 and token.is_sent_start and at > start):
            return
        yield token
        if step < 0 and token.is_sent_start:
            return
        at += step
