"""What is measured of a server process, in the form that Prometheus reads."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter, time

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import Scope

from app import __version__
from app.db import reading
from app.queries.sizes import get_sizes

router = APIRouter()

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"}
PARAMETER = re.compile(r"\{\w+\}")
NO_ROUTE = "none"


class StoreCollector:
    """What the store holds, counted whenever somebody asks."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def collect(self) -> Iterable[Metric]:
        """Gauges of the store; `twosource_store_up` alone where it cannot be read."""
        begun = perf_counter()
        try:
            with reading(self.engine) as session:
                sizes = get_sizes(session)
        except SQLAlchemyError:
            yield GaugeMetricFamily("twosource_store_up", "Whether the store can be read.", value=0)
            return
        yield GaugeMetricFamily("twosource_store_up", "Whether the store can be read.", value=1)
        rows = GaugeMetricFamily("twosource_store_rows", "How many rows the store holds, by what they are.", labels=["of"])
        for name, number in sizes.rows.items():
            rows.add_metric([name], number)
        yield rows
        yield from self._find_file_sizes()
        last = "Number of the newest entry in the change log."
        yield GaugeMetricFamily("twosource_store_last_change", last, value=sizes.last_change)
        if sizes.last_change_at is not None:
            fresh = "When the store last changed, in seconds since 1970."
            yield GaugeMetricFamily("twosource_store_last_change_timestamp_seconds", fresh, value=sizes.last_change_at)
        yield GaugeMetricFamily("twosource_queue_jobs", "Articles that wait to be read, linked and stored.", value=sizes.waiting)
        age = max(0.0, time() - sizes.oldest_waiting_at) if sizes.oldest_waiting_at is not None else 0
        yield GaugeMetricFamily("twosource_queue_oldest_seconds", "How long the oldest of them has waited.", value=age)
        took = "How long these numbers of the store took."
        yield GaugeMetricFamily("twosource_store_scrape_seconds", took, value=perf_counter() - begun)

    def _find_file_sizes(self) -> Iterator[Metric]:
        if self.engine.dialect.name != "sqlite" or not self.engine.url.database:
            return
        size = GaugeMetricFamily("twosource_store_bytes", "Size of the store's files.", labels=["file"])
        for name, ending in (("database", ""), ("log", "-wal")):
            path = Path(self.engine.url.database + ending)
            size.add_metric([name], path.stat().st_size if path.exists() else 0)
        yield size


class Meters:
    """The measurements of one application."""

    def __init__(self, engine: Engine, *, templates: Iterable[str]) -> None:
        self._templates = sorted(templates)
        # One pattern for all, since it is asked at each answer; and not the router, which some answers never reach.
        self._pattern = re.compile("|".join(f"({PARAMETER.sub('[^/]+', template)})" for template in self._templates))
        self.registry = CollectorRegistry()
        labels = ["method", "route", "status"]
        self._seconds = Histogram(
            "twosource_request_seconds",
            "How long answers took, to their last byte.",
            labels,
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._series: dict[tuple[str, str, str], Histogram] = {}
        self.open = Gauge("twosource_open_requests", "Requests that are being answered.", registry=self.registry)
        build = Gauge("twosource_build", "The software, as a label of a constant 1.", ["version"], registry=self.registry)
        build.labels(__version__).set(1)
        ProcessCollector(registry=self.registry)
        self.registry.register(StoreCollector(engine))

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        """Note an answer. Its labels take few values, whatever is asked for: the route's template and not the path."""
        method = scope["method"] if scope["method"] in METHODS else "other"
        labels = method, self.get_template(scope), str(status)
        # Kept here: the library takes longer to find a series than to count in it.
        series = self._series.get(labels)
        if series is None:
            series = self._series[labels] = self._seconds.labels(*labels)
        series.observe(seconds)

    def get_template(self, scope: Scope) -> str:
        """The template of the route that a request is for, such as `/v1/claims/{claim_id}`; `none` where there is none."""
        found = self._pattern.fullmatch(scope["path"].removeprefix(scope.get("root_path", "")))
        return self._templates[found.lastindex - 1] if found and found.lastindex else NO_ROUTE


@router.get("/metrics", include_in_schema=False)
def read_metrics(request: Request) -> Response:
    """The measurements of the process that answers; each of several worker processes has its own."""
    meters: Meters = request.app.state.meters
    return Response(generate_latest(meters.registry), media_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
