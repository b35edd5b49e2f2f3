"""One view of what was marked and what was read: a stretch of the text, who is said to tell it, and in which voice."""

from dataclasses import dataclass, replace

from app.evaluation.gold import GoldClaim
from app.evaluation.matching import Spanned
from app.pipeline.records import Attribution, Claim, Quote, Span

WIDE = 2_000  # characters on both sides in which the words are looked for that name a speaker


@dataclass(frozen=True)
class Told:
    """`mention` are the words that name the speaker, null where the speaker is carried over or nobody is cited."""

    start: int
    end: int
    voice: str
    speaker: str | None
    kind: str | None
    mention: Span | None
    cue: str | None
    rule: str | None = None

    def move(self, start: int, end: int) -> "Told":
        """The same with other borders."""
        return replace(self, start=start, end=end)


def make_told(read: Claim | Quote | Attribution) -> Told:
    """The view of something that was read."""
    span: Spanned = read.evidence if isinstance(read, Claim) else read
    explained = read.explain if isinstance(read, Claim) else None
    speaker = read.speaker
    return Told(
        span.start,
        span.end,
        read.voice.value,
        speaker.name if speaker else None,
        speaker.kind.value if speaker else None,
        speaker.mention if speaker else None,
        read.cue.exact if read.cue else None,
        explained.rule if explained else None,
    )


def make_gold_told(text: str, gold: GoldClaim) -> Told:
    """The view of a claim that was marked; its mention is the nearest occurrence of the words that were marked as such."""
    mention = _find_nearest(text, gold.speaker_mention, gold) if gold.speaker_mention else None
    return Told(gold.start, gold.end, gold.voice, gold.speaker, gold.speaker_kind, mention, gold.cue)


def _find_nearest(text: str, words: str, claim: GoldClaim) -> Span | None:
    before = text.rfind(words, max(0, claim.start - WIDE), claim.start)
    behind = text.find(words, claim.end, claim.end + WIDE)
    inside = text.find(words, claim.start, claim.end)
    found = [at for at in (before, behind, inside) if at >= 0]
    at = min(found, key=lambda at: max(claim.start - at, at - claim.end), default=None)
    return Span(at, at + len(words), words) if at is not None else None
