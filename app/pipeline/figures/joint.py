"""Figures whose measure stands in their neighbours: two harms in one number, a gap between two counts, "the figure" itself."""

from app.pipeline.figures.counted import Counted
from app.pipeline.figures.frames import read_frames
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words
from app.vocabulary import Direction

_OWNING = frozenset({"PRP$", "POS"})
_JOINTS = frozenset({"and", "or", "/"})
_GAP = 10  # lexemes between two counts of which the second leaves out its verb
_RIVAL = 10  # lexemes between two counts of one kind
_LARGE = 20  # a number that is not said twice by chance
_FEW = 4  # a whole from which on its number is hardly that of something else
_ODD = 100  # above it a number that is no multiple of ten is not said twice by chance
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
_INSERTED = 12  # lexemes of what is put in behind a count at most
_OWNER = 6  # lexemes of "of the firm's" at most


def get_joint(page: Page, figure: Figure, counted: Counted) -> str | None:
    """ "175 killed and injured": one number for two harms cannot be split."""
    if figure.kind is not None or figure.number.share:
        return None
    behind = find_behind(page, figure, counted)
    harms = read_words("measures_joint", "harms")
    while behind < figure.last + 12 and page.norm(behind) in read_words("measures_joint", "between"):
        behind += 1
    for at, other in ((behind, range(behind + 3, behind + 4)), (figure.first - 3, range(figure.first - 8, figure.first - 3))):
        words = {page.norm(at), page.norm(at + 2)}
        if page.norm(at + 1) in _JOINTS and words <= harms and len(words) == 2 and "CD" not in {page.tag(near) for near in other}:
            return "affected"
    return None


def is_count(figure: Figure, measure: str | None, change: Direction | None) -> bool:
    """Whether later words may mean this one by "the figure": a level that was counted, and no limit or gap."""
    passed_over = read_words("measures_joint", "passed_over")
    return figure.kind is None and not figure.number.share and change is None and measure is not None and measure not in passed_over


def leans_on_topic(page: Page, figure: Figure) -> bool:
    """ "another 40 are to follow", "police said it was 9,000 at most", "to 28 from 40": a bare number that goes on."""
    if figure.kind is not None or figure.number.share or not float(figure.number.value).is_integer():
        return False
    if (page.norm(figure.last), page.norm(figure.last + 1)) == ("of", "them"):
        return True  # "Nine of them were under ten"
    spoken = page.norm(figure.first - 1) == "of" and page.norm(figure.first - 2) in read_words("measures_joint", "speaking")
    return spoken or page.norm(figure.first - 1) in read_words("measures_joint", "leading")


def is_told_again(page: Page, figure: Figure, before: Figure) -> bool:
    """ "1,100 of the 4,200 will leave": a large number behind "the" is the one that was given before.

    A number that is not round ("the union stands by its 127") is it wherever it stands.
    """
    large = figure.kind == "money" or (figure.kind is None and figure.number.value >= _LARGE)
    if figure.kind is None and page.norm(figure.first - 1) == "the" and page.norm(figure.first - 2) == "of":
        large = figure.number.value >= _FEW  # "let four of the 11 go"
    odd = figure.kind is None and before.kind is None and figure.number.value > _ODD and figure.number.value % 10 != 0
    return (large and page.norm(figure.first - 1) in {"the", "these", "those"}) or odd


def is_pointing_back(page: Page, figure: Figure) -> bool:
    """ "97 detentions, 11 of them of minors": put in behind a count that it is a part of."""
    of_them = page.norm(figure.last) == "of" and page.norm(figure.last + 1) in {"them", "whom", "which", "those", "these"}
    return figure.kind is None and of_them and page.norm(figure.first - 1) in {",", "(", "–", "—", "-"}


def is_verbless(page: Page, figure: Figure) -> bool:
    """ "91 injured, 12 of them in a critical state": what is put in has no verb of its own."""
    for at in range(figure.last, min(figure.last + _INSERTED, len(page.lexemes))):
        if not page.is_word(at):
            break
        if page.tag(at) in _VERBS:
            return False
    return True


def is_population(page: Page, figure: Figure) -> bool:
    """ "a town of 11,000", "a population of 600", "home to 29,000 people"."""
    if figure.kind is not None or figure.number.share:
        return False
    first = figure.first + (page.norm(figure.first) == "of")  # "of some 9,000"
    if (page.norm(first - 2), page.norm(first - 1)) == ("home", "to"):
        return True
    return page.norm(first - 1) == "of" and page.norm(first - 2) in read_words("measures_joint", "settled")


def is_membership(page: Page, figure: Figure, counted: Counted) -> bool:
    """ "its 9,000 members", "which has 180 members": how many belong to it."""
    if figure.kind is not None or figure.number.share or counted.head is None or counted.head.lower_ != "members":
        return False
    return is_had(counted) or is_owned(page, figure, counted)


