"""Provenance and the change log."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from app.models.columns import UtcDateTime, now, one_of
from app.vocabulary import Action, Resource


class Run(SQLModel, table=True):
    """Which software, model and stages produced rows, and when. One run covers one command."""

    id: int | None = Field(default=None, primary_key=True)
    command: str
    software: str
    stages: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    started_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Change(SQLModel, table=True):
    """One entry of the change log, written in the transaction that made the change."""

    __table_args__ = (one_of("action", Action), one_of("resource", Resource), {"sqlite_autoincrement": True})

    sequence: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    action: str
    resource: str
    resource_id: str
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
