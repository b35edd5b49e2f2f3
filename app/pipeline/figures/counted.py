"""What a figure counts, as written: the noun phrase behind the number, with its of-phrase where that is needed."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from app.pipeline.figures.classes import is_classed
from app.pipeline.figures.page import Figure, Page
from app.pipeline.lexicon import read_words

_DASHES = frozenset({"–", "—", "--"})
_INSIDE = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "FW", "AFX", "CD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SKIPPED = frozenset({"more", "further", "additional", "extra", "another"})
_OWNERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_STEPS = 9  # tokens between a verb of level and its number at most ("rose 120 points, or 2%, to")
_LONGEST = 9  # tokens of a counted phrase


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens `first` to `last` (exclusive) of what is counted; `head` is its main noun, null where nothing is named."""

    first: int
    last: int
    head: Token | None = None

    def text(self, doc: Doc, text: str) -> str:
        """The words as written."""
        if self.head is None:
            return ""
        return text[doc[self.first].idx : doc[self.last - 1].idx + len(doc[self.last - 1])]


def find_counted(page: Page, figure: Figure) -> Counted:
    """The phrase that the figure counts, empty where it is left out."""
    start = _token_behind(page, figure)
    nothing = Counted(start, start)
    if page.norm(figure.last) in read_words("measures_change", "moments"):
        return nothing  # "rose 0.8 last month"
    if figure.kind == "age" or (figure.kind == "duration" and not _is_hyphened(page, figure)):
        return nothing
    if start < len(page.doc) and page.doc[start].lower_ == "of":
        found = _owned(page.doc, start + 1, part=figure.number.share or figure.kind == "percent", named=figure.kind is not None)
        return found or nothing
    if figure.kind == "money":
        return _purpose(page.doc, start) or nothing
    if figure.kind == "length" and start < len(page.doc) and _describes(page, figure, start):
        return _extended(page.doc, _phrase(page.doc, start)) or nothing
    if figure.kind == "magnitude" or (_is_hyphened(page, figure) and figure.kind is not None):
        return _extended(page.doc, _phrase(page.doc, start)) or _mistagged(page.doc, start) or nothing
    if start < len(page.doc) and page.doc[start].lower_ == "home" and figure.number.value > 1:
        return nothing  # "sent two home"
    if figure.kind is None or figure.number.share:
        return _extended(page.doc, _phrase(page.doc, start)) or _numbered(page.doc, page.token(figure.first).i) or nothing
    return _measured(page, figure) or nothing


def find_level_verb(doc: Doc, first: int) -> Token | None:
    """The verb of "rose to 14", "stands at 9", "reached 20" whose number begins at token `first`."""
    at = first - 1
    stepped = {"RB", "CD"}
    if at >= 0 and doc[at].lower_ in {"to", "at", "from"}:
        stepped = stepped | (
            {"NN", "NNS", "$", "JJR", "RBR", "RP", "IN", "DT", "JJ", ",", "CC"} if doc[at].lower_ != "from" else set()
        )
        at -= 1
    while at >= max(0, first - _STEPS) and (doc[at].tag_ in stepped or doc[at].lower_ in {"to", "now", "%"}):
        at -= 1  # "rose 2.1 per cent to", "closed 34 points lower at"
    if at < 0 or not doc[at].tag_.startswith("VB") or doc[at].lemma_ not in read_words("measures_change", "levels"):
        return None
    return doc[at]


def _numbered(doc: Doc, first: int) -> Counted | None:
    """ "The number of victims rose to 14": what the subject of a verb of level says that the number counts."""
    verb = find_level_verb(doc, first)
    if verb is None:
        return None
    for at in range(verb.i - 1, max(0, verb.i - 25), -1):
        if doc[at].is_sent_start and at < verb.i - 1 and doc[at].lower_ not in {"number", "numbers"}:
            return None
        if doc[at - 1].lower_ in {"number", "numbers"} and doc[at].lower_ == "of":
            return _owned(doc, at + 1, part=False, named=False)
    return None


def _token_behind(page: Page, figure: Figure) -> int:
    if figure.last >= len(page.lexemes):
        return len(page.doc)
    token = page.token(figure.last)
    return token.i + (token.idx < page.lexemes[figure.last - 1].end)


def _describes(page: Page, figure: Figure, start: int) -> bool:
    """ "the 140km front line": the length of what is named behind it."""
    before = page.token(figure.first).i - 1
    return before >= 0 and page.doc[before].tag_ in _OWNERS and page.doc[start].tag_ in _NOUNS | {"JJ"}


def _is_hyphened(page: Page, figure: Figure) -> bool:
    return page.norm(figure.number.last) in {"-", "‑"} and page.glued(figure.number.last)


def _mistagged(doc: Doc, start: int) -> Counted | None:
    """A word behind a hyphened unit is a noun whatever the tagger took it for ("a one-tonne warhead" as an adverb)."""
    if start >= len(doc) or not doc[start].is_alpha or doc[start].is_stop or doc[start].tag_ not in {"RB", "VB", "VBP"}:
        return None
    return Counted(start, start + 1, doc[start])


