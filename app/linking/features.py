"""What linking compares: appearances as values, with all that the comparison needs and no row behind them."""

from dataclasses import dataclass, field
from enum import Enum, auto

from app.embedding import Vectors
from app.linking.counting.counted import Counted
from app.linking.counting.intervals import Interval
from app.linking.wording.classes import Unit
from app.linking.wording.words import Word


@dataclass(frozen=True, slots=True)
class Voiced:
    """Who carries an appearance, and where and when it was printed.

    `speaker` is an entity id, None where the article itself speaks; `publisher` is the entity id of who publishes the article;
    `published` is EDTF or None. `order` sorts appearances as they came: by article loaded, then reading order, then id.
    `copy_of` is the article whose text this one prints; `publisher` is then that article's.
    """

    id: str
    article_id: str
    speaker: str | None
    publisher: str
    published: str | None
    order: tuple[str, str, int, str]
    copy_of: str | None = None

    @property
    def text(self) -> str:
        """The article whose text it is, one for all copies."""
        return self.copy_of or self.article_id


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity's appearance. `printed` is the figure as rendered in reasons ("more than 100").

    `interval` is in base units of `dimension` ("m" for km and miles, the unit itself where it has no other).
    `year` is set where the words place the figure in another year than the event's.
    `is_past`: the sentence itself overtakes the figure ("to 14 from 9").
    `is_wrong`: that sentence does not replace the figure but calls it wrong ("202, not 187").
    `is_part`: it is part of the count before it ("including six children").
    `is_local`: the words say that more may have happened elsewhere ("in the port alone").
    `is_supposed`: it stands behind "if", "unless" or "rather than", and nobody says that it is so.
    `frame` is how a time is told: as long as, within, after or before something (a key of `frames` in the lexicon), or None.
    `sums` are the totals that it makes with other figures of its article ("84 in the port and 11 at sea").
    `overtakes` are the numbers that its own sentence says it has replaced ("to 14 from 9"), `corrects` those that it calls wrong;
    `replaced_by` is the number that has replaced it.
    `is_expected`: the words tell what will or should be, not what is.
    `when` is the moment that the words tell, if any (EDTF).
    `taken_up` is the figure before it, as printed, whose measure it has, where its own words tell none ("puts it at 127").
    `within` is the id of the statement that it stands in, `part_of` of what it is a part in so many words ("of the dead").
    `period` are the seconds over which it came about ("in 24 hours"), where the words tell them. `is_most`: the words call it the
    most there was (a peak). `is_more`: it comes to what there was ("another 90 mm"). `is_found`: it counts the dead that were
    found, and there may be more. `is_revised`: its sentence revises a figure. `of_list` are the numbers of a list of groups of
    people that it stands in ("44 passengers and two drivers"), in the smallest of them.
    `told_until` is when its voice last told the number (EDTF). `is_grown`: its words say that it was counted up to then ("so
    far"); `is_changed`: that somebody made it what it is ("raised its offer to").
    `rate` is the stretch of time for each of which it is told ("day"). `joined` tells why its measure is taken for another
    figure's, where they were read as two.
    `vector` is that of the statement it stands in, where it has a unit (`Statement.vector`).
    `places` are the towns and regions named in the evidence, lower case. `context` are the keys of the content words around it,
    `names` those of them that are names and `clause` those of its own clause.
    """

    voiced: Voiced
    measure: str
    printed: str
    interval: Interval
    unit: str | None
    dimension: str | None
    change: str | None
    counted: Counted
    year: int | None = None
    when: str | None = None
    as_of: str | None = None
    is_past: bool = False
    is_wrong: bool = False
    is_part: bool = False
    is_local: bool = False
    is_denial: bool = False
    places: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    sums: frozenset[float] = frozenset()
    is_supposed: bool = False
    frame: str | None = None
    overtakes: frozenset[float] = frozenset()
    corrects: frozenset[float] = frozenset()
    is_expected: bool = False
    taken_up: str | None = None
    within: str | None = None
    part_of: str | None = None
    period: float | None = None
    is_most: bool = False
    is_found: bool = False
    is_more: bool = False
    of_list: tuple[float, ...] = ()
    is_revised: bool = False
    replaced_by: float | None = None
    joined: str | None = None
    rate: str | None = None
    told_until: str | None = None
    is_grown: bool = False
    is_changed: bool = False
    vector: Vectors | None = field(default=None, compare=False, repr=False)

    @property
    def moment(self) -> str | None:
        """EDTF of the time that the figure holds for: as the words tell, else that of publication; None where unknown."""
        return self.as_of or self.voiced.published


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement's appearance: its content words, its moment, and whether it denies what they say.

    `is_denied` says that the article calls it a denial; a plain negation is a denial of its words as well. `is_flat` says that
    it denies a thing as such ("there is no crack", or in so many words), not that something was done to it. `vector` is that of
    its words, shape (384,) and length 1, or None where no model is used. `context` are the keys of the words that stand before it
    in its article, None where that is not known. `contrast` are the keys of what it says that it is not ("suspended, not
    expelled"), which `words` leave out. `stage` is how far what it tells has come: 0 possible, 1 meant to be, 2 so;
    `aim` the keys of the first two words that say what is possible or meant. `units` are its words and phrases with their classes,
    `cues` how it tells its moment and what it answers (keys of `cues` in words.toml, and moments: "since december").
    """

    voiced: Voiced
    words: tuple[Word, ...]
    when: str | None
    is_denial: bool
    is_denied: bool = False
    is_flat: bool = False
    figures: tuple[Figure, ...] = ()
    vector: Vectors | None = field(default=None, compare=False, repr=False)
    context: frozenset[str] | None = None
    contrast: frozenset[str] = frozenset()
    stage: int = 2
    aim: frozenset[str] = frozenset()
    units: tuple[Unit, ...] = field(default=(), compare=False, repr=False)
    cues: frozenset[str] = frozenset()


class Ground(Enum):
    """How far a comparison may go. `FULL`: to any verdict. `LOOSE`: to all but a conflict, since one group may be larger than the
    other. `EQUAL`: the two are one if they print one telling number, and nothing otherwise.
    """

    FULL = auto()
    LOOSE = auto()
    EQUAL = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two appearances stand to each other: `same`, `refines`, `updates` or `conflicts`, with a score from 0 to 1 and why.

    For refines and updates the first of the two compared is the one that refines or updates. `times` says of a conflict what
    is known of the two moments, `denial` which appearance is the denial, where one is.
    """

    relation: str
    score: float
    reasons: tuple[str, ...]
    times: str = ""
    denial: str | None = None
