"""The process that reads, killed: who waits is told, and the next call starts another one."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from app.loader.process import Process

SERVER = "import os; from app.loader.process import Process; print(Process().submit(os.getpid).result(), flush=True); os.abort()"


class TestProcess:
    @pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV"])
    def test_after_it_was_killed_it_is_started_again(self, name: str) -> None:
        process = Process()
        first = process.submit(os.getpid).result(60)
        waiting = process.submit(time.sleep, 60)
        os.kill(first, signal.Signals[name])
        with pytest.raises(BrokenExecutor):
            waiting.result(60)
        assert process.submit(os.getpid).result(60) not in {first, os.getpid()}
        process.close()

    def test_signals_to_the_whole_group_do_not_stop_what_was_begun(self) -> None:
        process = Process()
        number = process.submit(os.getpid).result(60)
        for name in (signal.SIGINT, signal.SIGTERM):
            os.kill(number, name)
        assert process.submit(os.getpid).result(60) == number
        process.close()

    def test_it_ends_with_a_server_that_is_killed(self) -> None:
        done = subprocess.run([sys.executable, "-c", SERVER], check=False, capture_output=True, text=True, timeout=60)
        place = Path(f"/proc/{int(done.stdout)}")
        for _ in range(200):
            with suppress(OSError):
                if place.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z":
                    return
            if not place.exists():
                return
            time.sleep(0.05)
        pytest.fail("the process that reads outlived its server by ten seconds")
