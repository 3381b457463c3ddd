"""Keeps a class going: restarts what falls, and replaces one replica after the other for an update."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from time import monotonic

from tools.place import Unusable
from tools.replicas.edition import PREFIX, copied
from tools.replicas.given import Given
from tools.replicas.proxy import Proxy
from tools.replicas.replica import Replica, free_port

# Seconds before a replica is started again, by how often it fell in a row. At first its students, who go to the others,
# have the machine for themselves.
PAUSES = 3.0, 5.0, 10.0, 30.0
STEADY = 60.0  # seconds, after which a fall counts as the first
TO_OTHERS = "; until then its students go to the others"
LEAVES_WITHIN = 10.0  # seconds for an old replica to send its students off


def say(text: str) -> None:
    print(text, flush=True)


@dataclass
class Keeper:
    """The replicas of a class, by their numbers, and what leads to them."""

    given: Given
    secret: str
    folder: Path
    proxy: Proxy
    replicas: dict[int, Replica] = field(default_factory=dict)
    alive: list[Replica] = field(default_factory=list)  # those that start or leave as well
    changing: dict[int, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    async def run(self) -> None:
        """Starts all, then keeps them until it is cancelled. Raises Unusable."""
        numbers = range(1, self.given.replicas + 1)
        try:
            edition = await self._edition()
            started = await asyncio.gather(*(self._started(number, free_port(), edition) for number in numbers))
            for number, replica in zip(numbers, started, strict=True):
                if replica is None:
                    raise Unusable(f"Replica {number} is not well; what it says stands above.")
                self.replicas[number] = replica
            await self.proxy.leads_to(self._ports())
            say(f"Ravine is at {self.given.place}")
            await asyncio.gather(self._keep_proxy(), *map(self._keep, numbers))
        finally:
            await self.proxy.end()
            await asyncio.gather(*(replica.end(LEAVES_WITHIN) for replica in self.alive))

    async def replace(self) -> None:
        """Puts a new replica in the place of each, one after the other: the new one is well before the old one goes.

        Raises Unusable where one cannot be replaced; it and those after it stay.
        """
        if len(self.replicas) < self.given.replicas:
            raise Unusable("The class is still starting; there is nothing to replace yet.")
        try:
            edition = await self._edition()
            for number in self.replicas:
                async with self.changing[number]:
                    new, old = await self._started(number, free_port(), edition), self.replicas[number]
                    if new is None:
                        why = "the output of the class says why"
                        raise Unusable(f"The new replica {number} is not well; {why}. The old one stays.")
                    self.replicas[number] = new
                    await self.proxy.leads_to(self._ports())
                    await self._end(old, LEAVES_WITHIN)
                    say(f"Replica {number} is replaced.")
        finally:
            used = {replica.edition.parent for replica in (*self.alive, *self.replicas.values())}
            for each in set(self.folder.glob(f"{PREFIX}*")) - used:
                await asyncio.to_thread(rmtree, each)

    async def _edition(self) -> Path:
        """The app as it is now, copied."""
        return await asyncio.to_thread(copied, self.folder)

    async def _keep(self, number: int) -> None:
        falls = 0
        while True:
            replica, began = self.replicas[number], monotonic()
            how = await replica.falls()
            async with self.changing[number]:
                if self.replicas[number] is not replica:  # it was replaced
                    continue
                falls = 0 if monotonic() - began > STEADY else falls
                say(f"Replica {number} {how}. It is started again{TO_OTHERS if self.given.replicas > 1 else ''}.")
                await self._end(replica, 0)
                self.replicas[number] = await self._again(replica, falls)
                await self._lead()
                falls += 1

    async def _again(self, fallen: Replica, falls: int) -> Replica:
        """A new replica that is well, in the place of one that has fallen so often before."""
        while True:
            if falls or self.given.replicas > 1:
                await asyncio.sleep(PAUSES[min(falls, len(PAUSES) - 1)])
            port = free_port() if falls else fallen.port  # another program may have taken the old one
            replica = await self._started(fallen.number, port, fallen.edition)
            if replica is not None:
                return replica
            falls += 1

    async def _started(self, number: int, port: int, edition: Path) -> Replica | None:
        """A new replica that is well; None where it does not come up."""
        replica = await Replica.start(number, port, self.given.place.below, edition, self.secret)
        self.alive.append(replica)
        if await replica.comes_up():
            say(f"Replica {number} is well: process {replica.process.pid} on port {replica.port}.")
            return replica
        await self._end(replica, 0)
        return None

    async def _end(self, replica: Replica, patience: float) -> None:
        await replica.end(patience)
        self.alive.remove(replica)

    def _ports(self) -> dict[int, int]:
        return {number: replica.port for number, replica in self.replicas.items()}

    async def _lead(self) -> bool:
        """Has nginx lead to the replicas as they are now; False where it does not, and says why."""
        try:
            await self.proxy.leads_to(self._ports())
        except Unusable as fault:
            say(str(fault))
            return False
        return True

    async def _keep_proxy(self) -> None:
        while True:
            await self.proxy.falls()
            say("nginx has ended. It is started again.")
            if not await self._lead():
                await asyncio.sleep(PAUSES[0])
