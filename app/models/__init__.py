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
from app.models.document import AppearanceDocument, ClaimDocument
from app.models.entity import Entity, EntityAlias, EntityBase, Mention
from app.models.event import Event
from app.models.ids import make_id
from app.models.job import Job, Lease, Task
from app.models.key import WriteKey
from app.models.run import Change, Run
from app.models.vector import AppearanceVector, PassageVector

__all__ = [
    "Appearance",
    "AppearanceDocument",
    "AppearanceVector",
    "Article",
    "ArticleBase",
    "Change",
    "Claim",
    "ClaimAlias",
    "ClaimBase",
    "ClaimDocument",
    "ClaimFigure",
    "ClaimOrigin",
    "ClaimPlace",
    "Entity",
    "EntityAlias",
    "EntityBase",
    "Event",
    "FigureBase",
    "Job",
    "Lease",
    "Link",
    "Mention",
    "PassageVector",
    "Quantity",
    "Revision",
    "Run",
    "Task",
    "WriteKey",
    "Zone",
    "make_id",
    "metadata",
    "now",
]
