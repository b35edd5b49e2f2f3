"""JSON that is kept ready for reading. It repeats what other tables hold, and can be made again from them at any moment."""

from sqlmodel import Field, SQLModel


class ClaimDocument(SQLModel, table=True):
    """A claim as it is shown: `summary` is its JSON in a list, `evidence` what the lookup has beside that, `tag` the lookup's ETag.

    `shape` names the code that made it. All four are null while the document is to be made: triggers empty it when anything
    that it shows changes.
    """

    __tablename__ = "claim_document"

    claim_id: str = Field(primary_key=True, foreign_key="claim.id", ondelete="CASCADE")
    shape: str | None = Field(default=None, index=True)
    tag: str | None = None
    summary: bytes | None = None
    evidence: bytes | None = None


class AppearanceDocument(SQLModel, table=True):
    """An appearance as it stands in its article's list. `shape` and `body` are null while the document is to be made."""

    __tablename__ = "appearance_document"

    appearance_id: str = Field(primary_key=True, foreign_key="appearance.id", ondelete="CASCADE")
    shape: str | None = Field(default=None, index=True)
    body: bytes | None = None
