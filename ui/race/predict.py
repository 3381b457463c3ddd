"""Predict, then reveal: a guess is made before a path is drawn, then the race is run and the guess is judged."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from experiments.readings.predict import FULL, Placed, end, lasting, placed, ranked, ranking
from experiments.readings.scoreboard import Row
from experiments.readings.ties import alike
from figures.palette import styles
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_text, percent, rounded
from ui.assets import brought, heard
from ui.session.messages.stage import Game, GameMethod, GameResult, GameRow, StageGame, StageGuess
from ui.session.messages.told import read
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import END, GAMES, OFF, RANK, Setup
from ui.session.tracks import racers, tracks
from ui.session.views import picture
from ui.state import change, session

INNER = 0.9  # of the window: where a race that is drawn by chance begins
DIGITS = 3

QUESTIONS = {
    RANK: "Predict: which method will do best, and which worst? Sort the methods, the best first, then play.",
    END: "Predict: where will each method end? Choose one, click on the {picture}, then play.",
}
RULES = {
    RANK: "The best method arrives in the fewest steps. Those that never arrive follow, the lowest final loss first. "
    f"All pairs in the right order score {FULL}.",
    END: f"{FULL} points for an exact hit, falling to 0 at half the window's width. “Nowhere” scores {FULL} or 0.",
}
Guess = tuple[str, ...] | Mapping[str, tuple[float, float] | None]


@dataclass(frozen=True)
class Judged:
    """A guess, the race that it was made about, what it scored, and that in words."""

    race: tuple
    guess: Guess
    score: int
    text: str
    rows: tuple[GameRow, ...]


def race_key(setup: Setup) -> tuple:
    """What a guess is about."""
    return setup.predict, tuple(setup.race(key) for key in racers(setup))


def judged(mine: Session) -> Judged | None:
    """The guess about the race as it is now set, if there was one."""
    guess = mine.judged
    return guess if guess and guess.race == race_key(mine.setup) else None


def guessing(mine: Session) -> bool:
    """Whether the race is hidden because a guess is awaited."""
    return mine.setup.predict != OFF and judged(mine) is None


def judge(setup: Setup, guess: Guess) -> Judged:
    """Runs the race, and says how good a guess was. Raises Unusable where it is not a guess about this race."""
    race = tracks(setup)
    if set(guess) != set(race) or len(guess) != len(race) or not race:
        raise Unusable("does not name the methods of this race, each once")
    if isinstance(guess, Mapping):
        domain = setup.landscape().domain
        marks = {key: placed(guess[key], end(track.runs), domain) for key, track in race.items()}
        score = round(sum(mark.score for mark in marks.values()) / len(marks))
        told = tuple(GameRow(key, distance(mark)) for key, mark in marks.items())
        return Judged(race_key(setup), dict(guess), score, "", told)
    rows = {key: track.row for key, track in race.items()}
    spare = alike(setup.landscape())
    result = ranked(guess, rows, spare)
    pairs = "pair is" if result.pairs == 1 else "pairs are"
    text = f"{result.right} of {result.pairs} {pairs} in the right order: {result.score} points of {FULL}."
    told = tuple(GameRow(key, did(rows[key])) for key in ranking(rows, spare))
    return Judged(race_key(setup), tuple(guess), result.score, text, told)


def did(row: Row) -> str:
    """What a method is ranked by, in words."""
    if row.arrived is not None:
        return f"{row.arrived:,} {'step' if row.arrived == 1 else 'steps'}"
    loss = lasting(row)
    return "never" if math.isinf(loss) else f"never; loss {in_text(loss)} at the end"


def distance(mark: Placed) -> str:
    """How far off, in words."""
    if mark.distance is None:
        return "right, it ended nowhere in the window" if mark.score else "wrong about whether it stays in the window"
    return f"{percent(rounded(mark.distance, 2))} of the window's width away"


def read_guess(event: Mapping[str, Any]) -> Guess:
    """A guess as the browser sends it. Raises Unusable."""
    try:
        guess = read(StageGuess, event)
    except Unusable:
        placed = isinstance(event.get("places"), Mapping)
        raise Unusable("has a place that is no point" if placed else "is neither an order nor places") from None
    told = guess.places if guess.order is None else guess.order
    if told is None:
        raise Unusable("is neither an order nor places")
    return told


def guessed() -> None:
    """The reader has made a guess: the race is run and shown."""
    mine, told = session(), heard("stage", "guess")
    if told is None:
        return
    try:
        guess = judge(mine.setup, read_guess(told))
    except Unusable as error:
        mine.notes = [f"The guess {error}: the race may have changed meanwhile. Guess again."]
        return
    mine.judged = guess
    mine.scores.append(guess.score)
    mine.plays += 1


def chosen() -> None:
    """The reader begins one of the games, another round of it, or goes back to the race."""
    mine, wish = session(), brought("stage", "game", StageGame)
    mine.judged = None
    if wish and wish.game in GAMES:
        change(replace(mine.setup, predict=wish.game))
    elif wish and wish.game == "again":
        change(elsewhere(mine.setup, random.Random()))


def elsewhere(setup: Setup, chance: random.Random) -> Setup:
    """The race from another start in the window, drawn by chance."""
    x, y = (
        round((low + high) / 2 + INNER * (chance.random() - 0.5) * (high - low), DIGITS)
        for low, high in setup.landscape().domain
    )
    return setup.started_at(x, y)


def game(mine: Session) -> Game:
    """What the stage is told of the game; of none, that one can be begun."""
    setup = mine.setup
    if setup.predict == OFF:
        return Game(OFF, waits=False)
    keys, result = racers(setup), judged(mine)
    looks = styles(keys)
    return Game(
        setup.predict,
        waits=result is None,
        question=QUESTIONS[setup.predict].format(picture=picture(setup)),
        rule=RULES[setup.predict],
        methods=tuple(GameMethod(key=key, name=OPTIMIZERS[key].called(setup.drawn), **looks[key].told) for key in keys),
        judged=GameResult(result.guess, result.score, result.text, result.rows, tally(mine)) if result else None,
    )


def tally(mine: Session) -> str:
    """How the guesses of this visit went."""
    count = len(mine.scores)
    return "" if count < 2 else f"{count} guesses in this visit, {sum(mine.scores) / count:.0f} on average."
