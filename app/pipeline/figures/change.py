"""Which way a figure says that something moved: "rose 2%", "a 5% fall", "34 points lower", "+0.2%"."""

from app.pipeline.figures.lexemes import Kind
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.rates import get_pace
from app.pipeline.figures.reading import change_words
from app.vocabulary import Direction

_INNER = frozenset({"-", "‑", "'", "’"})  # in "the firm's first-quarter shipments"
_MODIFIERS = ("JJ", "NN", "HYPH", "VBG")


def find_change(page: Page, figure: Figure, before: Direction | None) -> Direction | None:
    """Up or down, null for a level. `before` is the direction of the figure before it in the sentence ("… and X by 2%")."""
    number = figure.number
    if figure.kind == "length" and (_is_elsewhere(page, figure) or _towers(page, figure) or _is_way(page, figure)):
        return None  # "sank 12 miles off the coast", "flames rose 50 metres", "plunged 12 metres into the water"
    if page.norm(figure.first) in change_words("reached"):
        return None  # "fell below 5%"
    if number.share and page.norm(figure.first - 1) == "by":
        return _pick(page.norm(figure.first - 2), "rising", "falling") or _verb_with_object(page, figure.first - 2)
    if page.lexemes[number.first].text == "+" and figure.kind == "percent":
        return Direction.UP
    if number.share and _is_bare(page, figure) and page.tag(figure.first - 1).startswith("VB"):
        return _pick(page.norm(figure.first - 1), "rising", "falling")  # "exports dropped a fifth"
    if number.share and _is_of_value(page, figure):
        return _pick(page.norm(figure.first - 1), "rising", "falling")  # "lost a tenth of its value"
    if figure.kind in {"age", "duration", "ratio"} or number.share:
        return None
    return (
        get_pace(page, figure)
        or _verb_before(page, figure)
        or _noun_before(page, figure)
        or _noun_said(page, figure)
        or _word_behind(page, figure)
        or (before if page.norm(figure.first - 1) == "by" or _repeats(page, figure) or _is_instead(page, figure) else None)
    )


def _is_bare(page: Page, figure: Figure) -> bool:
    """Nothing is named behind the share: "lost a third of its ships" tells what was lost."""
    return page.norm(figure.last) != "of" and not page.tag(figure.last).startswith(("NN", "JJ", "DT", "PRP"))


def _is_of_value(page: Page, figure: Figure) -> bool:
    return page.norm(figure.last) == "of" and any(page.norm(figure.last + at) in change_words("worth") for at in (1, 2, 3))


def _is_elsewhere(page: Page, figure: Figure) -> bool:
    behind = figure.last
    if page.norm(behind) == "(":  # "12 miles (19 km) off"
        behind = next((at + 1 for at in range(behind, behind + 6) if page.norm(at) == ")"), behind)
    return page.norm(behind) in change_words("elsewhere")


def _is_way(page: Page, figure: Figure) -> bool:
    """ "fell 30 feet from a ladder", "the shaft goes down 600 metres": the way that something went or goes."""
    if page.norm(figure.last) in change_words("upright"):
        return True  # "rises 40 metres high"
    if page.norm(figure.last) in change_words("ways") and not page.norm(figure.last + 1)[:1].isdecimal():
        return True
    return page.norm(figure.first - 1) in {"up", "down"} and _follows_verb(page, figure.first - 1)


def _repeats(page: Page, figure: Figure) -> bool:
    """ "rose 120.5 points, or 0.35%, to": the change again in another unit."""
    before = {page.norm(figure.first - 1), page.norm(figure.first - 2)}
    return figure.kind == "percent" and ("(" in before or before >= {"or", ","})


def _is_instead(page: Page, figure: Figure) -> bool:
    """ "a rise of two points rather than one"."""
    return page.norm(figure.first - 1) == "than" and page.norm(figure.first - 2) == "rather"


def _towers(page: Page, figure: Figure) -> bool:
    return any(page.norm(at) in change_words("towering") for at in range(figure.first - 5, figure.first))


def _pick(word: str, up: str, down: str) -> Direction | None:
    if word in change_words(up):
        return Direction.UP
    return Direction.DOWN if word in change_words(down) else None


