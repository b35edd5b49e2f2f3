"""What the search index holds of each article and claim, read from their rows."""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.models import Appearance, Article, Claim, Entity, EntityAlias, Revision

# A claim that hundreds of outlets print is found by its first wordings as well as by all of them.
MAX_EVIDENCE_CHARS = 20_000


def get_article_content(session: Session, article_id: str) -> dict[str, str] | None:
    """Title and current text of a standing article; None where it is unknown or withdrawn."""
    row = session.exec(
        select(Article.title, Revision.text)
        .join(Revision, col(Revision.article_id) == col(Article.id))
        .where(col(Article.id) == article_id, col(Revision.is_current), col(Article.withdrawn_at).is_(None))
    ).first()
    return {"title": row[0] or "", "text": row[1]} if row else None


def find_claim_contents(session: Session, claim_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Statement, evidence words and speakers' names of each claim that exists, by id; a few hundred ids at a time."""
    statements = session.exec(select(Claim.id, Claim.statement).where(col(Claim.id).in_(claim_ids)).order_by(Claim.id)).all()
    evidence: dict[str, dict[str, None]] = defaultdict(dict)
    speakers: dict[str, dict[str, None]] = defaultdict(dict)
    appearances = select(Appearance.claim_id, Appearance.exact, Appearance.speaker_id).where(
        col(Appearance.claim_id).in_(claim_ids)
    )
    speaker_ids: dict[str, dict[str, None]] = defaultdict(dict)
    for claim_id, exact, speaker_id in session.exec(appearances.order_by(Appearance.id)):
        if claim_id is None:
            continue
        evidence[claim_id][exact] = None
        if speaker_id is not None:
            speaker_ids[claim_id][speaker_id] = None
    names = _find_names(session, sorted({entity_id for ids in speaker_ids.values() for entity_id in ids}))
    for claim_id, ids in speaker_ids.items():
        speakers[claim_id] = dict.fromkeys(name for entity_id in sorted(ids) for name in names[entity_id])
    return {
        claim_id: {
            "statement": statement,
            "evidence": "\n".join(evidence[claim_id])[:MAX_EVIDENCE_CHARS],
            "speakers": "\n".join(speakers[claim_id]),
        }
        for claim_id, statement in statements
    }


def _find_names(session: Session, entity_ids: Sequence[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for entity_id, name in session.exec(select(Entity.id, Entity.name).where(col(Entity.id).in_(entity_ids))):
        names[entity_id].append(name)
    aliases = select(EntityAlias.entity_id, EntityAlias.name).where(col(EntityAlias.entity_id).in_(entity_ids))
    for entity_id, name in session.exec(aliases.order_by(EntityAlias.entity_id, EntityAlias.name)):
        if name not in names[entity_id]:
            names[entity_id].append(name)
    return names


def select_article_ids() -> SelectOfScalar[str]:
    """Selects the ids of standing articles."""
    return select(Article.id).where(col(Article.withdrawn_at).is_(None))


def select_claim_ids() -> SelectOfScalar[str]:
    """Selects the ids of all claims."""
    return select(Claim.id)


def find_next_ids(session: Session, ids: SelectOfScalar[str], *, after: str, limit: int) -> Sequence[str]:
    """The next of the ids that `ids` selects, behind `after`, in their order."""
    (column,) = ids.selected_columns
    return session.exec(ids.where(column > after).order_by(column).limit(limit)).all()
