"""What the search index holds of each article and claim, read from their rows."""

from collections import defaultdict
from collections.abc import Sequence

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.models import Appearance, Article, Claim, Entity, Revision

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
    """Statement, evidence words and speakers' names of each claim that exists, by id; a few hundred ids at a time.

    A speaker is indexed by name and by the mentions in the claim's own appearances. Other forms of the name, which articles
    bring at any time, would make every earlier claim of that speaker stale.
    """
    statements = session.exec(select(Claim.id, Claim.statement).where(col(Claim.id).in_(claim_ids)).order_by(Claim.id)).all()
    evidence: dict[str, dict[str, None]] = defaultdict(dict)
    speakers: dict[str, dict[str, None]] = defaultdict(dict)
    appearances = (
        select(Appearance.claim_id, Appearance.exact, Entity.name, Appearance.speaker_exact)
        .join(Entity, col(Entity.id) == col(Appearance.speaker_id), isouter=True)
        .where(col(Appearance.claim_id).in_(claim_ids))
    )
    for claim_id, exact, name, mention in session.exec(appearances.order_by(Appearance.id)):
        if claim_id is None:
            continue
        evidence[claim_id][exact] = None
        speakers[claim_id] |= {words: None for words in (name, mention) if words}
    return {
        claim_id: {
            "statement": statement,
            "evidence": "\n".join(evidence[claim_id])[:MAX_EVIDENCE_CHARS],
            "speakers": "\n".join(speakers[claim_id]),
        }
        for claim_id, statement in statements
    }


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
