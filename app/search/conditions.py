"""What fields of the query language mean for articles and for claims, in SQL."""

from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, TableClause, and_, func, literal_column, select, type_coerce
from sqlalchemy.dialects import sqlite
from sqlmodel import col

from app.models import Appearance, Article, Claim, ClaimFigure, Mention, Revision
from app.queries import claims as claim_queries
from app.queries.entities import named
from app.search.fields import Condition, FieldName
from app.search.tables import ARTICLE_KEY, CLAIM, CLAIM_KEY

# These name few rows, so that finding the rows first is quicker than asking every hit.
NARROW = (FieldName.SPEAKER, FieldName.ENTITY, FieldName.MEASURE)


class Where(NamedTuple):
    """SQL with the values for its question marks."""

    sql: str
    values: tuple[Any, ...] = ()


def make_condition(fts: TableClause, condition: Condition, *, rowid: str) -> Where:
    """That the row of `fts` whose number is `rowid` meets the condition. An article meets those of claims that appear in it."""
    compiled = _meet(fts, condition, literal_column(rowid)).compile(
        dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}
    )
    return Where(str(compiled), tuple(compiled.params[name] for name in compiled.positiontup or ()))


def _meet(fts: TableClause, condition: Condition, rowid: ColumnElement[int]) -> ColumnElement[bool]:
    key, model, meets = (CLAIM_KEY, Claim, _of_claim) if fts is CLAIM else (ARTICLE_KEY, Article, _of_article)
    rows = select(key.c.key).join_from(key, model, col(model.id) == key.c.id).where(meets(condition))
    return rowid.in_(rows) if condition.name in NARROW else rows.where(key.c.key == rowid).exists()


def _of_claim(condition: Condition) -> ColumnElement[bool]:
    name, value = condition.name, condition.value
    filters: dict[FieldName, dict[str, Any]] = {
        FieldName.SPEAKER: {"speaker": value},
        FieldName.ENTITY: {"entity": value},
        FieldName.MEASURE: {"measure": value},
        FieldName.SUPPORT: {"support": [value]},
        FieldName.DISPUTED: {"disputed": value == "true"},
    }
    if name in filters:
        return and_(*claim_queries.matching(**filters[name]))
    appears = select(col(Appearance.id)).join_from(Appearance, Article, col(Article.id) == col(Appearance.article_id))
    of_claim = appears.where(col(Appearance.claim_id) == col(Claim.id), _of_text(condition))
    return of_claim.correlate(Claim).exists()


def _of_article(condition: Condition) -> ColumnElement[bool]:
    name, value = condition.name, condition.value
    if name is FieldName.ENTITY:
        naming = (
            select(col(Revision.article_id))
            .join(Mention, col(Mention.revision_id) == col(Revision.id))
            .where(col(Revision.is_current), col(Mention.entity_id).in_(named(value)))
        )
        return col(Article.id).in_(naming)
    appears = select(col(Appearance.article_id)).where(col(Appearance.claim_id).is_not(None))
    if name is FieldName.SPEAKER:
        return col(Article.id).in_(appears.where(col(Appearance.speaker_id).in_(named(value))))
    if name is FieldName.MEASURE:
        counting = appears.join(ClaimFigure, col(ClaimFigure.claim_id) == col(Appearance.claim_id))
        return col(Article.id).in_(counting.where(col(ClaimFigure.measure) == value))
    if name in (FieldName.SUPPORT, FieldName.DISPUTED):
        standing = col(Claim.support) == value if name is FieldName.SUPPORT else col(Claim.disputed) == (value == "true")
        of_claim = appears.join(Claim, col(Claim.id) == col(Appearance.claim_id)).where(standing)
        return of_claim.where(col(Appearance.article_id) == col(Article.id)).correlate(Article).exists()
    return _of_text(condition)


def _of_text(condition: Condition) -> ColumnElement[bool]:
    if condition.name is FieldName.PUBLISHER:
        return func.instr(func.lower(col(Article.publisher)), condition.value.lower()) > 0
    # As the store writes moments; compared as text, since the values go to the driver as they are.
    day = datetime.combine(date.fromisoformat(condition.value), time.min).isoformat(" ", "microseconds")
    published = type_coerce(col(Article.published_utc), String)
    return published < day if condition.name is FieldName.BEFORE else published >= day
