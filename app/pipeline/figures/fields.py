"""Measures that a figure's kind and the words of its field tell: so much of a fire, the pay that is asked for, how late."""

from functools import cached_property

from spacy.tokens import Token

from app.pipeline.figures.counted import Counted
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words

_SENTENCE = 40  # lexemes to each side that are looked at
_NEAR = 8  # lexemes before a percentage in which somebody asks for it or offers it
_BEFORE = 12  # lexemes from the name of an index to its reading
_BEHIND = 10  # lexemes from a reading to the table that it stands in
_INTO = 6  # lexemes behind a length in which it says into what something fell
_STRONGEST = 10  # no earthquake reaches it
_SAID = {"high": "height", "tall": "height", "deep": "depth", "long": "length"}
_FAR = frozenset({"km", "mi", "nmi"})


def get_by_field(page: Page, figure: Figure, counted: Counted) -> str | None:
    """The measure, null where the words around belong to no such field."""
    words = _Words(page, figure)
    if figure.kind == "percent" or figure.number.share:
        return _get_share(page, figure, words)
    if figure.kind == "length":
        return _get_extent(page, figure, counted)
    if figure.kind == "duration":
        later = page.norm(figure.last) in {"later", "afterwards"} and (words.told or page.norm(figure.last + 1) == "than")
        sounded = page.norm(figure.last) == "after" and not read_words("measures_fields", "learning").isdisjoint(words.before[:4])
        return "delay" if later or sounded else None
    if figure.kind == "points" and page.norm(figure.first - 1) == "off":
        return "change"  # "closed at 8,114, off 52 points"
    if figure.kind == "money":
        return "price" if _is_for_one(page, figure) else None
    if figure.kind in {None, "points"} and counted.head is None:
        if page.norm(figure.last) in {"a", "per"} and page.norm(figure.last + 1) in read_words("measures_fields", "pieces"):
            return "price"  # "costs 2.10 a litre", of money that nothing names
        return _get_reading(page, figure, words)
    return None


class _Words:
    """The words of the figure's sentence, gathered when they are asked for."""

    def __init__(self, page: Page, figure: Figure) -> None:
        self._page = page
        self._figure = figure

    @cached_property
    def before(self) -> list[str]:
        """From the figure outward."""
        words: list[str] = []
        for at in range(self._figure.first - 1, max(-1, self._figure.first - _SENTENCE), -1):
            if self._page.sentence_start(at + 1):
                break
            words.append(self._page.norm(at))
        return words

    @cached_property
    def behind(self) -> list[str]:
        """From the figure outward."""
        words: list[str] = []
        for at in range(self._figure.last, min(len(self._page.lexemes), self._figure.last + _SENTENCE)):
            if self._page.sentence_start(at):
                break
            words.append(self._page.norm(at))
        return words

    def have(self, group: str) -> bool:
        """Whether one of the group's words stands in the sentence."""
        known = read_words("measures_fields", group)
        return not known.isdisjoint(self.before) or not known.isdisjoint(self.behind)

    @property
    def told(self) -> bool:
        """Whether somebody learns or comes: "her office heard of it nine hours later"."""
        return self.have("learning")


def _get_share(page: Page, figure: Figure, words: _Words) -> str | None:
    fires, containing = read_words("measures_fields", "fires"), read_words("measures_fields", "containing")
    of_fire = any(word.partition("’")[0].partition("'")[0] in fires for word in words.behind[:6])
    if of_fire and words.have("containing"):
        return "contained"  # "crews had ringed 15% of the blaze"
    if not fires.isdisjoint(words.before) and not containing.isdisjoint(words.behind[:1]):
        return "contained"  # "the grass fire, now nine-tenths corralled"
    if page.norm(figure.last) == "under" and page.norm(figure.last + 1) == "control" and not fires.isdisjoint(words.before):
        return "contained"
    if figure.number.share or page.norm(figure.last) == "of":
        return None
    if words.before[:1] == ["by"] and _acts_by(page, figure):
        return "change"  # "had thinned the wall by 38%"
    if page.norm(figure.first - 1) == "off" and page.norm(figure.first - 2) in read_words("measures_fields", "levelled"):
        return "change"  # "shares were off 3 per cent"
    paid = not page.words.isdisjoint(read_words("measures_fields", "wages"))
    if words.behind[:2] == ["more", "pay"] or (paid and _is_asked(words)):
        return "change"  # "holding out for 12%"
    return None


