"""What an article itself sets against each other or says twice, one statement after the other.

Journalism marks disputes by position: a denial stands behind what it denies, and "But" opens the other side's answer to what
somebody maintains. They often share no word: "We told them in September" · "denied any defect had been reported". The relations
are those of discourse parsing (Contrast and Restatement; Mann and Thompson, "Rhetorical Structure Theory", 1988), read off the
cue and the order alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from app.linking.claims import Pair
from app.linking.counting.times import is_other_time
from app.linking.features import Statement, Verdict
from app.linking.lexicon import read_section, read_set
from app.linking.voices.alike import Voice, is_one_voice
from app.linking.wording.alignment import align, face
from app.linking.wording.disputes import find_disputes
from app.linking.wording.negation import is_negated
from app.linking.wording.overlap import match_words
from app.linking.wording.words import lemma
from app.models import Appearance
from app.vocabulary import Certainty

SAME_ARTICLE = "same article"
LONGEST = 20
"""Characters of the second statement in which its first word must end."""

FAR = 4
"""So many statements before it are looked at for what a denial names."""

Told = tuple[Appearance, Statement]


def find_discourse_pairs(told: Sequence[Told], text: str, voices: Mapping[str, Voice]) -> Iterator[Pair]:
    """The pairs that one article sets against each other, or says twice; `told` are its statements, `text` its words."""
    ordered = sorted(told, key=lambda one: one[0].start)
    for run, following in pairwise(_find_runs(ordered, text)):
        first = following[0]
        for earlier in run[-2:]:
            verdict = _compare(earlier, first, text=text, voices=voices)
            if verdict is not None:
                yield earlier[0].id, first[0].id, verdict
    for earlier, later in pairwise(ordered):
        # What nobody can check may be denied all the same.
        is_met = later[1].is_denied and not earlier[0].checkable and _find_adversative(earlier[0], later[0], text)
        verdict = _compare(earlier, later, text=text, voices=voices) if is_met else None
        if verdict is not None:
            yield earlier[0].id, later[0].id, verdict
    yield from _find_called(ordered, text, voices)
    rows = {said.voiced.id: row for row, said in ordered}
    for a, b, verdict in find_disputes(
        [said for _, said in ordered], is_one=lambda one, other: _is_one(rows[one.voiced.id], rows[other.voiced.id], voices)
    ):
        yield a.voiced.id, b.voiced.id, verdict
    for earlier, later in pairwise(ordered):
        if _is_restated(earlier[0], later, text):
            yield (
                earlier[0].id,
                later[0].id,
                Verdict("same", read_section("discourse")["score"], (SAME_ARTICLE, "says the denial again")),
            )


def _find_runs(ordered: Sequence[Told], text: str) -> list[list[Told]]:
    """Statements of one speaker that follow one another, without what nobody can check; a paragraph on somebody else ends a run."""
    runs: list[list[Told]] = []
    for one in ordered:
        if not one[0].checkable:
            continue
        if runs and runs[-1][-1][0].speaker_id == one[0].speaker_id and not _find_adversative(runs[-1][-1][0], one[0], text):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _compare(a: Told, b: Told, *, text: str, voices: Mapping[str, Voice]) -> Verdict | None:
    """A conflict where `b` answers `a`: by a denial just behind it, or by "But" behind what somebody maintains or denies."""
    (first, said), (second, answer) = a, b
    if second.start - first.end > read_section("discourse")["most_apart"] or _is_one(first, second, voices):
        return None
    is_denied = [row.certainty == Certainty.DENIED for row in (first, second)]
    words = _find_reply(text[first.end : second.start])
    if words and first.speaker_id is not None and second.speaker_id is not None:
        reasons = (SAME_ARTICLE, f"the article tells it as the answer: “{words}”")
        return Verdict("conflicts", read_section("discourse")["score"], reasons)
    connective = _find_adversative(first, second, text) or _find_inner(second)
    maintains = _has_cue(first, "stances")
    stance = (is_denied[1] and maintains) or ((is_denied[0] or is_denied[1] or maintains) and _share_matter(said, answer))
    # What the article goes on to say itself is mostly another matter; a dispute has a voice on either side.
    if connective and stance and first.speaker_id is not None and second.speaker_id is not None:
        return Verdict(
            "conflicts",
            read_section("discourse")["score"],
            (SAME_ARTICLE, f"the article sets them against each other: “{connective}”"),
        )
    gap = text[first.end : second.start]
    denies = is_denied[1] and _has_cue(second, "denials") and not is_denied[0] and not said.is_denial
    if denies and "\n" not in gap and _share_something(said, answer):
        reasons = (SAME_ARTICLE, "one stands right behind the other")
        return Verdict("conflicts", read_section("discourse")["score"], reasons, denial=second.id)
    if connective and first.speaker_id is not None and second.speaker_id is not None and _share_deed(said, answer):
        reasons = (SAME_ARTICLE, f"the article sets them against each other: “{connective}”")
        return Verdict("conflicts", read_section("discourse")["score"], reasons)
    deeds = _find_contrary(said, answer) if first.speaker_id is not None and second.speaker_id is not None else None
    if deeds and gap.count("\n\n") <= 1:
        return Verdict("conflicts", read_section("discourse")["score"], (SAME_ARTICLE, "two voices, one behind the other", *deeds))
    return None


def _find_contrary(said: Statement, answer: Statement) -> tuple[str, ...] | None:
    """Why the second of two is the contrary of the first: one of them tells that a deed of the other was not done, or the second
    denies "such" a thing; None where it is not.
    """
    matches = align(said.units, answer.units, rarity=defaultdict(lambda: 1.0))
    said, answer = face(said, answer, matches)
    shared = sum(match.is_content for match in matches)
    if answer.is_denial and not said.is_denial and "such" in answer.cues and shared:
        return ("denies such a thing",)
    deeds = [match for match in matches if match.is_deed and match.weight >= read_section("discourse")["least_deed"]]
    turned = [match for match in matches if match.is_turned and match.is_content]
    if not deeds or is_other_time(said.when, answer.when) or (said.is_denial != answer.is_denial) == bool(len(turned) % 2):
        return None
    # What a party answers with is short; long sentences share a word or two with anything.
    told = min(sum(unit.is_content for unit in one.units) for one in (said, answer))
    least = max(read_section("discourse")["least_told"] * told, 1 + bool(turned))
    if told > read_section("discourse")["most_told"] or shared < least:
        return None
    stand = ("goes with", "is the contrary of")
    return tuple(f"“{match.a.exact}” {stand[match.is_turned]} “{match.b.exact}”" for match in deeds)


def _find_called(ordered: Sequence[Told], text: str, voices: Mapping[str, Voice]) -> Iterator[Pair]:
    """What a denial answers that only names it ("rejected the list"): the statement of another right before it, that with a number
    where the noun is that of a count, and those which tell the same number.
    """
    for at, (second, answer) in enumerate(ordered):
        noun = _called().fullmatch(second.exact.strip())
        if noun is None or not answer.is_denied or second.speaker_id is None:
            continue
        before = [
            (first, said)
            for first, said in reversed(ordered[max(0, at - FAR) : at])
            if first.speaker_id is not None
            and not _is_one(first, second, voices)
            and text.count("\n\n", first.end, second.start) <= 1
        ]
        nearest = next((one for one in before if one[1].figures or not noun["count"]), None)
        numbers = {figure.interval for figure in nearest[1].figures} if nearest else set()
        for first, said in before:
            if nearest is not None and (first is nearest[0] or numbers & {figure.interval for figure in said.figures}):
                reasons = (SAME_ARTICLE, f"the article tells it as the answer: “{noun.group()}”")
                yield first.id, second.id, Verdict("conflicts", read_section("discourse")["score"], reasons, denial=second.id)


def _share_matter(a: Statement, b: Statement) -> bool:
    """Whether two statements tell something in common, or are near in meaning: "But" opens any other matter as well."""
    if a.vector is not None and b.vector is not None and float(a.vector @ b.vector) >= read_section("discourse")["near"]:
        return True
    return any(match.is_content for match in align(a.units, b.units, rarity=defaultdict(lambda: 1.0)))


def _share_deed(a: Statement, b: Statement) -> bool:
    """Whether two short statements tell one deed: how a fire began."""
    matches = [match for match in align(a.units, b.units, rarity=defaultdict(lambda: 1.0)) if match.is_content]
    is_short = max(len(one.units) for one in (a, b)) <= read_section("discourse")["most_units"]
    return is_short and any(match.is_deed and match.weight >= read_section("discourse")["least_deed"] for match in matches)


@cache
def _called() -> re.Pattern[str]:
    """A noun phrase that names what somebody has said, `count` where that is a number."""
    discourse = read_section("discourse")
    nouns = "|".join(f"{noun}s?" for noun in [*read_set("shells"), *discourse["reply_nouns"]])
    counts = "|".join(f"{noun}s?" for noun in discourse["counts"])
    return re.compile(
        rf"(?:the|this|that|these|those|such|his|her|its|their)\s+(?:[\w-]+['’]s?\s+)?(?:(?P<count>{counts})|{nouns})",
        re.IGNORECASE,
    )


def _find_reply(gap: str) -> str | None:
    """The words between two statements by which the second one's speaker denies the first as a whole: "dismissed the claim"."""
    match = _replies().search(gap)
    return match.group() if match and gap.count("\n\n") <= 1 else None


