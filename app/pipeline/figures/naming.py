"""The measure of a figure: what its unit settles, what the figure before it tells, what its words tell, in that order."""

from dataclasses import dataclass

from spacy.tokens import Token

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted
from app.pipeline.figures.defaults import get_default, get_settled, overrules
from app.pipeline.figures.fields import get_by_field
from app.pipeline.figures.fitting import PARTICIPLE, Reading, read_weights
from app.pipeline.figures.gaps import is_beyond, is_difference, is_margin
from app.pipeline.figures.joint import (
    get_joint,
    is_gapped,
    is_had,
    is_membership,
    is_modifier,
    is_owned,
    is_pointing_back,
    is_population,
    is_rival,
    is_verbless,
    is_whole,
    opens_whole,
)
from app.pipeline.figures.measures import find_measure, find_own_measure
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.participles import make_participle
from app.pipeline.figures.rates import get_decided, is_per_time
from app.pipeline.figures.reading import change_words
from app.pipeline.figures.roles import is_definite
from app.pipeline.figures.wholes import name_whole
from app.pipeline.lexicon import read_words
from app.vocabulary import Comparator, Direction

_NO_PEOPLE = frozenset({"vehicle", "building", "weapon", "thing", "equipment", "supply"})
_FAR_VERB = 3.0  # cost from which a verb tells less than the count that the figure is joined to
_COMPARED = 14  # lexemes between a level and the one it is compared with ("140 cases in June, up from 35")
_CORRECTED = 5  # lexemes between an amount and the one it stands for
_BULK = frozenset({"weight", "area", "volume"})
_FATE = 3.5  # cost up to which a word tells what became of so many tonnes
_COUNTABLE = 1_000_000  # from which on a bare number is an amount of something rather than so many of what an event has
_ABLE = frozenset({"can", "could", "able", "capable", "designed"})
_ABLY = 5  # lexemes from such a word to the amount that something can hold or make
_TOLD = 0.5  # cost from which a word hardly says that people took part
_PAID_FOR_ONE = 3.0  # cost up to which a word tells more of an amount for one than that it is a price


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a figure that was read, which later ones may lean on; `people` says that it counts people,
    `classes` what it counts at all.
    """

    figure: Figure
    measure: str | None
    counted: str
    change: Direction | None
    people: bool = False
    classes: frozenset[str] = frozenset()


def name_measure(
    page: Page,
    figure: Figure,
    counted: Counted,
    before: Seen | None,
    numbers: frozenset[int],
    *,
    change: Direction | None,
    carried: frozenset[str] = frozenset(),
) -> tuple[str | None, Reading | None]:
    """The measure, and the words that told it where it was told by words. `numbers` are the tokens of all numbers.

    `carried` are the classes of what was counted last, in this sentence or the one before.
    """
    settled = _name_settled(page, figure, counted, numbers, change=change)
    if settled is not None:
        return settled, None
    beside = (_inherited(page, figure, counted, before) if before is not None else None) or get_joint(page, figure, counted)
    if beside is None and is_difference(page, figure, counted):
        beside = "difference"
    if beside is not None:
        return beside, None
    reading = find_measure(page, figure, counted, numbers, carried=carried)
    if before is not None and is_whole(page, before.figure, figure):
        return name_whole(page, figure, counted, before.measure, numbers), None
    if opens_whole(page, figure, counted) and (own := find_own_measure(page, figure, counted)) is not None:
        return own, None
    weak = reading is not None and reading.cost >= (_FAR_VERB if reading.verb else read_weights()["weak_noun"])
    if reading is None or weak or (reading.order == PARTICIPLE and not _has_own_verb(counted, reading)):
        stronger = _stronger(page, figure, counted, before)
        if stronger is not None:
            return stronger, None
    default = _name_without(page, figure, counted, before, reading)
    if default is not None or reading is None:
        return default, None
    if reading.verb and reading.behind and _is_run(counted):
        return "total", None
    hardly = reading.measure == "total" or (reading.measure == "involved" and reading.cost > _TOLD)
    if hardly and _is_crew(counted) and not is_had(counted):
        return "deployed", None  # "a total of 610 firefighters"
    return reading.measure, reading


def _is_run(counted: Counted) -> bool:
    """ "the bank, which runs 24 branches, shut six": the object of such a verb is told of by no verb behind it."""
    head = counted.head
    held = head is not None and head.dep_ == "dobj" and head.head.lemma_ in {"run", "own"}
    return head is not None and held and not any(child.dep_ in {"acl", "relcl"} for child in head.children)


def _is_crew(counted: Counted) -> bool:
    if counted.head is None:
        return False
    noun = counted.head.lemma_.lower()
    if noun in read_words("measures_joint", "crews"):
        return True
    return "responder" in find_classes(counted.head, "") and noun not in read_words("measures_joint", "members")


def _name_settled(page: Page, figure: Figure, counted: Counted, numbers: frozenset[int], *, change: Direction | None) -> str | None:
    """What unit, direction and the words right beside settle before any verb is asked."""
    if change is not None:
        reading = find_measure(page, figure, counted, numbers) if figure.kind is None else None
        kept = reading is not None and reading.measure in change_words("kept") and not figure.number.share
        return reading.measure if kept and reading is not None else "change"
    if is_beyond(page, figure):
        return "difference"
    if is_margin(page, figure, counted):
        return "difference"
    if is_population(page, figure) or is_membership(page, figure, counted):
        return "total"
    if figure.kind is None and _occurs(counted):
        return "recorded"  # "was repaired three times"
    if figure.kind is None and not figure.number.share and (verb := _find_finding(page, figure, counted)) is not None:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return make_participle(verb.lemma_, form=verb.lower_, light=True) if passive else "recorded"
    fate = _find_fate(page, figure, counted, numbers) or get_by_field(page, figure, counted)
    if fate is not None:
        return fate
    settled = get_settled(page, figure)
    if settled == "price" and page.norm(figure.first - 1) != "at":  # "settled at $60 a barrel"
        told = find_measure(page, figure, counted, numbers, among=read_words("measures_joint", "for_one"))
        return told.measure if told is not None and told.cost <= _PAID_FOR_ONE else settled
    if settled is not None:
        return settled
    return get_decided(page, figure)


def _find_fate(page: Page, figure: Figure, counted: Counted, numbers: frozenset[int]) -> str | None:
    """ "600 tonnes of grain burned", "nine hectares of pine were destroyed": what became of it tells more than the weight."""
    if figure.kind not in _BULK:
        return None
    told = None
    if counted.head is not None:
        told = find_measure(page, figure, counted, numbers, among=read_words("measures_joint", "fates"), kind="count")
    if told is not None and told.cost <= _FATE:
        return told.measure
    able = page.tag(figure.first - 1) != "DT" and any(page.norm(at) in _ABLE for at in range(figure.first - _ABLY, figure.first))
    held = (able or figure.comparator is Comparator.AT_MOST) and find_measure(
        page, figure, counted, numbers, among=frozenset({"capacity"})
    )
    return held.measure if held and held.cost <= _FATE else None  # "carries up to 7 tonnes of bombs"


def _name_without(page: Page, figure: Figure, counted: Counted, before: Seen | None, reading: Reading | None) -> str | None:
    """The measure where no word tells one, or none that overrules the figure before or the unit."""
    behind = reading is not None and reading.behind and not is_verbless(page, figure)
    if before is not None and not behind and is_pointing_back(page, figure):
        return before.measure
    if figure.kind == "money" and (reading is None or reading.measure == "lent") and is_per_time(page, figure):
        return "paid"  # "on £4 a day", "a mortgage of £900 a month"
    if reading is not None and overrules(page, figure, reading.measure, reading.cost):
        return get_default(figure)
    if reading is None and figure.kind is None and "happening" in find_classes(counted.head, ""):
        return "recorded"  # "more than 30 aftershocks were felt"
    if reading is None and figure.kind is None and is_owned(page, figure, counted):
        staff = counted.head is not None and counted.head.lemma_.lower() in read_words("measures_joint", "staff")
        return "employed" if staff else "total"  # "the port's 3,200 dockers"
    if reading is not None:
        return None
    return get_default(figure) or (_name_counted(page, figure, counted) if figure.kind is None else None)


def _find_finding(page: Page, figure: Figure, counted: Counted) -> Token | None:
    """ "found the bacterium in 22 of 31 wells": the verb; so many times it was found."""
    head = counted.head
    if head is None or head.dep_ != "pobj" or find_classes(head, "") & {"person", "place"}:
        return None
    if page.norm(figure.first - 1) == "of" and page.tag(figure.first - 2) == "CD":
        return None  # the whole
    of_whole = head.head.lower_ == "of" and page.token(figure.first).i < head.head.i  # "in 22 of 31 wells"
    places = head.head.head.head if of_whole else head.head
    verb = places.head if places.head.dep_ != "dobj" else places.head.head  # the parser hangs the place on the object
    return verb if places.lower_ in {"in", "at"} and verb.lemma_ in read_words("measures_joint", "finding") else None


def _name_counted(page: Page, figure: Figure, counted: Counted) -> str | None:
    """What is left where no word tells anything: people took part in it, and of other things there are so many."""
    noun = counted.head is not None and counted.head.tag_.startswith("NN")
    if counted.head is None or not noun or figure.number.share or is_definite(page.doc, page.token(figure.first).i):
        return None
    if figure.number.value >= _COUNTABLE:
        return None
    timed = counted.head.dep_ == "pobj" and counted.head.head.lower_ in read_words("measures_joint", "timed")
    if timed or (page.norm(figure.last) in {"-", "‑"} and page.glued(figure.last)):
        return None  # "rowed in 12 seasons", "a three-run inning"
    if counted.head.head.lemma_ in read_words("measures_joint", "posture") and counted.head.dep_ == "nsubj":
        return "attended" if "person" in find_classes(counted.head, "") else "total"
    if _is_crew(counted):
        return "deployed"  # "some 200 soldiers and eight excavators are on the hill"
    return "involved" if "person" in find_classes(counted.head, "") else "total"


def _occurs(counted: Counted) -> bool:
    """ "It bounced three times", "were repaired three times": what happened so often; "warned them three times" is a deed."""
    head = counted.head
    if head is not None and head.lower_ == "occasions" and head.dep_ == "pobj":
        head = head.head
    elif head is not None and head.lower_ != "times":
        return False
    if head is None or not head.dep_ or not head.head.tag_.startswith("VB"):
        return False
    return not any(child.lower_ == "to" for child in head.head.children if child != head)


def _stronger(page: Page, figure: Figure, counted: Counted, before: Seen | None) -> str | None:
    """What tells more than a participle."""
    if figure.kind == "money" and is_modifier(page, figure):
        paid = read_words("measures_joint", "payments")
        return "cost" if paid.isdisjoint(page.norm(at) for at in range(figure.last, figure.last + 4)) else "paid"  # "a €900 lock"
    if before is None:
        return None
    return before.measure if _is_joined(page, figure, counted, before) else None


def _has_own_verb(counted: Counted, reading: Reading) -> bool:
    """ "… and two others were fined": the subject of a verb of its own, which the parser hangs on the verb before."""
    head = counted.head
    return head is not None and reading.verb and reading.behind and head.dep_ == "conj" and head.head.tag_.startswith("VB")


def _is_joined(page: Page, figure: Figure, counted: Counted, before: Seen) -> bool:
    """ "closed eight offices and three shops": one verb governs both."""
    head = counted.head
    if head is None or head.dep_ != "conj" or before.figure.kind is not None or figure.kind is not None:
        return False
    if before.measure == "age":
        return False  # "Tom Hale, 52, who lost his wife and two sons"
    if before.people and find_classes(head, "") & _NO_PEOPLE:
        return False  # "lost 200 men and 31 vehicles"
    joint = page.norm(figure.first - (2 if page.norm(figure.first - 1) == "all" else 1))
    return joint in {"and", "or", ","} and head.head.i >= page.token(before.figure.first).i


def _corrects(page: Page, figure: Figure, before: Seen, *, bare: bool) -> bool:
    """ "£1.2m, not £2.1m", "ten hours instead of 12": the amount that another one stands for is of its kind."""
    word, first = page.norm(figure.first - 1), page.norm(figure.first - 2)
    instead = word == "not" or (first, word) in {("rather", "than"), ("instead", "of"), ("not", "the")}
    near = before.figure.kind is not None and figure.first - before.figure.last <= _CORRECTED
    return instead and near and (figure.kind == before.figure.kind or (figure.kind is None and bare))


def _inherited(page: Page, figure: Figure, counted: Counted, before: Seen) -> str | None:
    """ "injured 90, including six children", "to 14 from 9", "52 knots (60mph)": the figure before tells the measure."""
    word = page.norm(figure.first - 1)
    instead = (word, page.norm(figure.first - 2)) in {("than", "rather"), ("the", "not")}
    if _corrects(page, figure, before, bare=counted.head is None):
        return before.measure
    if (
        (instead or word in {"including", "include", "includes", "included", "not"})
        and before.figure.kind is None
        and before.measure != "age"
        and figure.kind is None
    ):
        return before.measure
    if word == "of" and page.norm(figure.first - 2) in {"those", "that"} and before.figure.kind is None and figure.kind is None:
        return before.measure  # "290 detentions, among them those of 14 journalists"
    if word == "(" and before.figure.kind == figure.kind and figure.kind is not None and figure.first - before.figure.last <= 2:
        return before.measure
    if before.figure.kind is None and figure.kind is None and is_gapped(page, before.figure, figure):
        return before.measure
    if before.figure.kind is None and figure.kind is None and is_rival(page, before.figure, figure, counted):
        return before.measure
    compared = word in {"from", "against", "versus"} or (word in {"with", "to"} and page.norm(figure.first - 2) == "compared")
    if (
        word == "from"
        and page.norm(figure.first - 2) in {"up", "down"}
        and before.measure == "change"
        and before.figure.kind == figure.kind
    ):
        return before.measure  # "inflation ran at 8.9%, down from 9.6%": both are paces
    reach = _COMPARED if word != "from" or page.norm(figure.first - 2) in {"up", "down"} else 4
    if compared and before.figure.kind == figure.kind and figure.first - before.figure.last <= reach and before.change is None:
        return before.measure
    if word in {"at", "to"} and before.figure.kind == "points" and before.change is not None and figure.kind is None:
        return "index"  # "34 points lower at 7,512"
    return None
