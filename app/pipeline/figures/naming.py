"""The measure of a figure: what its unit settles, what the figure before it tells, what its words tell, in that order."""

from dataclasses import dataclass

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted
from app.pipeline.figures.defaults import get_default, get_settled
from app.pipeline.figures.fitting import PARTICIPLE, Reading
from app.pipeline.figures.joint import get_joint, is_difference, is_gapped, is_modifier, is_owned, is_whole
from app.pipeline.figures.measures import find_measure, find_own_measure
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.rates import get_decided
from app.pipeline.figures.reading import change_words
from app.pipeline.lexicon import read_words
from app.vocabulary import Direction

_NO_PEOPLE = frozenset({"vehicle", "building", "weapon", "thing", "equipment"})
_OWN = 1.5  # cost up to which words are the whole's own ("26 of the 31 on board"), and not those of its part
_COMPARED = 14  # lexemes between a level and the one it is compared with ("140 cases in June, up from 35")
_PAID_FOR_ONE = 3.0  # cost up to which a word tells more of an amount for one than that it is a price


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a figure that was read, which later ones may lean on; `people` says that it counts people."""

    figure: Figure
    measure: str | None
    counted: str
    change: Direction | None
    people: bool = False


def name_measure(
    page: Page,
    figure: Figure,
    counted: Counted,
    before: Seen | None,
    numbers: frozenset[int],
    *,
    change: Direction | None,
) -> tuple[str | None, Reading | None]:
    """The measure, and the words that told it where it was told by words. `numbers` are the tokens of all numbers."""
    if change is not None:
        reading = find_measure(page, figure, counted, numbers) if figure.kind is None else None
        return (reading.measure if reading is not None and reading.measure in change_words("kept") else "change"), None
    settled = get_settled(figure)
    if settled == "price":
        told = find_measure(page, figure, counted, numbers, among=read_words("measures_joint", "for_one"))
        return (told.measure if told is not None and told.cost <= _PAID_FOR_ONE else settled), None
    if settled is not None:
        return settled, None
    decided = get_decided(page, figure)
    if decided is not None:
        return decided, None
    beside = (_inherited(page, figure, before) if before is not None else None) or get_joint(page, figure, counted)
    if beside is None and is_difference(page, figure, counted):
        beside = "difference"
    if beside is not None:
        return beside, None
    reading = find_measure(page, figure, counted, numbers)
    if before is not None and is_whole(page, before.figure, figure):
        return _name_whole(page, figure, counted, before, numbers), None
    if reading is None or reading.order == PARTICIPLE:
        stronger = _stronger(page, figure, counted, before)
        if stronger is not None:
            return stronger, None
    if reading is None and figure.kind is None and "happening" in find_classes(counted.head, ""):
        return "recorded", None  # "more than 30 aftershocks were felt"
    if reading is None and figure.kind is None and is_owned(page, figure, counted):
        return "total", None
    return (reading.measure, reading) if reading is not None else (get_default(figure), None)


def _name_whole(page: Page, figure: Figure, counted: Counted, part: Seen, numbers: frozenset[int]) -> str:
    """The verb tells what became of the part; of the whole only its own words tell anything."""
    if part.measure == "intercepted":
        return "launched"  # "shot down 31 of 34 drones"
    own = find_measure(page, figure, counted, numbers, verbs=False)
    if own is not None and own.cost <= _OWN:
        return own.measure
    return find_own_measure(page, figure, counted) or "total"


def _stronger(page: Page, figure: Figure, counted: Counted, before: Seen | None) -> str | None:
    """What tells more than a participle."""
    if figure.kind == "money" and is_modifier(page, figure):
        return "cost"  # "a €900 lock"
    if before is None:
        return None
    return before.measure if _is_joined(page, figure, counted, before) else None


def _is_joined(page: Page, figure: Figure, counted: Counted, before: Seen) -> bool:
    """ "closed eight offices and three shops": one verb governs both."""
    head = counted.head
    if head is None or head.dep_ != "conj" or before.figure.kind is not None or figure.kind is not None:
        return False
    if before.people and find_classes(head, "") & _NO_PEOPLE:
        return False  # "lost 200 men and 31 vehicles"
    return page.norm(figure.first - 1) in {"and", "or", ","} and head.head.i >= page.token(before.figure.first).i


def _inherited(page: Page, figure: Figure, before: Seen) -> str | None:
    """ "injured 90, including six children", "to 14 from 9", "52 knots (60mph)": the figure before tells the measure."""
    word = page.norm(figure.first - 1)
    instead = (word, page.norm(figure.first - 2)) in {("than", "rather"), ("the", "not")}
    if (
        (instead or word in {"including", "include", "includes", "included", "not"})
        and before.figure.kind is None
        and figure.kind is None
    ):
        return before.measure
    if word == "(" and before.figure.kind == figure.kind and figure.kind is not None and figure.first - before.figure.last <= 2:
        return before.measure
    if before.figure.kind is None and figure.kind is None and is_gapped(page, before.figure, figure):
        return before.measure
    compared = word in {"from", "against", "versus"} or (word in {"with", "to"} and page.norm(figure.first - 2) == "compared")
    reach = _COMPARED if word != "from" or page.norm(figure.first - 2) in {"up", "down"} else 4
    if compared and before.figure.kind == figure.kind and figure.first - before.figure.last <= reach and before.change is None:
        return before.measure
    if word in {"at", "to"} and before.figure.kind == "points" and before.change is not None and figure.kind is None:
        return "index"  # "34 points lower at 7,512"
    return None
