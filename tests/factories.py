"""Builders of rows for tests. Each adds its row to the session and flushes; ids count up, so that tests can predict order."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, select

from app.models import (
    Appearance,
    Article,
    Change,
    Claim,
    ClaimFigure,
    ClaimOrigin,
    ClaimPlace,
    Entity,
    EntityAlias,
    Event,
    Link,
    Mention,
    Quantity,
    Revision,
    Run,
    Zone,
)
from app.vocabulary import Certainty, ClaimKind, Comparator, EntityKind, Relation, Support, Voice, ZoneKind

Row = TypeVar("Row", bound=SQLModel)
_numbers = count(1)
EPOCH = datetime(2031, 5, 1, tzinfo=UTC)


def next_id(prefix: str) -> str:
    """A well-formed id that no other call gives."""
    return f"{prefix}-{next(_numbers):016x}"


def _added(session: Session, row: Row) -> Row:
    session.add(row)
    session.flush()
    return row


def make_run(session: Session, **fields: Any) -> Run:
    """A finished run of the tests."""
    return _added(session, Run(**{"command": "test", "software": "0", "stages": {}, **fields}))


def run_of(session: Session) -> int:
    """The id of a run to hang rows on; made when there is none."""
    run = session.get(Run, 1) or make_run(session, id=1)
    assert run.id is not None
    return run.id


def make_event(session: Session, **fields: Any) -> Event:
    """An event, after all others."""
    number = next(_numbers)
    default = {"id": f"v-{number:016x}", "sequence": number, "label": "Flood at Ost, 1 May 2031", "run_id": run_of(session)}
    return _added(session, Event(**{**default, **fields}))


def make_entity(
    session: Session, name: str = "Ada Quill", kind: EntityKind = EntityKind.PERSON, *, aliases: tuple[str, ...] = (), **fields: Any
) -> Entity:
    """An entity and its aliases."""
    entity = _added(session, Entity(**{"id": next_id("e"), "name": name, "kind": kind, **fields}))
    for alias in aliases:
        _added(session, EntityAlias(entity_id=entity.id, name=alias))
    return entity


def make_article(session: Session, text: str = "The river rose, Ada Quill said.", **fields: Any) -> Article:
    """An article with one current revision whose only zone is body text. Each is added a minute after the one before."""
    number = next(_numbers)
    default = {
        "id": f"a-{number:016x}",
        "identity": f"id:{number}",
        "title": "River rises at Ost",
        "publisher": "The Ost Gazette",
        "language": "en",
        "loaded_from": f"{number}.txt",
        "added_at": EPOCH + timedelta(minutes=number),
        "updated_at": EPOCH + timedelta(minutes=number),
    }
    article = _added(session, Article(**{**default, **fields}))
    make_revision(session, article, text)
    return article


def make_revision(session: Session, article: Article, text: str, **fields: Any) -> Revision:
    """A revision of `article`, current unless told otherwise."""
    default = {
        "id": next_id("r"),
        "article_id": article.id,
        "sha256": sha256(text.encode()).hexdigest(),
        "text": text,
        "run_id": run_of(session),
    }
    revision = _added(session, Revision(**{**default, **fields}))
    _added(session, Zone(revision_id=revision.id, start=0, end=len(text), kind=ZoneKind.BODY))
    return revision


def current(session: Session, article: Article) -> Revision:
    """The current revision of `article`."""
    return session.exec(select(Revision).where(Revision.article_id == article.id, Revision.is_current)).one()


def make_mention(session: Session, article: Article, entity: Entity, exact: str) -> Mention:
    """The first place where the article's text has `exact`, naming `entity`."""
    revision = current(session, article)
    start = revision.text.index(exact)
    row = Mention(revision_id=revision.id, start=start, end=start + len(exact), exact=exact, entity_id=entity.id)
    return _added(session, row)


def make_claim(session: Session, statement: str = "The river rose", **fields: Any) -> Claim:
    """A statement claim, after all others."""
    number = next(_numbers)
    default = {
        "id": f"c-{number:016x}",
        "sequence": number,
        "kind": ClaimKind.STATEMENT,
        "statement": statement,
        "support": Support.SINGLE_SOURCE,
        "disputed": False,
        "checkable": True,
        "why": ["said in one article"],
        "run_id": run_of(session),
    }
    return _added(session, Claim(**{**default, **fields}))


