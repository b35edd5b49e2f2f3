"""Figures whose measure stands in their neighbours: two harms in one number, a gap between two counts, "the figure" itself."""

from app.pipeline.figures.counted import Counted
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words
from app.vocabulary import Direction

_JOINTS = frozenset({"and", "or", "/"})


def get_joint(page: Page, figure: Figure, counted: Counted) -> str | None:
    """ "175 killed and injured": one number for two harms cannot be split."""
    if figure.kind is not None or figure.number.share:
        return None
    behind = _behind(page, figure, counted)
    harms = read_words("measures_joint", "harms")
    while behind < figure.last + 12 and page.norm(behind) in read_words("measures_joint", "between"):
        behind += 1
    for at, other in ((behind, range(behind + 3, behind + 4)), (figure.first - 3, range(figure.first - 8, figure.first - 3))):
        words = {page.norm(at), page.norm(at + 2)}
        if page.norm(at + 1) in _JOINTS and words <= harms and len(words) == 2 and "CD" not in {page.tag(near) for near in other}:
            return "affected"
    return None


def is_difference(page: Page, figure: Figure, counted: Counted) -> bool:
    """ "12 more than last year", "23 seats fewer than its rival"."""
    return any(
        page.norm(at) in {"more", "fewer", "less"} and page.norm(at + 1) == "than"
        for at in (figure.last, _behind(page, figure, counted))
    )


def is_count(figure: Figure, measure: str | None, change: Direction | None) -> bool:
    """Whether later words may mean this one by "the figure": a level that was counted, and no limit or gap."""
    passed_over = read_words("measures_joint", "passed_over")
    return figure.kind is None and not figure.number.share and change is None and measure is not None and measure not in passed_over


def names_topic(page: Page, figure: Figure) -> bool:
    """ "put the figure at 214", "that number is now 30": what it counts was said before."""
    words = [page.norm(at) for at in range(max(0, figure.first - 8), figure.first)]
    for at in range(len(words) - 1, 0, -1):
        if words[at] in read_words("measures_joint", "topics") and words[at - 1] in read_words("measures_joint", "known"):
            return "of" not in words[at + 1 : at + 2]
    return False


def _behind(page: Page, figure: Figure, counted: Counted) -> int:
    """The lexeme behind the figure and what it counts."""
    if counted.head is None or counted.last >= len(page.doc) or counted.first < page.token(figure.first).i:
        return figure.last
    return max(figure.last, page.lexeme_at(page.doc[counted.last].idx))
