"""How a server that is asked to end takes leave of its visitors: of one after the other.

Where another process takes them, they would otherwise all come there at the same moment, and wait for each other.
"""

from __future__ import annotations

import asyncio
import signal
from typing import Any

APART = 0.1  # seconds between the ends of two connections
ALL_WITHIN = 6.0  # seconds, however many they are


def send_off_in_turn(servers: Any) -> None:
    """Has servers of this kind, of uvicorn's, close connections in turn at SIGTERM; Ctrl+C closes all at once."""
    at_once = servers.shutdown

    async def shutdown(server: Any, sockets: Any = None) -> None:
        if signal.SIGINT not in server._captured_signals:
            for each in server.servers:
                each.close()  # takes no newcomers
            open_now = list(server.server_state.connections)
            for connection in open_now:
                if connection in server.server_state.connections:  # it has not gone by itself meanwhile
                    connection.shutdown()
                await asyncio.sleep(min(APART, ALL_WITHIN / len(open_now)))
        await at_once(server, sockets)

    servers.shutdown = shutdown
