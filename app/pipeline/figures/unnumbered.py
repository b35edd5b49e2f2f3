"""Counts that no number tells: "a man was shot dead" is one killed, "a couple and their son" are three.

Only harm to people is counted this way, and only where the article gives no number for the same harm: beside "12 killed" a single
death is one of the twelve and no count of its own. Somebody who is named or known already counts once, near the head of the
article, since deaths further down are background.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc, Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted
from app.pipeline.figures.frames import read_frames
from app.pipeline.figures.measures import find_measure
from app.pipeline.figures.number import Number
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_lexicon, read_words
from app.pipeline.records import Quantity
from app.vocabulary import Comparator

_VICTIMS = frozenset({"nsubj", "nsubjpass", "dobj"})
_LONGEST = 12  # tokens from the first to the last of those who are counted together


def find_unnumbered(page: Page, text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts without a number, in reading order; none overlaps one of `quantities`, the article's numbers.

    Yields nothing for a Doc without a parse.
    """
    told = Counter(quantity.measure for quantity in quantities)
    taken = {at for quantity in quantities for at in range(quantity.start, quantity.end)}
    for head in _find_victims(page.doc):
        if not head.tag_.startswith("NN") or not (_is_both(head) or _can_tell(head.head)):
            continue
        group = _group(head)
        if not group or _is_open(head.head):
            continue
        quantity = _read(page, text, group, taken)
        if quantity is None or (not _is_both(head) and quantity.measure in told.keys() - _beside(page, head, quantities, told)):
            continue
        if not _is_both(head) and _is_known(head):
            if quantity.start > read_lexicon("measures_unnumbered")["head"] or head.dep_ != "nsubjpass":
                continue
            told[quantity.measure] += 1
        if taken.isdisjoint(range(quantity.start, quantity.end)):
            yield quantity


def _find_victims(doc: Doc) -> Iterator[Token]:
    """Subjects and objects; the array is read since most tokens are neither."""
    wanted = {doc.vocab.strings[dep] for dep in _VICTIMS}
    for at, dep in enumerate(doc.to_array("DEP").tolist()):
        if dep in wanted:
            yield doc[at]


def _can_tell(verb: Token) -> bool:
    """Whether a frame of the verb leads to a harm that is counted without numbers."""
    frames = read_frames("verbs").get(verb.lemma_.lower(), ()) if verb.tag_.startswith("VB") else ()
    return any(frame.measure in read_words("measures_unnumbered", "measures") for frame in frames)


def _is_open(verb: Token) -> bool:
    """Denied, possible or supposed: nobody is counted."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"neg", "aux", "mark"}}
    return bool(words & read_words("measures_unnumbered", "open"))


def _group(head: Token) -> list[Token]:
    """The single people who are counted together, empty where one of them is none."""
    group = [head, *(other for other in head.conjuncts if 0 < other.i - head.i < _LONGEST)]
    counted = [member for member in group if not _is_numbered(member)]
    if _is_both(head):
        return [head]
    if head not in counted or not all(_is_single(member) for member in counted):
        return []
    return counted if counted == group else [head]


def _is_single(noun: Token) -> bool:
    if any(child.lower_ == "no" for child in noun.children):
        return False
    if noun.ent_type_ == "PERSON":
        return True
    return noun.tag_ == "NN" and (noun.lower_ in read_words("measures_unnumbered", "pairs") or "person" in find_classes(noun, ""))


def _is_both(noun: Token) -> bool:
    """ "both climbers": two of whom the article has spoken."""
    return noun.tag_ == "NNS" and any(child.lower_ == "both" for child in noun.children) and "person" in find_classes(noun, "")


def _is_known(noun: Token) -> bool:
    """Named, or with "the" or "his": somebody of whom the article may speak again."""
    return noun.ent_type_ == "PERSON" or not (
        {"a", "an", "another"} & {child.lower_ for child in noun.children} or _opens_line(noun)
    )


def _opens_line(noun: Token) -> bool:
    """ "Man shot dead in market": headlines leave the article out."""
    return noun.tag_ == "NN" and (noun.i == 0 or bool(noun.is_sent_start) or "\n" in noun.nbor(-1).text)


def _joins_number(head: Token) -> bool:
    """ "a firefighter and two residents": the number stands beside and does not hold the single one."""
    return any(_is_numbered(other) for other in head.conjuncts)


def _is_numbered(noun: Token) -> bool:
    """ "two residents", "three of her pupils"."""
    return noun.tag_ == "CD" or any(child.dep_ == "nummod" for child in noun.children)


def _beside(page: Page, head: Token, quantities: Sequence[Quantity], told: Counter[str | None]) -> set[str | None]:
    """Measures told only by a number that is joined to `head`: "a firefighter and two residents" are counted side by side."""
    if not _joins_number(head):
        return set()
    end = page.doc[min(head.i + _LONGEST, len(page.doc) - 1)].idx
    first, last = (bisect_right(quantities, at, key=lambda quantity: quantity.start) for at in (head.idx, end))
    inside = Counter(quantity.measure for quantity in quantities[first:last])
    return {measure for measure, number in inside.items() if number == told[measure]}


def _read(page: Page, text: str, group: Sequence[Token], taken: Container[int]) -> Quantity | None:
    """`taken` are offsets of the article's numbers; the words behind them ("a 34-year-old [man]") are left to be read."""
    first = min(
        (child for child in group[0].lefts if child.dep_ in {"det", "poss", "amod", "compound"}), key=_place, default=group[0]
    )
    first = group[0] if any(token.idx in taken for token in page.doc[first.i : group[0].i]) else first
    last = group[-1]
    value = float(
        sum(2 if _is_both(member) or member.lower_ in read_words("measures_unnumbered", "pairs") else 1 for member in group)
    )
    start, end = first.idx, last.idx + len(last)
    lexeme = page.lexeme_at(start)
    number = Number(value, lexeme, lexeme + 1, word=True)
    figure = Figure(lexeme, lexeme + 1, number, value, value, value, Comparator.EQUAL)
    noun = first.i + (first.lower_ in {"a", "an", "the", "another", "both"})
    counted = Counted(noun, last.i + 1, group[0])
    told = "both" if _is_both(group[0]) else "measures"
    reading = find_measure(
        page, figure, counted, frozenset(), among=read_words("measures_unnumbered", told) if told == "both" else None
    )
    if reading is None or reading.measure not in read_words("measures_unnumbered", told):
        return None
    if reading.cost > read_lexicon("measures_unnumbered")["limits"][told]:
        return None
    return Quantity(
        start=start,
        end=end,
        exact=text[start:end],
        value=value,
        low=value,
        high=value,
        comparator=Comparator.EQUAL,
        change=None,
        unit=None,
        counted=counted.text(page.doc, text),
        measure=reading.measure,
    )


def _place(token: Token) -> int:
    return token.i
