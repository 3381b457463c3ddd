"""The configuration of nginx for a class, as text.

A student stays with one replica, whose number is in a cookie. A newcomer gets the next replica in turn. When a replica
is away, its students go to the others, and the cookie names the one that took them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from tools.place import Place

COOKIE = "ravine_replica"
STATE = "state"  # a socket in the folder
FILES = 8192  # that nginx may have open; a student needs two
LONGEST_LINK = "512k"  # bytes of an address: a link may have 100,000 characters, some of them as three
LARGEST_BODY = "2m"  # bytes: an upload may have one megabyte
WHOLE_LESSON = "4h"  # for which a connection may be silent
AWAY = "max_fails=3 fail_timeout=2s"  # after so many refusals a replica is not asked for so long

TEXT = """\
daemon off;
worker_processes 1;
worker_rlimit_nofile {files};
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections {files}; }}

http {{
    access_log off;
    server_tokens off;
    default_type application/octet-stream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;

    # A newcomer's next replica in turn; then each replica, with the others for when it is away.
    upstream newcomers {{
{all}
    }}
{each}

    map $cookie_{cookie} $leads_to {{
        default newcomers;
{known}
    }}
    map $upstream_addr $answered_by {{
        default "";
{answered}
    }}
    # The cookie is given to a newcomer, and with each connection of an app: that is where what a student has lives.
    # An answer that many may share has none.
    map "$leads_to $status $upstream_http_cache_control" $assigned {{
        default "";
        "~ 101 " $answered_by;
        "~^newcomers .*public" "";
        "~^newcomers " $answered_by;
    }}
    # A page that stands in a frame of another site gets its cookie back only so.
    map $http_x_forwarded_proto $elsewhere {{
        default "SameSite=Lax";
        https "SameSite=None; Secure; Partitioned";
    }}
    map $assigned $cookie {{
        default "{cookie}=$assigned; Path={base}/; HttpOnly; $elsewhere";
        "" "";
    }}
    map $http_x_forwarded_proto $scheme_outside {{
        default $http_x_forwarded_proto;
        "" $scheme;
    }}
    map $http_upgrade $connection_for {{
        default upgrade;
        "" "";
    }}

    # What a replica has compressed stays as it is.
    gzip on;
    gzip_comp_level 5;
    gzip_min_length 1000;
    gzip_proxied any;
    gzip_vary on;
    gzip_types text/plain text/css text/javascript application/javascript application/json image/svg+xml;

    server {{
        listen {listen};
        absolute_redirect off;
        large_client_header_buffers 4 {longest};
        client_max_body_size {largest};

        location {base}/ {{
            proxy_pass http://$leads_to;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_for;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme_outside;
            proxy_connect_timeout 2s;
            proxy_read_timeout {lesson};
            proxy_send_timeout {lesson};
            proxy_max_temp_file_size 0;
            # What one replica does not have, another may: a training, or a module of the version before an update.
            proxy_next_upstream error timeout http_502 http_404;
            add_header Set-Cookie $cookie always;
        }}
{elsewhere}
    }}

    # Says by which configuration nginx works.
    server {{
        listen unix:{folder}/{state};
        location / {{ return 200 "{version}"; }}
    }}
}}
"""


def configuration(place: Place, ports: Mapping[int, int], folder: Path, version: int, files: int) -> str:
    """The text, for replicas with these numbers on these ports of this machine."""
    servers = {number: f"127.0.0.1:{port}" for number, port in ports.items()}
    return TEXT.format(
        files=files,
        folder=folder,
        all=lines(f"server {server} {AWAY};" for server in servers.values()),
        each="\n".join(upstream(number, servers) for number in servers),
        cookie=COOKIE,
        known=lines(f"{number} {name(number)};" for number in servers),
        answered=lines(f'"~{server}$" {number};' for number, server in servers.items()),
        base=place.below,
        listen=urlsplit(str(place)).netloc,
        longest=LONGEST_LINK,
        largest=LARGEST_BODY,
        lesson=WHOLE_LESSON,
        elsewhere=lines(outside(place.below)),
        version=version,
        state=STATE,
    )


def outside(below: str) -> list[str]:
    """What is not below the path of the app: nothing, where it has none."""
    if not below:
        return []
    return [f"    location = {below} {{ return 308 {below}/$is_args$args; }}", "    location / { return 404; }"]


def name(number: int) -> str:
    return f"replica_{number}"


def upstream(number: int, servers: Mapping[int, str]) -> str:
    """A replica, and the others for when it is away."""
    others = (f"server {server} {AWAY} backup;" for each, server in servers.items() if each != number)
    return f"    upstream {name(number)} {{\n{lines([f'server {servers[number]} {AWAY};', *others])}\n    }}"


def lines(texts: Iterable[str]) -> str:
    return "\n".join(f"        {text}" for text in texts)
