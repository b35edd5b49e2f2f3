"""A soak from beginning to end: a store and a server of its own, the clients, and what is found in the end."""

import contextlib
import signal
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.processes import TWOSOURCE, run, served
from tests.soak.clients import KINDS, Client, Notes, start_all
from tests.soak.texts import make_report

SAMPLE_SECONDS = 2.0
MEGABYTE = 1_000_000
# What caches and the allocator may take between the second quarter of a soak, when all is loaded, and the last.
GROWTH_ALLOWED = 0.10
GROWTH_ALLOWED_MB = 40


@dataclass
class Findings:
    """What a soak found. `memory` is in megabytes, one number a sample, of all processes of the server."""

    faults: list[str]
    lines: list[str]
    memory: list[float] = field(default_factory=list)


def soak(minutes: float, *, workers: int = 1) -> Findings:
    """Load a server for so many minutes. Whatever is in `faults` should not be."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.db"
        run([*TWOSOURCE, "load", "seeds", "--database", url])
        added = run(
            [*TWOSOURCE, "keys", "add", "soak", "--scope", "articles:write", "--scope", "articles:withdraw", "--database", url]
        )
        notes, memory = Notes(), list[float]()
        with served(url, "--workers", str(workers)) as (address, child):
            drain = threading.Thread(target=_drain, args=(child, notes))
            drain.start()
            warm(address, notes, added.stdout.strip())
            clients = list(start_all(address, notes, added.stdout.strip()))
            end = time.monotonic() + minutes * 60
            saved = False
            while time.monotonic() < end and child.poll() is None:
                memory.append(measure_memory(child.pid))
                if not saved and time.monotonic() > end - minutes * 30:
                    saved = True
                    _expect("backup", run([*TWOSOURCE, "backup", f"{folder}/saved.db", "--database", url]), "no fault found", notes)
                notes.stop.wait(SAMPLE_SECONDS)
            notes.stop.set()
            for client in clients:
                client.join(330)
            child.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(60)
            if child.returncode not in (0, -signal.SIGTERM):
                notes.faults.append(f"the server ended with {child.returncode}")
            drain.join(10)
        _expect("verify", run([*TWOSOURCE, "verify", "--database", url]), "no fault found", notes)
        size = Path(f"{folder}/store.db").stat().st_size / MEGABYTE
    return Findings([*notes.faults, *find_growth(memory)], [*describe(notes, memory), f"store {size:.1f} MB"], memory)


def warm(address: str, notes: Notes, key: str) -> None:
    """Have the models loaded, so that memory is compared with what it is from then on."""
    with contextlib.closing(Client(address, notes, "texts", key)) as client:
        client.ask("POST", "/v1/articles", make_report(0, 0))
        for path in ("/v1/extract", "/v1/check"):
            client.ask("POST", path, {"text": make_report(1, 0)["text"]})
        client.ask("GET", "/v1/search?q=people")


def find_growth(memory: list[float]) -> list[str]:
    """A line where memory grew: the last quarter's median against the second's."""
    quarter = len(memory) // 4
    if quarter < 3:
        return []
    before, after = statistics.median(memory[quarter : 2 * quarter]), statistics.median(memory[-quarter:])
    if after <= before * (1 + GROWTH_ALLOWED) + GROWTH_ALLOWED_MB:
        return []
    return [f"memory grew from {before:.0f} to {after:.0f} MB"]


def describe(notes: Notes, memory: list[float]) -> list[str]:
    """What was done, in lines."""
    lines = []
    for kind in KINDS:
        seconds = sorted(notes.seconds[kind])
        statuses = ", ".join(f"{status}: {count}" for (of, status), count in sorted(notes.statuses.items()) if of == kind)
        p50, p99 = (1_000 * seconds[int(len(seconds) * part)] if seconds else 0 for part in (0.5, 0.99))
        lines.append(f"{kind:<10} {len(seconds):>7} answers ({statuses}); p50 {p50:.0f} ms, p99 {p99:.0f} ms")
    if memory:
        lines.append(
            f"memory     {memory[0]:.0f} MB at first, {statistics.median(memory):.0f} in the middle, {memory[-1]:.0f} at last"
        )
    return lines


def measure_memory(pid: int) -> float:
    """Resident megabytes of a process and all below it."""
    total = 0.0
    for each in find_family(pid):
        with contextlib.suppress(OSError, StopIteration):
            lines = Path(f"/proc/{each}/status").read_text().splitlines()
            total += int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1_000
    return total


def find_family(pid: int) -> list[int]:
    """A process and all that it started, as far as they live."""
    family = [pid]
    for each in family:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{each}/task").iterdir():
                family += map(int, (task / "children").read_text().split())
    return family


def _drain(child: subprocess.Popen[str], notes: Notes) -> None:
    """Take what the server says, so that it never waits for a reader; a traceback is a fault."""
    assert child.stderr is not None
    inside = False
    for line in child.stderr:
        if line.startswith("Traceback") or '"level": "error"' in line:
            inside = True
        elif inside and line.startswith((" ", "\n")):
            continue
        elif not inside or line.startswith("{"):
            inside = False
            continue
        # Of a traceback its first line and the error itself.
        notes.faults.append(f"the server said: {line.strip()[:300]}")


def _expect(name: str, done: subprocess.CompletedProcess[str], words: str, notes: Notes) -> None:
    if done.returncode != 0 or words not in done.stdout:
        notes.faults.append(f"{name} ended with {done.returncode}: {done.stdout[-300:]} {done.stderr[-300:]}")
