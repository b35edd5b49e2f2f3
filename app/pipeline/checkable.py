"""Whether a statement could be shown to be so or not so.

Opinion, wish, demand, vow, threat, question and figure of speech are not checkable; announced measures, forecasts and
conditions with an outcome that can be seen are. What holds a figure is checkable unless it is asked for or wished for.
Only what the statement itself asserts counts, not what a relative clause in it says of one thing.
"""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from app.pipeline.judging.hedges import is_in
from app.pipeline.judging.idioms import find_idiom_tokens
from app.pipeline.judging.leanings import leans
from app.pipeline.judging.metaphors import METAPHORS
from app.pipeline.judging.obligations import appeals, commands, demands, demands_plainly, wishes
from app.pipeline.judging.outcries import OUTCRIES
from app.pipeline.judging.predicates import Test, get_following, get_subject, is_one_of
from app.pipeline.judging.resolves import bargains, challenges, retaliates, sanctions, warns
from app.pipeline.judging.rhetoric import RHETORIC, supposes
from app.pipeline.judging.scope import find_phrases, find_words, get_tokens, is_aside, is_copula, is_top
from app.pipeline.judging.stances import STANCES, TOP_STANCES, judges
from app.pipeline.records import Span
from app.pipeline.timing.timepatterns import month_numbers
from app.vocabulary import Voice

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "pobj"})
_MARKS = frozenset("\"“„«‘'")
_COMING = frozenset({"will", "would", "shall", "to", "'ll", "’ll", "'d", "’d", "wo"})
_THEMSELVES = frozenset({"they", "he", "she", "we", "i"})
_WOULD = frozenset({"would", "will"})
_VERBS = frozenset({"VERB", "AUX"})
_KNOWN = frozenset({"the", "these", "those", "both"})
_COUNTING = frozenset({"nummod", "pobj", "dobj", "attr", "nsubj", "nsubjpass", "quantmod", "compound", "conj"})


def is_checkable(doc: Doc, text: str, start: int, end: int, *, cue: Span | None, voice: Voice) -> bool:
    """Whether what `text` says from `start` to `end` could be checked.

    `doc` is the parsed article, `cue` what reports the words, `voice` how the article passes them on.
    """
    return find_objection(doc, text, start, end, cue=cue, voice=voice) is None


def find_objection(doc: Doc, text: str, start: int, end: int, *, cue: Span | None, voice: Voice) -> str | None:
    """Why it could not be checked: the first of the rules that says so, by name; None where it could."""
    statement = get_tokens(doc, start, end)
    if statement is None:
        return None
    cue_tokens = get_tokens(doc, cue.start, cue.end) if cue is not None else None
    if _is_question(text, end):
        return "question"
    if cue_tokens is not None and _cue_asks(cue_tokens, statement):
        return "asking cue"
    # What hangs on a word outside is itself at the top, so only the statement's own words need the climb.
    tops = {token.i for token in find_words(statement) if is_top(token, statement)}
    heading = _find_heading(statement, tops, steps=1)
    narrated = voice is Voice.NARRATED
    asking = (
        (demands_plainly, wishes) if narrated else (demands, wishes, commands, bargains, retaliates, sanctions, challenges, warns)
    )
    if cue is None:
        asking = (*asking, appeals)
    if demand := _find_passed(heading, statement, asking):
        return demand
    if cue_tokens is not None and _cue_threatens(cue_tokens, statement):
        return "threatening cue"
    if cue_tokens is not None and _is_branded(cue_tokens, statement):
        return "judging cue"
    # How a figure was meant is left to the leaning, which counts it against an opinion.
    if not any(_is_figure(token) for token in find_words(statement)):
        if manner := _find_manner(text, statement, cue_tokens, voice):
            return manner
        if stance := _find_stance(statement, tops, heading, narrated=narrated):
            return stance
    return "leaning" if leans(statement, cue_tokens, voice) else None


def _find_stance(statement: Tokens, tops: set[int], heading: list[Token], *, narrated: bool) -> str | None:
    """What makes a statement one of value, will or rhetoric; prose that nobody speaks is tried on fewer tests."""
    wider, words = _find_heading(statement, tops, steps=2), list(find_words(statement))
    if narrated:
        return (
            _find_passed(heading, statement, TOP_STANCES)
            or _find_passed(wider, statement, (judges,))
            or _find_passed(words, statement, STANCES)
        )
    return (
        _find_passed(heading, statement, (*TOP_STANCES, *OUTCRIES))
        or _find_passed([token for token in heading if token.pos_ in _VERBS], statement, (*RHETORIC, supposes))
        or _find_passed(wider, statement, (judges,))
        or _find_passed(words, statement, (*STANCES, *METAPHORS))
    )


