"""Steps for tests of loading: a reader that takes lines for claims, and a linker that takes equal words for one claim."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from app.linking import link_article, relink_event
from app.loader.reading import normalise_words
from app.loader.steps import ReadAll, Steps
from app.models import Appearance, Claim, ClaimFigure, Quantity
from app.models.ids import make_id
from app.pipeline.records import Claim as ReadClaim
from app.pipeline.records import Extraction, Mention, Speaker, When, Zone, make_span
from app.pipeline.records import Quantity as ReadQuantity
from app.vocabulary import Certainty, Comparator, EntityKind, Support, Voice, ZoneKind

LINE = re.compile(r"[^\n]+")
SAID = re.compile(r"([A-Z]\w+ [A-Z]\w+) (said) ")


def reading_each(read: Callable[..., Extraction]) -> ReadAll:
    """A reader of many texts from one of a single text."""
    return lambda texts: (partial(read, text.text, id=text.id, published_at=text.published_at) for text in texts)


def read_lines(text: str, *, id: str, published_at: str | None) -> Extraction:  # noqa: A002 - the pipeline's own word
    """Each line is a claim; "Ann Example said …" gives it a speaker; each number is a count of what follows it."""
    claims = tuple(_read_line(text, line.start(), line.end(), published_at) for line in LINE.finditer(text))
    mentions = tuple(
        Mention(c.speaker.mention.start, c.speaker.mention.end, c.speaker.mention.exact, c.speaker.name, c.speaker.kind)
        for c in claims
        if c.speaker and c.speaker.mention
    )
    zones = tuple(Zone(ZoneKind.BODY, line.start(), line.end()) for line in LINE.finditer(text))
    quantities = tuple(quantity for claim in claims for quantity in claim.quantities)
    return Extraction(id, "en", True, zones, (), (), claims, quantities, mentions)


def _read_line(text: str, start: int, end: int, published_at: str | None) -> ReadClaim:
    said = SAID.match(text, start, end)
    speaker = Speaker(said[1], EntityKind.PERSON, make_span(text, said.start(1), said.end(1)), "Ostland") if said else None
    content = said.end() if said else start
    return ReadClaim(
        evidence=make_span(text, content, end),
        speaker=speaker,
        via=None,
        cue=make_span(text, said.start(2), said.end(2)) if said else None,
        voice=Voice.INDIRECT if said else Voice.NARRATED,
        certainty=Certainty.STATED,
        hedges=(),
        checkable=True,
        when=When(published_at, content, end, text[content:end]) if published_at else None,
        where=tuple(
            Mention(m.start(), m.end(), "Ost", "Ost", EntityKind.PLACE)
            for m in re.finditer(r"Ost\b", text)
            if start <= m.start() < end
        ),
        quantities=tuple(_read_number(text, number) for number in re.compile(r"\d+").finditer(text, content, end)),
    )


def _read_number(text: str, number: re.Match[str]) -> ReadQuantity:
    value = float(number[0])
    span = make_span(text, number.start(), number.end())
    return ReadQuantity(span.start, span.end, span.exact, value, value, value, Comparator.EQUAL, None, None, "people", "moved")


def link_equal_words(session: Session, article_id: str, *, run_id: int) -> None:
    """One claim for each set of words, in the order in which they come; claims that nothing carries any longer are removed."""
    fresh = select(Appearance).where(Appearance.article_id == article_id).order_by(col(Appearance.ordinal))
    last = session.exec(select(func.coalesce(func.max(Claim.sequence), 0))).one()
    for appearance in session.exec(fresh).all():
        words = f"{appearance.kind} {normalise_words(appearance.exact)} {appearance.id if appearance.kind == 'quantity' else ''}"
        claim_id = make_id("c", words)
        if session.get(Claim, claim_id) is None:
            last += 1
            row = Claim(
                id=claim_id,
                sequence=last,
                kind=appearance.kind,
                statement=appearance.exact,
                support=Support.SINGLE_SOURCE,
                disputed=False,
                checkable=True,
                run_id=run_id,
            )
            session.add(row)
            session.flush()
            if figure := session.get(Quantity, appearance.id):
                shown = figure.model_dump(exclude={"appearance_id", "start", "end", "exact"})
                session.add(ClaimFigure(claim_id=claim_id, **shown))
        appearance.claim_id = claim_id
        session.add(appearance)
    session.flush()
    carried = select(Appearance.claim_id).where(col(Appearance.claim_id).is_not(None))
    gone = session.exec(select(Claim.id).where(col(Claim.id).not_in(carried))).all()
    session.execute(delete(Claim).where(col(Claim.id).in_(gone)))


def relink_nothing(session: Session, event_id: str, *, run_id: int) -> None:
    """Events stay as they are."""


def make_steps(read: Callable[..., Extraction] = read_lines) -> Steps:
    """Steps with a reader that a test may choose."""
    return Steps(lambda: reading_each(read), link_equal_words, relink_nothing, lambda: {"lines": "1"})


def write_files(folder: Path, **files: str | bytes) -> Path:
    """Files in `folder`; in their names "__" stands for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def make_linking_steps(read: Callable[..., Extraction] = read_lines) -> Steps:
    """Steps that link as the program does."""
    return Steps(lambda: reading_each(read), link_article, relink_event, lambda: {"lines": "1"})