def make_figure_claim(session: Session, statement: str = "12 people moved", *, value: float = 12, **fields: Any) -> Claim:
    """A quantity claim with its figure; `measure`, `comparator`, `low` and other fields of a figure go to the figure."""
    figure: dict[str, Any] = {"measure": "moved", "counted": "people", "comparator": Comparator.EQUAL}
    figure |= {"value": value, "low": value, "high": value}
    figure |= {key: fields.pop(key) for key in list(fields) if key in ClaimFigure.model_fields}
    claim = make_claim(session, statement, kind=ClaimKind.QUANTITY, **fields)
    _added(session, ClaimFigure(claim_id=claim.id, **figure))
    return claim


def make_appearance(
    session: Session,
    claim: Claim | None,
    article: Article,
    exact: str = "The river rose",
    *,
    speaker: Entity | None = None,
    said_by: str | None = None,
    cue: str | None = None,
    hedges: tuple[str, ...] = (),
    **fields: Any,
) -> Appearance:
    """An appearance of `claim` where the article's text first has `exact`; `said_by` and `cue` are found in the text too."""
    revision = current(session, article)

    def place(words: str | None, name: str) -> dict[str, Any]:
        if words is None:
            return {}
        start = revision.text.index(words)
        return {f"{name}start": start, f"{name}end": start + len(words), f"{name}exact": words}

    number = next(_numbers)
    start = revision.text.index(exact)
    default: dict[str, Any] = {
        "id": f"p-{number:016x}",
        "claim_id": claim.id if claim else None,
        "article_id": article.id,
        "revision_id": revision.id,
        "kind": claim.kind if claim else ClaimKind.STATEMENT,
        "ordinal": number,
        "prefix": revision.text[max(0, start - 32) : start],
        "suffix": revision.text[start + len(exact) : start + len(exact) + 32],
        "speaker_id": speaker.id if speaker else None,
        "voice": Voice.INDIRECT if speaker else Voice.NARRATED,
        "certainty": Certainty.STATED,
        "checkable": True,
        "hedges": [place(words, "") for words in hedges],
    }
    default |= place(exact, "") | place(said_by, "speaker_") | place(cue, "cue_")
    return _added(session, Appearance(**{**default, **fields}))


def make_quantity(
    session: Session, appearance: Appearance, article: Article, exact: str, *, value: float = 12, **fields: Any
) -> Quantity:
    """The figure that `appearance` prints, where the article's text first has `exact`."""
    start = current(session, article).text.index(exact)
    default = {"measure": "moved", "counted": "people", "comparator": Comparator.EQUAL, "value": value, "low": value, "high": value}
    span = {"appearance_id": appearance.id, "start": start, "end": start + len(exact), "exact": exact}
    return _added(session, Quantity(**{**default, **span, **fields}))


def make_origin(session: Session, claim: Claim, *entities: Entity) -> None:
    """What `claim` rests on, in order."""
    for ordinal, entity in enumerate(entities):
        _added(session, ClaimOrigin(claim_id=claim.id, entity_id=entity.id, ordinal=ordinal))


def make_place(session: Session, claim: Claim, *entities: Entity) -> None:
    """Where `claim` is set, in order."""
    for ordinal, entity in enumerate(entities):
        _added(session, ClaimPlace(claim_id=claim.id, entity_id=entity.id, ordinal=ordinal))


def make_link(session: Session, claim: Claim, other: Claim, relation: Relation = Relation.CONFLICTS, **fields: Any) -> Link:
    """A link from `claim` to `other`; a conflict is stored smaller id first, as the store does."""
    one, two = (claim, other)
    if relation is Relation.CONFLICTS and other.id < claim.id:
        one, two = other, claim
    default = {"claim_id": one.id, "other_id": two.id, "relation": relation, "score": 0.9, "reasons": ["same event"]}
    return _added(session, Link(**{**default, "run_id": run_of(session), **fields}))


def make_change(session: Session, **fields: Any) -> Change:
    """An entry of the change log, after all others."""
    return _added(session, Change(**{"action": "added", "resource": "claim", "resource_id": next_id("c"), **fields}))