def _phrase(doc: Doc, start: int) -> Counted | None:
    """The noun phrase that begins at token `start`, without determiners."""
    while start < len(doc) and (
        doc[start].lower_ in _SKIPPED or (doc[start].text == "-" and start and not doc[start - 1].whitespace_)
    ):
        start += 1
    head: Token | None = None
    at = start
    while (
        at < min(len(doc), start + _LONGEST)
        and not doc[at].is_sent_start  # "Toll rises to six" above "Six people have died"
        and (doc[at].tag_ in _INSIDE or _is_inner(doc, at) or _grades(doc, at))
        and not (head is not None and (_ends(head, doc[at]) or doc[at].lower_ in read_words("measures_change", "moments")))
    ):
        if doc[at].tag_ in _NOUNS:
            head = doc[at]
        at += 1
    if at < len(doc) and doc[at].tag_ == "VBZ" and at > start and is_classed(doc[at]):
        return Counted(start, at + 1, doc[at])  # "34 attack drones" as a verb
    if head is None:
        return Counted(start, start + 1, doc[start]) if start < len(doc) and doc[start].lower_ in {"others", "more"} else None
    return Counted(start, head.i + 1, head)


def _is_inner(doc: Doc, at: int) -> bool:
    """ "search-and-rescue teams": the little word belongs to a compound."""
    return 0 < at < len(doc) - 1 and doc[at - 1].text == "-" and doc[at + 1].text == "-"


def _grades(doc: Doc, at: int) -> bool:
    """ "two badly burned patients": the adverb belongs to a participle or adjective before a noun."""
    if doc[at].tag_ != "RB" or at + 2 >= len(doc) or doc[at + 1].tag_ not in {"VBN", "JJ", "VBG"}:
        return False
    return doc[at].lower_.endswith("ly") and doc[at + 2].tag_ in _NOUNS


def _ends(head: Token, following: Token) -> bool:
    """A plural closes the phrase unless another noun, a hyphen or an apostrophe follows; a participle always does."""
    if following.i and following.nbor(-1).tag_ == "HYPH":
        return False  # "coal-fired plants"
    if head.tag_ in {"NNS", "NNPS"} and following.tag_ == "NN" and _opens_verb(following):
        return True  # "58 people crash-landed"
    if following.tag_ in {"VBN", "VBG", "JJ", "JJR", "CD"}:
        return head.tag_ in {"NNS", "NNPS"} or following.tag_ in {"VBN", "VBG"}
    return head.tag_ in {"NNS", "NNPS"} and following.tag_ in {"NNP", "NNPS"}


def _opens_verb(noun: Token) -> bool:
    """Whether a hyphen joins a noun to the past tense behind it."""
    return noun.i + 2 < len(noun.doc) and noun.nbor().tag_ == "HYPH" and noun.nbor(2).tag_ == "VBD"


def _owned(doc: Doc, start: int, *, part: bool, named: bool) -> Counted | None:
    """What stands behind "of": "six of my neighbours", "half of the injured", "500 tonnes of grain"; a pronoun names nothing."""
    at = start
    while at < len(doc) and at < start + 3 and (doc[at].tag_ in _OWNERS or doc[at].lower_ in {"all", "those"}):
        at += 1
    phrase = _phrase(doc, at)
    if phrase is None:
        adjective = at > start and at < len(doc) and doc[at].tag_ in {"JJ", "VBN", "JJS"} and not named
        return Counted(start if part else at, at + 1, doc[at]) if adjective else None
    if named and not part and at > start:
        return None
    return _extended(doc, phrase)


def _purpose(doc: Doc, start: int) -> Counted | None:
    """ "£5,000 in interim support": what the money is, with no article."""
    if start + 1 >= len(doc) or doc[start].lower_ != "in" or doc[start + 1].tag_ not in {"NN", "NNS", "JJ"}:
        return None
    return _phrase(doc, start + 1)


def _measured(page: Page, figure: Figure) -> Counted | None:
    """ "gusts of 52 knots", "winds of up to 90 mph": the noun before "of"."""
    at = page.token(figure.first).i - 1
    if at < 1 or page.doc[at].lower_ != "of" or page.doc[at - 1].tag_ != "NNS":
        return None
    return Counted(at - 1, at, page.doc[at - 1])


def _extended(doc: Doc, phrase: Counted | None) -> Counted | None:
    """The phrase with what belongs to it: a bare of-phrase, a second noun, an apposition behind a dash."""
    if phrase is None or phrase.head is None:
        return phrase
    last = phrase.last
    if last + 1 < len(doc) and doc[last].lower_ == "of" and doc[last + 1].tag_ in {"NN", "NNS", "JJ"}:
        whole = _phrase(doc, last + 1)
        last = whole.last if whole is not None else last
    last = _joined(doc, phrase.head, last)
    if last + 1 < len(doc) and doc[last].text in _DASHES and doc[last + 1].tag_ in {"NNS", "JJ", "NN"}:
        beside = _phrase(doc, last + 1)
        if beside is not None and beside.head is not None and beside.head.tag_ == "NNS":
            end = _joined(doc, beside.head, beside.last, loose=True)
            last = end if end >= len(doc) or doc[end].is_punct or doc[end].is_space else last
    return Counted(phrase.first, last, phrase.head)


def _joined(doc: Doc, head: Token, last: int, *, loose: bool = False) -> int:
    """Where the phrase ends when "and drones" is added: a bare plural that the parser hangs on the head."""
    if last + 1 >= len(doc) or doc[last].lower_ not in {"and", "or"}:
        return last
    second = _phrase(doc, last + 1)
    if second is None or second.head is None or second.head.tag_ != "NNS" or doc[last + 1].tag_ == "CD":
        return last
    closes = loose or (second.head.dep_ == "conj" and second.head.head in {head, *head.conjuncts})
    return second.last if closes and head.tag_ in {"NNS", "NNPS", "NN"} else last