def _find_inner(row: Appearance) -> str | None:
    """A word inside a statement that sets it against what stands before it ("was nevertheless under way")."""
    match = _inner().search(row.exact)
    return match.group() if match else None


def _is_restated(first: Appearance, later: Told, text: str) -> bool:
    """Whether the speaker who was said to deny something is quoted with a short denial next: "There is no such plan"."""
    second, said = later
    if first.certainty != Certainty.DENIED or first.speaker_id is None or first.speaker_id != second.speaker_id:
        return False
    if second.certainty == Certainty.DENIED or not is_negated(second.exact) or "\n" in text[first.end : second.start]:
        return False
    heavy = [word for word in said.words if word.weight > read_section("same")["light"]]
    return len(heavy) <= int(read_section("discourse")["most_words"])


def _is_one(first: Appearance, second: Appearance, voices: Mapping[str, Voice]) -> bool:
    if first.speaker_id is None or second.speaker_id is None:
        return first.speaker_id == second.speaker_id
    return is_one_voice(voices[first.speaker_id], voices[second.speaker_id])


def _has_cue(row: Appearance, group: str) -> bool:
    return any(lemma(word) in _cues(group) for word in re.findall(r"[^\W\d_]+", (row.cue_exact or "").lower()))


def _find_adversative(first: Appearance, second: Appearance, text: str) -> str | None:
    """The word that opens a sentence between the two, or the second one's, and sets it against what stands before."""
    found = None
    for match in _pattern().finditer(text, first.end, max(first.end, second.start) + LONGEST):
        if match.start(1) <= second.start:
            found = match
    return found[1] if found else None


def _share_something(a: Statement, b: Statement) -> bool:
    shared = match_words(a.words, b.words)
    return any(weight > read_section("same")["light"] for _, weight in shared) or bool(
        a.vector is not None and b.vector is not None and float(a.vector @ b.vector) >= read_section("discourse")["least_likeness"]
    )


@cache
def _cues(group: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in read_set("discourse", group))


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(read_section("discourse")["adversatives"], key=len, reverse=True))
    return re.compile(rf"(?:[.!?][”’\"']?\s+|\n\s*|^)[“‘\"']?({words})\b")


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_section('discourse')['inner'])})\b", re.IGNORECASE)


@cache
def _replies() -> re.Pattern[str]:
    discourse = read_section("discourse")
    verbs = "|".join(read_section("discourse")["replies"])
    nouns = "|".join(f"{noun}s?" for noun in [*read_set("shells"), *discourse["reply_nouns"]])
    pronoun = r"(?:this|that|it|them)(?=\s*[.,;:!–—])"
    noun = rf"(?:the|this|that|these|those|such|his|her|their)\s+(?:{nouns})\b(?!\s+that\b)"
    return re.compile(rf"\b(?:{verbs})\s+(?:{pronoun}|{noun})")
