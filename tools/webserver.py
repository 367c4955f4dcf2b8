"""Run Debian's nginx on loopback with the configuration that the site is published with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .deploy import nginx

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_MAIN = """
load_module {module};
{user}
daemon off;
master_process on;
worker_processes 2;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/compendium.conf;
}}
"""


def found(name: str) -> str:
    """Return where a program is; say how to get it if it is missing."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not path or not MODULE.exists():
        raise SystemExit(f"{name} or its brotli module is missing; run: sh tools/nginx.sh")
    return path


@contextmanager
def running(site: Path, folder: Path) -> Iterator[str]:
    """Yield the address of the site, served by nginx; `folder` is for its files."""
    program = found("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "compendium.conf").write_text(nginx(site, f"127.0.0.1:{port}", "_", str(site)), encoding="utf-8")
    # Its workers would otherwise be nobody, who may not read a folder of root's.
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(_MAIN.format(module=MODULE, user=user, folder=folder), encoding="utf-8")
    server = subprocess.Popen([program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")])
    try:
        _wait(server, port, folder)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(server: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Wait until the server answers; tell its own message if it ends instead."""
    end = time.monotonic() + 20
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nginx did not start: {(folder / 'error.log').read_text(encoding='utf-8')}")