def _acts_by(page: Page, figure: Figure) -> bool:
    """Whether "by" says by how much somebody acted on something: an active verb with an object, and no vote or holding."""
    verb = page.token(figure.first - 1).head
    active = verb.tag_.startswith("VB") and verb.dep_ != "" and any(child.dep_ == "dobj" for child in verb.children)
    return active and verb.lower_ not in read_words("measures_fields", "deciding")


def _is_asked(words: _Words) -> bool:
    """Whether somebody asks for so much, offers it or gets it; "a turnout of 69%" and "accepted by 78%" are shares."""
    asking, balloting = read_words("measures_fields", "asking"), read_words("measures_fields", "balloting")
    if words.before[:1] == ["by"] and not read_words("measures_fields", "deciding").isdisjoint(words.before[1:2]):
        return False
    near = next((word for word in words.before[:_NEAR] if word in asking or word in balloting), "")
    return near in asking


def _get_extent(page: Page, figure: Figure, counted: Counted) -> str | None:
    """How long, high or deep the thing is that the length is said of."""
    said = _SAID.get(page.norm(figure.last))
    if page.norm(figure.first - 1) == "of" and page.norm(figure.first - 2) in {"height", "depth", "distance", "length"}:
        return page.norm(figure.first - 2)  # "fell from a height of 14 metres"
    if figure.symbol in {"m", "ft"} and [page.norm(figure.last + at) for at in range(3)] == ["above", "sea", "level"]:
        return "height"
    if said is not None and page.norm(figure.last + 1) not in {"in", "into", "inside", "behind", "for", "up", "on"}:
        return said
    if page.norm(figure.last) == "from" and page.norm(figure.last + 1) in read_words("measures_fields", "ends"):
        return "length"  # "107 m from root to tip"
    moved = _get_way(page, figure)
    if moved is not None:
        return moved
    if counted.head is None or page.norm(figure.first - 1) in {"within", "every"}:
        return None
    joined = page.token(figure.last - 1).i + 1 >= counted.first and page.norm(figure.last) != "of"
    bare = page.norm(figure.last) == "of" and page.tag(figure.last + 1).startswith(("NN", "JJ", "VB"))
    if not (joined or bare):
        return None
    noun = counted.head.lemma_.lower()
    for measure in ("distance", "length") if figure.symbol in _FAR else ("height", "depth", "distance", "length"):
        if noun in read_words("measures_fields", measure):
            return measure
    if figure.symbol not in _FAR and not (_is_compound(page, figure) and _lies_behind(page, counted)):
        return None
    return "length" if counted.head.tag_.startswith("NN") else None


def _is_compound(page: Page, figure: Figure) -> bool:
    """ "a 90-metre passage"."""
    return page.norm(figure.last - 2) in {"-", "‑"} and page.glued(figure.last - 1)


def _lies_behind(page: Page, counted: Counted) -> bool:
    """ "a 90-metre passage behind the stand": the word tells where the thing is, and not how far off."""
    return counted.last < len(page.doc) and page.doc[counted.last].lower_ in read_words("measures_fields", "lying")


