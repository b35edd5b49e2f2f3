"""What became of articles that were sent."""

from pydantic import BaseModel, Field

from app.models import Job
from app.schemas.fields import Identified

OUTCOMES = "`loaded`: new · `revised`: another text · `updated`: the same text, otherwise described · `unchanged` · `withdrawn`"


class WriteResult(Identified):
    """What became of an article."""

    outcome: str = Field(description=f"{OUTCOMES}.")
    read: bool | None = Field(
        description="False where its language is stored and searched but not read; null where nothing was written."
    )


class BatchLine(BaseModel):
    """What became of one line of a batch."""

    line: int = Field(description="Number of the line, from 1; blank ones are counted and passed over.")
    outcome: str = Field(description=f"{OUTCOMES} · `refused`.")
    id: str | None = Field(description="Id of the article, null where it was refused.")
    read: bool | None = Field(description="False where its language is not read; null where nothing was written.")
    detail: str | None = Field(description="Why it was refused, else null.")


def make_result(job: Job) -> WriteResult:
    """What became of the article of a finished job."""
    return WriteResult(id=job.article_id or "", outcome=job.outcome or "", read=job.read)


def make_line(line: int, job: Job) -> BatchLine:
    """What became of the article in a line of a batch, whose job is finished."""
    return BatchLine(line=line, outcome=job.outcome or "", id=None if job.why else job.article_id, read=job.read, detail=job.why)


def make_refused_line(line: int, detail: str) -> BatchLine:
    """A line of a batch that was refused as it came."""
    return BatchLine(line=line, outcome="refused", id=None, read=None, detail=detail)
