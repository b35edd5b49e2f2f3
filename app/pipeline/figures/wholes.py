"""What a whole measures that a part was told of before: "11 of the 22 injured", "650 of the 2,640 posts"."""

from app.pipeline.figures.classes import find_classes
from app.pipeline.figures.counted import Counted
from app.pipeline.figures.frames import read_frames
from app.pipeline.figures.measures import find_measure, find_own_measure, find_told_of_whole
from app.pipeline.figures.page import Figure, Page
from app.pipeline.figures.roles import is_definite

_OWN = 1.5  # cost up to which words are the whole's own ("26 of the 31 on board"), and not those of its part
_NEW = frozenset({"new", "extra", "additional"})


def name_whole(page: Page, figure: Figure, counted: Counted, part: str | None, numbers: frozenset[int]) -> str:
    """The verb tells what became of the part; of the whole only its own words tell anything."""
    if part == "intercepted":
        return "launched"  # "shot down 31 of 34 drones"
    if counted.head is not None and (inner := _find_inner(page, counted)) is not None:
        return inner
    if (told := find_told_of_whole(page, figure, counted, numbers)) is not None:
        return told
    own = find_measure(page, figure, counted, numbers, verbs=False)
    if own is not None and own.cost <= _OWN:
        return own.measure
    if find_classes(counted.head, "") & {"post", "job"} and _is_known(page, figure, counted):
        return "employed"  # "650 of the 2,640 posts"
    noun = find_own_measure(page, figure, counted)
    return noun if noun is not None and noun != "won" else "total"


def _find_inner(page: Page, counted: Counted) -> str | None:
    """ "11 of the 22 injured survivors": the word inside the phrase tells it before any other."""
    for token in page.doc[counted.first : counted.last - 1]:
        for frame in read_frames("states").get(token.lower_, ()):
            if not (frame.near or frame.after or frame.beside or frame.then or frame.late):
                return frame.measure
    return None


def _is_known(page: Page, figure: Figure, counted: Counted) -> bool:
    """Whether they are there already: "the 2,640 posts" and not "the 14,000 new jobs"."""
    words = {token.lower_ for token in page.doc[counted.first : counted.last]}
    return is_definite(page.doc, page.token(figure.first).i) and words.isdisjoint(_NEW)
