"""A first visit to a new replica: the page is laid out once, so that no student has to wait for what is loaded then.

It also shows whether the app can be run at all: an update with a fault takes no replica's place.
"""

from __future__ import annotations

import asyncio
from typing import Any

WITHIN = 60.0  # seconds


async def visited(port: int, below: str) -> bool:
    """Whether the page of the replica on that port of this machine is laid out without a fault."""
    # Here, so that what is wrong with a command line is said before Streamlit is loaded.
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ClientState_pb2 import ClientState
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from websockets.asyncio.client import connect
    from websockets.exceptions import WebSocketException

    address = f"ws://127.0.0.1:{port}{below}/_stcore/stream"
    try:
        protocols: list[Any] = ["streamlit"]
        async with asyncio.timeout(WITHIN), connect(address, subprotocols=protocols, max_size=None) as socket:
            await socket.send(BackMsg(rerun_script=ClientState()).SerializeToString())
            async for told in socket:
                message = ForwardMsg.FromString(told)
                if message.delta.new_element.WhichOneof("type") == "exception":
                    return False
                how = message.script_finished if message.WhichOneof("type") == "script_finished" else None
                if how not in (None, ForwardMsg.FINISHED_EARLY_FOR_RERUN):
                    return how == ForwardMsg.FINISHED_SUCCESSFULLY
    except (OSError, WebSocketException):
        pass
    return False
