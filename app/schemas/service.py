"""What the service says of itself."""

from typing import Literal

from pydantic import BaseModel, Field


class Index(BaseModel):
    """Where to find what."""

    name: str = Field(description="Name of the service.")
    version: str = Field(description="Version of the software.")
    links: dict[str, str] = Field(description="Paths, by what they answer.")


class Health(BaseModel):
    """Whether the service is up."""

    status: Literal["ok"] = Field(description="Always `ok`; anything else comes as an error.")
    version: str = Field(description="Version of the software.")
