"""Tables. They are never fed untrusted input; `schemas` and `loader` check it first."""

from app.models.article import Article, ArticleBase, Revision, Zone
from app.models.claim import (
    Appearance,
    Claim,
    ClaimAlias,
    ClaimBase,
    ClaimFigure,
    ClaimOrigin,
    ClaimPlace,
    FigureBase,
    Link,
    Quantity,
)
from app.models.columns import metadata, now
from app.models.entity import Entity, EntityAlias, EntityBase, Mention
from app.models.event import Event
from app.models.ids import make_id
from app.models.run import Change, Run
from app.models.vector import AppearanceVector

__all__ = [
    "Appearance",
    "AppearanceVector",
    "Article",
    "ArticleBase",
    "Change",
    "Claim",
    "ClaimAlias",
    "ClaimBase",
    "ClaimFigure",
    "ClaimOrigin",
    "ClaimPlace",
    "Entity",
    "EntityAlias",
    "EntityBase",
    "Event",
    "FigureBase",
    "Link",
    "Mention",
    "Quantity",
    "Revision",
    "Run",
    "Zone",
    "make_id",
    "metadata",
    "now",
]