def _verb_before(page: Page, figure: Figure) -> Direction | None:
    at = figure.first - 1
    by = False
    while at > figure.first - 5 and page.norm(at) in change_words("loose"):
        by = by or page.norm(at) == "by"
        at -= 1
    word = page.norm(at)
    direction = Direction.DOWN if word == "off" and _is_lower(page, figure, at) else _pick(word, "rising", "falling")
    if by and figure.kind is None and word in change_words("margins"):
        return None  # "lost by 12 votes"
    if by and direction is None:
        return _verb_with_object(page, at)
    if direction is None or by:
        return direction
    if page.norm(at - 1) in change_words("particled") or (
        word in {"up", "down"} and figure.kind is None and _follows_verb(page, at)
    ):
        return None
    if word in change_words("narrow"):
        exchanged = figure.kind == "money" and (figure.symbol is None or _goes_to_level(page, figure))
        points = figure.kind is None and page.norm(figure.last) == "points"  # "fell six points"
        warmer = figure.kind == "temperature" and not _counts(page, figure)
        return direction if figure.kind in {"percent", "points"} or points or warmer or exchanged else None
    if figure.kind in {"percent", "money", "length", "rate"}:
        return direction
    return direction if figure.kind in {None, "points", "temperature"} and not _counts(page, figure) else None


def _is_lower(page: Page, figure: Figure, at: int) -> bool:
    """ "were off 12 cents", "closed off 2%", "at $40, off 30 cents"; not "paid off $2m"."""
    before = page.token(at - 1).lemma_ if at and page.is_word(at - 1) else page.norm(at - 1)
    return figure.kind in {"percent", "points", "money"} and before in change_words("lower_off")


def _goes_to_level(page: Page, figure: Figure) -> bool:
    """ "fell $1.40 to $71.20" against "raised $75m from investors"."""
    at = figure.last + 1
    return page.norm(figure.last) in {"to", "from"} and at < len(page.lexemes) and not page.is_word(at)


def _counts(page: Page, figure: Figure) -> bool:
    """Whether something is named behind the number; "rose 0.8 last month" names nothing."""
    return page.tag(figure.last).startswith(("NN", "JJ")) and page.norm(figure.last) not in change_words("moments")


def _follows_verb(page: Page, at: int) -> bool:
    """ "shot down 41": the particle belongs to another verb than "be"."""
    return page.tag(at - 1).startswith("VB") and page.token(at - 1).lemma_ != "be"


def _verb_with_object(page: Page, at: int) -> Direction | None:
    """ "grow sales by 35%": the verb stands before its object, with no border and no other number between."""
    for step in range(at, max(-1, at - 10), -1):
        lexeme = page.lexemes[step]
        if (lexeme.kind is not Kind.WORD and lexeme.text not in _INNER) or page.tag(step) == "CD":
            return None
        direction = _pick(lexeme.norm, "rising", "falling")
        if direction is not None and page.tag(step).startswith(("VB", "RB", "RP")):
            return direction
    return None


def _noun_before(page: Page, figure: Figure) -> Direction | None:
    """ "an increase of 5%"."""
    if page.norm(figure.first - 1) != "of" or figure.kind not in {"percent", "points", "money", "temperature", None}:
        return None
    at = figure.first - 2
    if figure.kind in {"percent", "points"} and page.norm(at - 1) in {"in", "of"}:
        at -= 2  # "a rise in rates of two points"
    if page.norm(at) in change_words("weighty") and figure.kind != "percent":
        return None
    return _pick(page.norm(at), "rises", "falls")


def _noun_said(page: Page, figure: Figure) -> Direction | None:
    """ "the fall will be 15 per cent": what the number is said to be names the change."""
    if figure.kind not in {"percent", "points"}:
        return None
    verb = page.token(figure.first - 1) if page.is_word(figure.first - 1) else None
    if verb is None or verb.lemma_ not in {"be", "average", "total"} or not verb.dep_:
        return None
    subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    return _pick(subject, "rises", "falls")


def _word_behind(page: Page, figure: Figure) -> Direction | None:
    """ "a 5% pay rise", "34.4% higher"."""
    if figure.kind not in {"percent", "points", "money", "temperature"} or figure.rate:
        return None
    word = page.norm(figure.last)
    settled = page.norm(figure.last + 1) == "at"  # "closed 12 cents lower at $30"; elsewhere the gap between two amounts
    if (
        (figure.kind != "money" or settled)
        and (direction := _pick(word, "higher", "lower")) is not None
        and page.norm(figure.last + 1) not in {"to", "from"}
    ):
        return direction
    at = figure.last
    while at < figure.last + 4 and page.tag(at).startswith(_MODIFIERS):
        direction = _pick(page.norm(at), "rises", "falls")
        if direction is not None and page.tag(at) in {"NN", "JJ"}:
            return direction
        at += 1
    return None