def is_had(counted: Counted) -> bool:
    """ "the island has two ambulances": how many there are, wherever they are."""
    return counted.head is not None and counted.head.dep_ == "dobj" and counted.head.head.lemma_ == "have"


def is_whole(page: Page, part: Figure, figure: Figure) -> bool:
    """ "three of the firm's five plants": the figure is what the one before it is a part of."""
    if part.kind is not None or figure.kind is not None or page.norm(part.last) != "of":
        return False
    if part.number.share and not _has_owner(page, figure):
        return False
    return figure.first - part.last <= _OWNER and not any(
        page.norm(at) in {",", "and", "or"} for at in range(part.last, figure.first)
    )


def opens_whole(page: Page, figure: Figure, counted: Counted) -> bool:
    """ "Of the 211 passengers 64 were hurt": the verb tells what became of the part that follows."""
    of_the = page.norm(figure.first - 1) in {"the", "its", "their"} and page.norm(figure.first - 2) == "of"
    if figure.kind is not None or not of_the or not page.sentence_start(figure.first - 2) or counted.head is None:
        return False
    if any(child.dep_ in {"relcl", "acl"} for child in (counted.head.children if counted.head.dep_ else ())):
        return False  # "of the 112 people who were underground"
    return any(page.tag(at) == "CD" for at in range(figure.last + 1, figure.last + _INSERTED))


def is_owned(page: Page, figure: Figure, counted: Counted) -> bool:
    """ "its 260 cash machines": how many somebody has, in digits; a few in words ("his two sons") point to those who are known."""
    noun = counted.head is not None and counted.head.tag_.startswith("NN")
    return noun and not figure.number.word and _has_owner(page, figure)


def _has_owner(page: Page, figure: Figure) -> bool:
    """ "its 260 machines", "the bank's 260 machines"."""
    at = page.token(figure.first).i
    return at > 0 and page.doc[at - 1].tag_ in _OWNING


def is_gapped(page: Page, one: Figure, two: Figure) -> bool:
    """ "84 died in one town and 11 in another, 95 in all": the verb is left out behind the first."""
    if two.first - one.last > _GAP or page.norm(two.first - 1) not in {"and", ",", ";", "or", "but"}:
        return False
    more = page.norm(two.last) == "more" and page.tag(two.last + 1)[:2] not in {"NN", "JJ", "VB"} and is_verbless(page, two)
    return more or page.norm(two.last) in read_words("measures_joint", "gapped")


def is_rival(page: Page, one: Figure, two: Figure, counted: Counted) -> bool:
    """ "took 61 seats to the Greens' 40, with nine going to others": a bare number on the other side of the same count."""
    if counted.head is not None or two.first - one.last > _RIVAL or one.number.share or two.number.share:
        return False
    token = page.token(two.first)
    if token.i == 0:
        return False
    owned = token.nbor(-1).tag_ == "POS" or token.nbor(-1).text in {"'", "’"}
    shared = page.norm(two.first - 1) in {"with", "and", "the"} and page.norm(two.last) in {"going", "falling", "belonging"}
    return owned or shared


def is_modifier(page: Page, figure: Figure) -> bool:
    """ "a €900 lock": an amount between article and noun."""
    return page.tag(figure.first - 1) in {"DT", "PRP$", "POS"} and page.tag(figure.last).startswith(("NN", "JJ"))


def names_topic(page: Page, figure: Figure) -> bool:
    """ "put the figure at 214", "that number is now 30": what it counts was said before."""
    words: list[str] = []
    for at in range(figure.first, max(-1, figure.first - 9), -1):
        words.insert(0, page.norm(at))
        if page.sentence_start(at):
            break
    words.pop()
    for at in range(len(words) - 1, 0, -1):
        if words[at] in read_words("measures_joint", "topics") and words[at - 1] in read_words("measures_joint", "known"):
            between = range(figure.first - len(words) + at + 1, figure.first - 1)
            told = any(_tells(page, step) for step in between)
            return not (
                told or read_words("measures_joint", "belonging") & set(words[at + 1 : at + 2])
            )  # "the number still below at 40"
    return False


def _tells(page: Page, at: int) -> bool:
    """Whether a word says anew what is counted: "raised" in "the count had been raised to" does not."""
    moved = page.norm(at) in read_words("measures_joint", "moved")
    return not moved and (page.tag(at) == "VBN" or page.norm(at) in read_frames("states"))


def find_behind(page: Page, figure: Figure, counted: Counted) -> int:
    """The lexeme behind the figure and what it counts."""
    if counted.head is None or counted.last >= len(page.doc) or counted.first < page.token(figure.first).i:
        return figure.last
    return max(figure.last, page.lexeme_at(page.doc[counted.last].idx))
