"""What became of articles that were sent."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.models import Job
from app.schemas.fields import Identified
from app.schemas.problem import ProblemItem

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
    errors: list[ProblemItem] = Field(description="Each thing that was wrong with a refused line, where it can be told.")


def make_result(job: Job) -> WriteResult:
    """What became of the article of a finished job."""
    return WriteResult(id=job.article_id or "", outcome=job.outcome or "", read=job.read)


def make_line(line: int, job: Job) -> BatchLine:
    """What became of the article in a line of a batch, whose job is finished."""
    outcome, read = job.outcome or "", job.read
    return BatchLine(line=line, outcome=outcome, id=None if job.why else job.article_id, read=read, detail=job.why, errors=[])


def make_refused_line(line: int, detail: str, errors: Sequence[ProblemItem] = ()) -> BatchLine:
    """A line of a batch that was refused as it came."""
    return BatchLine(line=line, outcome="refused", id=None, read=None, detail=detail, errors=list(errors))