def _get_way(page: Page, figure: Figure) -> str | None:
    """How far somebody went, how high flames shot, how deep a coach fell, how far one could see."""
    behind = {page.norm(at) for at in range(figure.last, figure.last + _INTO)}
    before = [page.norm(at) for at in range(max(0, figure.first - _NEAR), figure.first)]
    if not read_words("measures_fields", "seeing").isdisjoint(before[-_NEAR:]):
        return "distance"  # "cut visibility to 60 metres"
    verb = next((at for at in range(figure.first - 1, figure.first - 4, -1) if page.tag(at).startswith("VB")), None)
    if verb is None:
        return None
    lemma = page.token(verb).lemma_.lower()
    subject = _get_subject(page.token(verb))
    if _is_level(page, figure, lemma, subject):
        return "height"  # "the river crested at 8.6 metres"
    if lemma in read_words("measures_fields", "extending") and subject in read_words("measures_fields", "length"):
        return "length"  # "the tunnel runs for 9 km", "the tailback reached 14 km"
    if page.norm(figure.first - 1) == "after" and lemma in read_words("measures_fields", "turning"):
        return "distance"  # "turned back after 70 metres"
    if page.norm(figure.first - 1) == "to" and lemma in read_words("measures_fields", "climbing"):
        return "height"  # "climbed to 5,200 metres"
    if lemma in read_words("measures_fields", "shooting") and not read_words("measures_fields", "rising").isdisjoint(before):
        return "height"  # "flames leapt 30 metres into the air"
    if lemma in read_words("measures_fields", "falling") and not behind.isdisjoint(read_words("measures_fields", "depth")):
        return "depth"  # "rolled 90 metres into a gorge"
    covered = lemma in read_words("measures_fields", "going") and page.norm(figure.last) != "of"  # "dug 210 km of trenches"
    return "distance" if covered and figure.symbol not in {"mm", "cm", "in"} else None


def _is_level(page: Page, figure: Figure, lemma: str, subject: str) -> bool:
    """How high a river, a lake or the sea stands, unless water is said to stand in something or to have changed by so much."""
    inside = page.norm(figure.last) in read_words("measures_fields", "within")
    if figure.symbol in _FAR or page.norm(figure.first - 1) == "by" or inside:
        return False
    if lemma in read_words("measures_fields", "cresting"):
        return True
    is_being = lemma == "be" and subject in {"level", "levels"}
    return is_being or (lemma in read_words("measures_fields", "levelling") and subject in read_words("measures_fields", "waters"))


def _get_subject(verb: Token) -> str:
    """The lemma of the verb's subject, empty where it has none."""
    return next((child.lemma_.lower() for child in verb.children if child.dep_ == "nsubj"), "") if verb.dep_ else ""


def _is_for_one(page: Page, figure: Figure) -> bool:
    """ "$1.98 for a litre", "$71 a barrel"."""
    behind = figure.last + 1 if page.norm(figure.last) == "for" else figure.last
    each = page.norm(behind) in {"a", "an", "each", "every", "one"}
    return each and page.norm(behind + 1) in read_words("measures_fields", "pieces")


def _get_reading(page: Page, figure: Figure, words: _Words) -> str | None:
    """A bare number that an instrument or an index shows."""
    value = figure.number.value
    if figure.number.share or figure.number.scale > 1:
        return None
    broken = not float(value).is_integer()
    if figure.kind is None and broken and value < _STRONGEST and words.have("quakes"):
        return "magnitude"
    below = page.norm(figure.first) in {"minus", "-", "−"} or page.norm(figure.first - 1) == "minus"
    if figure.kind is None and (below or page.norm(figure.first - 1) == "at") and words.have("thermometers"):
        return "temperature"
    levelled = page.norm(figure.first - 1) in read_words("measures_fields", "levelled")
    if levelled and not read_words("measures_fields", "indices").isdisjoint(words.before[:_BEFORE]):
        return "index"
    scored = page.token(figure.first).i > 0 and page.token(figure.first).nbor(-1).lemma_ in {"score", "rate", "rank"}
    if scored and not read_words("measures_fields", "indices", "tables").isdisjoint(words.behind[:_BEHIND]):
        return "index"
    return None
