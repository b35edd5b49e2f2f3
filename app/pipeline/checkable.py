"""Whether a statement could be shown to be so or not so.

Opinion, wish, demand, vow, threat, question and figure of speech are not checkable; announced measures, forecasts and
conditions with an outcome that can be seen are. What holds a figure is checkable unless it is asked for or wished for.
Only what the statement itself asserts counts, not what a relative clause in it says of one thing.
"""

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from app.pipeline.records import Span
from app.pipeline.scope import find_phrases, find_words, get_tokens, is_aside, is_top
from app.pipeline.stances import STANCES, TOP_STANCES, Test, commands, demands, is_one_of, judges
from app.vocabulary import Voice

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "pobj"})
_COUNTING = frozenset({"nummod", "pobj", "dobj", "attr", "nsubj", "nsubjpass", "quantmod", "compound", "conj"})


def is_checkable(doc: Doc, text: str, start: int, end: int, *, cue: Span | None, voice: Voice) -> bool:
    """Whether what `text` says from `start` to `end` could be checked.

    `doc` is the parsed article, `cue` what reports the words, `voice` how the article passes them on.
    """
    statement = get_tokens(doc, start, end)
    if statement is None:
        return True
    cue_tokens = get_tokens(doc, cue.start, cue.end) if cue is not None else None
    if _is_question(text, end) or (cue_tokens is not None and _cue_asks(cue_tokens, statement)):
        return False
    heading = _find_heading(statement, steps=1)
    asking = (demands,) if voice is Voice.NARRATED else (demands, commands)
    if _any_passes(heading, statement, asking):
        return False
    if any(_is_figure(token) for token in find_words(statement)):
        return True
    if (cue_tokens is not None and _cue_judges(cue_tokens, statement)) or _has_phrase(text, start, end):
        return False
    return not (
        _any_passes(heading, statement, TOP_STANCES)
        or _any_passes(_find_heading(statement, steps=2), statement, (judges,))
        or _any_passes(list(find_words(statement)), statement, STANCES)
    )


def _has_phrase(text: str, start: int, end: int) -> bool:
    groups = ("figures_of_speech", "meaning_phrases")
    return any(next(find_phrases(text, start, end, "stance", group), None) is not None for group in groups)


def _find_heading(statement: Tokens, *, steps: int) -> list[Token]:
    """The tokens that head the statement, or hang on what heads it by so many steps."""
    return [
        token
        for token in find_words(statement)
        if any(is_top(node, statement) for node in (token, token.head, token.head.head)[: steps + 1])
    ]


def _any_passes(tokens: list[Token], statement: Tokens, tests: tuple[Test, ...]) -> bool:
    return any(test(token, statement) and not is_aside(token, statement) for token in tokens for test in tests)


def _is_question(text: str, end: int) -> bool:
    return text[max(0, end - 1) : end + 1].rstrip("\"”’'").endswith("?")


def _is_figure(token: Token) -> bool:
    """A number that counts or measures something; "one" does not."""
    return token.like_num and token.lower_ not in {"one", "zero"} and token.dep_ in _COUNTING


def _cue_asks(cue: Tokens, statement: Tokens) -> bool:
    """Whether the cue demands or wishes what it introduces."""
    for token in find_words(cue):
        if token.lemma_ == "call" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"for", "on", "upon"}:
            return True
        if is_one_of(token, "demand_cues") and token.lemma_ != "call":
            return not is_one_of(token, "demand_to") or not _has_clause(statement)
        if is_one_of(token, "wish_cues") or _has_object(token, "wish_nouns", "demand_nouns"):
            return True
    return False


def _cue_judges(cue: Tokens, statement: Tokens) -> bool:
    """Whether the cue vows or threatens what it introduces, or gives a judgement in place of a statement."""
    for token in find_words(cue):
        if is_one_of(token, "vow_cues") or _has_object(token, "vow_nouns"):
            return True
        if is_one_of(token, "judgement_cues"):
            # "criticised the firm for hiding the report" tells what was done; "called it a disgrace" does not.
            return not _has_clause(statement) and not any(word.dep_ == "pcomp" for word in statement)
    return False


def _has_object(cue: Token, *groups: str) -> bool:
    return any(child.dep_ in _OBJECTS and is_one_of(child, *groups) for child in cue.children)


def _has_clause(statement: Tokens) -> bool:
    """Whether the statement has a finite verb with a subject of its own at its head."""
    root = statement.root
    verbs = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    finite = any(verb.tag_ in _FINITE for verb in verbs)
    return finite and any(child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in root.children)