def _find_manner(text: str, statement: Tokens, cue: Tokens | None, voice: Voice) -> str | None:
    """The way of speaking that makes a statement without a figure one of value."""
    if cue is not None and _cue_judges(cue, statement):
        return "judging cue"
    if _has_phrase(text, statement.start_char, statement.end_char):
        return "phrase"
    if voice is Voice.MIXED and _is_labelled(statement):
        return "label in quotation marks"
    if _is_figurative(statement):
        return "figure of speech"
    imputed = any(not is_aside(token, statement) for token in find_idiom_tokens(statement, "imputed"))
    return "imputed motive" if imputed else None


def _find_passed(tokens: list[Token], statement: Tokens, tests: tuple[Test, ...]) -> str | None:
    """The name of the first test that a token passes."""
    passed = (test.__name__ for token in tokens for test in tests if test(token, statement) and not is_aside(token, statement))
    return next(passed, None)


def _has_phrase(text: str, start: int, end: int) -> bool:
    groups = ("figures_of_speech", "meaning_phrases")
    return any(next(find_phrases(text, start, end, "stance", group), None) is not None for group in groups)


def _is_figurative(statement: Tokens) -> bool:
    """Whether what heads the statement is a figure of speech, or is said to be in one ("is on its knees")."""
    for token in find_idiom_tokens(statement, "idioms"):
        # "accused the state of turning its back": the deed hangs on who is accused.
        carrier = token.head if is_copula(token.head) else token.head.head if token.dep_ == "pcomp" else token
        if is_top(token, statement) or (carrier is not token and is_top(carrier, statement)):
            return True
    return False


def _is_labelled(statement: Tokens) -> bool:
    """Whether what is said of the subject is a noun in quotation marks: "the bill was “a charter for cheats”"."""
    for word in statement:
        if word.dep_ == "attr" and is_copula(word.head) and is_top(word.head, statement) and word.left_edge.i > 0:
            article = word.left_edge
            if article.lower_ in {"a", "an", "the"} and article.nbor(-1).text in _MARKS:
                return True
    return False


def _find_heading(statement: Tokens, tops: set[int], *, steps: int) -> list[Token]:
    """The tokens that head the statement, or hang on what heads it (`tops`) by so many steps."""
    return [
        word for word in find_words(statement) if any(node.i in tops for node in (word, word.head, word.head.head)[: steps + 1])
    ]


def _is_question(text: str, end: int) -> bool:
    return text[max(0, end - 1) : end].endswith("?") or text[end : end + 2].lstrip("\"”’'").startswith("?")


def _is_figure(token: Token) -> bool:
    """A number that counts or measures something; "one" does not, nor does the number of "the two sides"."""
    if not (token.like_num or token.text[:1].isdigit()) or token.lower_ in {"one", "zero"} or token.dep_ not in _COUNTING:
        return False
    if token.head.lower_ in month_numbers() or (token.i > 0 and token.nbor(-1).lower_ in month_numbers()):
        return False
    return not (token.is_alpha and any(child.lower_ in _KNOWN for child in token.head.children if child.dep_ == "det"))


def _cue_asks(cue: Tokens, statement: Tokens) -> bool:
    """Whether the cue demands or wishes what it introduces."""
    for token in find_words(cue):
        if token.lemma_ == "call" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"for", "on", "upon"}:
            return True
        if token.lemma_ == "insist" and _is_subjunctive(statement):
            return True
        if token.lemma_ == "warn" and get_following(token) in {"of", "about"}:
            continue  # "warned of a second wave"
        if is_one_of(token, "demand_cues") and token.lemma_ != "call":
            if is_one_of(token, "order_to"):
                return not _has_clause(statement) and any(word.dep_ == "aux" and word.lower_ == "to" for word in statement)
            return not is_one_of(token, "demand_to") or not _has_clause(statement)
        if is_one_of(token, "wish_cues") or _has_object(token, "wish_nouns", "demand_nouns"):
            return True
    return False


def _is_subjunctive(statement: Tokens) -> bool:
    """ "the files be opened", "the clerk resign": what is insisted on is to be, and is not yet so."""
    verbs = [statement.root, *(child for child in statement.root.children if child.dep_ in {"aux", "auxpass"})]
    return (
        verbs[-1].tag_ == "VB"
        and not any(verb.tag_ in _FINITE or verb.lower_ == "to" for verb in verbs)
        and any(child.dep_ in {"nsubj", "nsubjpass"} for child in statement.root.children)
    )


def _cue_threatens(cue: Tokens, statement: Tokens) -> bool:
    """Whether the cue threatens, or vows on a condition, what it introduces, with or without a figure in it."""
    for token in find_words(cue):
        if is_one_of(token, "threat_cues") or _has_object(token, "threat_cues"):
            return True
        if token.lemma_ == "warn" and _is_own_doing(statement):
            return True
        if is_one_of(token, "vow_cues") and _is_coming(statement):
            return any(word.lower_ in {"if", "unless"} and word.dep_ == "mark" for word in statement)
    return False


def _is_own_doing(statement: Tokens) -> bool:
    """What those who warn would do themselves, on a condition: "warned they would block the port unless it was paid".

    "warned it would run dry if the rain failed" foresees what nobody chooses.
    """
    root = statement.root
    subject = get_subject(root)
    if subject is None or subject.lower_ not in _THEMSELVES or is_one_of(root, "unwilled_verbs"):
        return False
    if is_copula(root) or any(child.dep_ == "auxpass" for child in root.children):
        return False
    willed = any(child.lower_ in _WOULD and child.dep_ == "aux" for child in root.children)
    return willed and any(word.lower_ in {"if", "unless"} and word.dep_ == "mark" for word in statement)


def _is_coming(statement: Tokens) -> bool:
    """Whether the statement tells what is to be done: "will", "would", or an infinitive."""
    return any(
        word.lower_ in _COMING and word.dep_ == "aux" and (word.head.i == statement.root.i or is_top(word.head, statement))
        for word in statement
    )


def _cue_judges(cue: Tokens, statement: Tokens) -> bool:
    """Whether the cue vows or threatens what it introduces, or gives a judgement in place of a statement."""
    for token in find_words(cue):
        if is_one_of(token, "vow_cues") or _has_object(token, "vow_nouns"):
            # "swore he had seen it" asserts; only what is still to come is vowed.
            return not _has_clause(statement) or _is_coming(statement)
        if is_one_of(token, "judgement_cues"):
            # "criticised the firm for hiding the report" tells what was done; "called it a disgrace" does not.
            # "dismissed the claim that it had closed" passes the claim on.
            # "described reports of his flight as fantasy" denies them where only the reports are cut out.
            if _is_state(statement):
                return False
            told = is_in(statement.root, "tellings") and not any(word.lower_ == "as" for word in statement)
            return not told and not _has_clause(statement) and not any(word.dep_ == "pcomp" or _tells(word) for word in statement)
    return False


def _is_branded(cue: Tokens, statement: Tokens) -> bool:
    """ "branded the offer of 4,000 crowns “an insult”": a noun or adjective in marks, with no figure of its own, closes it."""
    if not any(is_one_of(token, "judgement_cues") for token in cue):
        return False
    opening = next((word for word in statement if word.text in _MARKS and word.i > statement.start), None)
    inside = statement.doc[opening.i + 1 : statement.end] if opening is not None else ()
    if not inside or any(word.like_num or word.tag_ in _FINITE for word in inside):
        return False
    return inside[0].lower_ in {"a", "an"} or inside[0].pos_ == "ADJ"


def _is_state(statement: Tokens) -> bool:
    """ "operations as normal": how things stand rather than how they are judged."""
    marks = (word for word in statement if word.lower_ == "as" and word.i + 1 < statement.end)
    return any(is_one_of(mark.nbor(), "states_of_things") for mark in marks)


def _tells(verb: Token) -> bool:
    return verb.dep_ in {"acl", "ccomp"} and any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def _has_object(cue: Token, *groups: str) -> bool:
    return any(child.dep_ in _OBJECTS and is_one_of(child, *groups) for child in cue.children)


def _has_clause(statement: Tokens) -> bool:
    """Whether the statement has a finite verb with a subject of its own at its head."""
    root = statement.root
    verbs = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    finite = any(verb.tag_ in _FINITE for verb in verbs)
    return finite and any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in root.children)
