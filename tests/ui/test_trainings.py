"""Trainings: told while they run, stopped and gone on with bit by bit, shared, bounded, and survived when one dies."""

import asyncio
import gzip
import re
import subprocess
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from starlette.requests import Request

from networks.broken import broken
from networks.curvature.approximations import angle, error
from networks.curvature.lanczos import sharpness
from networks.curvature.matrices import KINDS, TOO_LARGE
from networks.landscape.cuts import CUTS
from networks.methods import METHODS
from networks.training.walk import begun, walk
from tests.ui.finished import finished
from tests.ui.wire import decoded
from tools.trained import told as trained_anew
from ui.server import serving
from ui.session.networks import beforehand, looks, process, trainings, views
from ui.session.networks.beforehand import cut, framed
from ui.session.networks.course import Course
from ui.session.networks.job import Checkpoint, Ended, Job, Look, Told
from ui.session.networks.moments import MOST_MOMENTS, limit, moment, recorded
from ui.session.networks.process import looked, trained, walked
from ui.session.networks.sentences import came_of, network_words
from ui.session.networks.setup import NetworkSetup
from ui.session.networks.trainings import DIED, UNSTARTED, Trainings
from ui.session.networks.views import lines, paths_of, readable

SMALL = NetworkSetup(samples=20, held_out=20, hidden=(3,), batch=8, steps=200, methods=("momentum", "adam"))


def answers(job, stopped=lambda: False):
    """What a training process tells."""
    found: list[Any] = []
    trained(job, found.append, stopped)
    return found


def moments(told):
    return [each for each in told if isinstance(each, Told)]


def read(course, first=0):
    """The messages of a course from one on, until it rests."""

    async def all_of_it():
        return [decoded(message) async for message in course.messages(first)]

    return finished(asyncio.wait_for(all_of_it(), 60))


def kinds(messages):
    return [message["kind"] for message in messages]


@pytest.fixture(scope="module")
def whole():
    return answers(Job(SMALL))


@pytest.mark.parametrize("steps", [1, 7, 100, 101, 300, 2000])
def test_moments_are_few_and_have_both_ends(steps):
    found = recorded(steps)
    assert found[0] == 0 and found[-1] == steps and len(found) <= MOST_MOMENTS + 2


def test_a_training_tells_its_moments_then_its_landscape_then_its_end(whole):
    found = [decoded(each) if isinstance(each, bytes) else each for each in whole if not isinstance(each, Checkpoint)]
    assert [each.recorded[0] for each in moments(found)] == recorded(SMALL.steps)
    end = found[-1]
    assert isinstance(end, Ended) and end.end.why == "done" and "after 200 steps" in end.end.sentences[1]
    planes = [each for each in found if isinstance(each, dict) and each["kind"] == "plane"]
    seen = [(each["which"], len(each["loss"])) for each in planes]
    assert seen == [(which, side) for side in (25, 51) for which in CUTS]
    ends = [each["ends"] for each in found if isinstance(each, dict) and each["kind"] == "line"]
    assert ends == [["start", "momentum"], ["start", "adam"], ["momentum", "adam"]]


def test_a_moment_tells_what_the_network_is_like(whole):
    training = SMALL.training()
    told = moments(whole)
    *_, state = walk(training)
    last = decoded(told[-1].message)["methods"][1]
    net, samples = training.net, training.samples
    theta = state.theta[1]
    assert np.array_equal(told[-1].recorded[1], state.theta.astype(np.float32))
    assert last["loss"] == net.loss(theta, samples.X, samples.y)
    assert last["accuracy"] == (net.output(theta, samples.X).argmax(-1) == samples.y).mean()
    g = net.gradient(theta, samples.X, samples.y)
    assert np.allclose(np.linalg.norm(last["gradient"]), np.linalg.norm(g))
    assert len(last["rate"]) == len(last["activation"]) == 2 and np.isnan(last["dead"][-1])
    assert last["picture"].min() >= 0 and last["picture"].max() <= 1
    ahead, behind = (net.gradient(theta + h * np.eye(net.size), samples.X, samples.y) for h in (1e-4, -1e-4))
    hessian = (ahead - behind) / 2e-4
    assert last["sharpness"] == pytest.approx(np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1], rel=1e-3)


def test_a_curvature_that_was_not_found_exactly_enough_is_not_told(monkeypatch):
    training = replace(SMALL, hidden=(8,)).training()

    def told():
        return [each.sharpness for each in moment(training, begun(training), None, sharp=True).methods if each]

    assert np.isfinite(told()).all()
    monkeypatch.setattr("ui.session.networks.moments.sharpness", partial(sharpness, steps=2))
    assert np.isnan(told()).all()


def test_a_loss_that_ends_above_where_it_began_is_told():
    training = SMALL.training()
    start = begun(training)
    _, risen = came_of(training, replace(start, theta=start.theta * [[1], [-50]]), {})
    assert re.search(r"after 0 steps, more than the [\d.]+ at the start\. Its held-out loss is ", risen)
    assert all("at the start" not in each for each in came_of(training, start, {}))


def test_methods_that_start_apart_have_lines_and_planes_of_their_own():
    setup = replace(SMALL, apart=True, steps=20)
    training = setup.training()
    paths = paths_of(training, walked(training))
    first, second, between_ends = lines(training, paths)
    assert [each.ends for each in (first, second, between_ends)] == [
        ("start", "momentum"),
        ("start", "adam"),
        ("momentum", "adam"),
    ]
    net, samples = training.net, training.samples
    begins = int(np.flatnonzero(second.at == 0)[0])
    assert second.loss[begins] == pytest.approx(net.loss(training.starts()[1], samples.X, samples.y), rel=1e-5)
    assert first.loss[begins] != second.loss[begins]
    assert np.isnan(CUTS["pca"].make(net, paths, 0, 0).by_chance)
    assert "the start of Momentum" in CUTS["ends"].make(net, paths, 0, 0).axes[1]
    assert setup.digest != replace(setup, apart=False).digest


@pytest.mark.parametrize("method", ["gradient_descent", "momentum"])
@pytest.mark.parametrize("l2", [0.0, 1.0])
def test_a_method_is_stable_up_to_the_limit_that_is_told(method, l2):
    setup = SMALL.fitting(data="sine", hidden=(), batch=20, methods=(method,), steps=600).with_hyper(method, "l2", l2)
    net, samples = setup.training().net, setup.training().samples
    largest = float(sharpness(net, net.parameters(), samples.X, samples.y).values)
    rate = METHODS[method].stable_up_to(METHODS[method].defaults)
    for part, grows in ((0.98, False), (1.02, True)):
        training = setup.with_hyper(method, "lr", part * rate / (largest + l2)).training()
        assert (limit(training.entries[0], 600, 5) < largest) == grows
        *_, last = walk(training)
        assert (abs(last.theta).max() > 10) == grows


def test_a_method_has_one_name_in_the_paths_and_at_the_end():
    for setup, name in ((SMALL, "SGD"), (SMALL.fitting(batch=20), "Gradient descent")):
        training = setup.fitting(methods=("gradient_descent",), steps=2).training()
        first = begun(training)
        known = [(first.t, first.theta.astype(np.float32))]
        assert paths_of(training, known).names == (name,)
        assert came_of(training, first, {})[0].startswith(f"{name} has a training loss of ")
        assert broken(training, first, 0).startswith(f"{name} diverged")


def test_no_limit_is_told_where_none_is_known():
    entry = SMALL.with_hyper("momentum", "decay", 0.1).training().entries[0]
    assert np.isfinite(limit(replace(entry, decay=0.0), 200, 5)) and np.isnan(limit(entry, 200, 5))
    nesterov = replace(entry, method="nesterov", decay=0.0)
    assert np.isfinite(limit(nesterov, 200, 5)) and np.isnan(limit(replace(nesterov, l2=0.1), 200, 5))


def test_an_entry_of_a_matrix_can_be_read_off_however_small_it_is():
    matrix = np.array([[1.0, -1e-7], [0.123456, 0.0]])
    found = readable(matrix)
    assert found.dtype == np.float32 and np.allclose(found, matrix, rtol=1 / 1000, atol=0)
    assert found[1, 0] != np.float32(matrix[1, 0])


def test_variants_are_compared_in_one_window_and_on_one_grid(whole):
    known = tuple(each.recorded for each in moments(whole))
    for setup, recorded_of_it in ((SMALL, known), (SMALL.fitting(batch_norm=True), ())):
        found: Any = next(looked(Look(setup, "compared", "all", 1, recorded_of_it)))
        assert found.window == ((-1, 1), (-1, 1)) and found.loss.shape == (51, 51) and found.minima is not None
        assert found.loss[25, 25] == pytest.approx(found.paths[1].loss[-1], rel=1e-5)  # the middle is the method's end


def failing(*_):
    raise np.linalg.LinAlgError("SVD did not converge")


def test_a_view_that_fails_ends_with_a_sentence_and_the_training_goes_on(monkeypatch):
    monkeypatch.setattr(views, "projected", failing)
    monkeypatch.setattr(views, "approximations", failing)
    found = [decoded(each) for each in answers(Job(SMALL)) if isinstance(each, bytes)]
    seen = [(each["which"], each["sentence"]) for each in found if each["kind"] == "no_plane"]
    assert seen == [(which, f"This plane {views.UNMADE}") for which in CUTS]
    assert kinds(found).count("line") == 3
    matrices: Any = next(looked(Look(SMALL, "matrices", "hessian", 0, ())))
    assert matrices.matrix.sentence == f"This matrix {views.UNMADE}"


def test_an_answer_that_is_cut_half_way_is_told_from_a_whole_one(monkeypatch):
    look, told = Look(SMALL, "compared", "all", 0, ()), list[Any]()
    assert process.answered(look, told.append, lambda: False) == 0 and len(told) == 1

    def gone(_):
        raise BrokenPipeError

    assert process.answered(look, gone, lambda: False) == 1
    monkeypatch.setattr(process, "looked", failing)
    assert process.answered(look, told.append, lambda: False) == 1
    monkeypatch.setattr(looks, "asked", without_a_process)
    with pytest.raises(looks.Unanswered):
        looks.answered(look)


def without_a_process(_):
    raise OSError(11, "Resource temporarily unavailable")


@pytest.mark.parametrize(("size", "sentence"), [(1e30, views.TOO_LARGE), (1e200, TOO_LARGE)])
def test_a_matrix_that_is_too_large_says_so(size, sentence):
    setup = SMALL.fitting(activation="relu", loss="squared_error", hidden=(3, 3))
    weights = (size * np.ones((2, setup.training().net.size))).astype(np.float64)
    found = views.of_kind(setup.training(), weights[0], "hessian")
    assert found.sentence == sentence and not found.approximations


def test_an_error_is_told_however_large_a_matrix_is():
    true, near = np.diag([3.0, 4.0]), np.diag([3.0, 0.0])
    for size in (1.0, 1e-200, 1e200):
        assert error(size * near, size * true) == pytest.approx(0.8)
        assert angle(size * true[0], size * true[1]) == pytest.approx(90)
    assert np.isnan(error(near, 0 * true)) and np.isnan(angle(true[0], 0 * true[0]))


def test_what_was_stopped_goes_on_as_if_it_had_not(whole):
    count = iter(range(1000))
    first = answers(Job(SMALL), lambda: next(count) >= 57)
    assert first[-1].end.why == "stopped" and first[-1].end.step == 58
    checkpoint = [each for each in first if isinstance(each, Checkpoint)][-1]
    rest = answers(Job(SMALL, checkpoint, tuple(each.recorded for each in moments(first))))
    both = moments(first) + moments(rest)
    assert [each.message for each in both] == [each.message for each in moments(whole)]
    assert rest[-1] == whole[-1]


def test_a_method_that_breaks_off_says_where_and_the_others_go_on():
    setup = SMALL.with_hyper("momentum", "lr", 1e6).fitting(loss="squared_error", activation="relu", steps=400)
    *told, end = answers(Job(setup))
    why, other = end.end.sentences
    assert "diverged at step" in why and "layer" in why and "smaller learning rate" in why
    assert "after 400 steps" in other
    last = decoded(moments(told)[-1].message)["methods"]
    assert last[0] is None and np.isfinite(last[1]["loss"])


def test_what_is_said_at_the_end_is_of_the_step_that_is_shown():
    count = iter(range(1000))
    *told, stopped = answers(Job(SMALL), lambda: next(count) >= 58)
    assert [each for each in told if isinstance(each, Checkpoint)][-1].state.t == 59
    assert stopped.end.step == moments(told)[-1].recorded[0] == 58
    assert all("after 58 steps" in sentence for sentence in stopped.end.sentences)
    lost = replace(SMALL, methods=("momentum",), steps=2000).with_hyper("momentum", "lr", 1e6)
    *told, done = answers(Job(lost.fitting(loss="squared_error", activation="relu")))
    last = decoded(moments(told)[-1].message)
    assert done.end.why == "done" and done.end.step == last["step"] and last["step"] % 20 and last["methods"] == [None]


def test_a_network_is_named_as_the_panel_names_it():
    net = SMALL.fitting(activation="relu").training().net
    assert network_words(net) == "2–3–2, ReLU: 17 weights"
    assert network_words(SMALL.fitting(hidden=()).training().net) == "2–2: 6 weights", "nothing is activated"


def kill(mine):
    """Kills the process that trains."""
    (process,) = mine._processes.values()
    process.kill()


@pytest.mark.slow("processes that train")
def test_a_training_is_stopped_gone_on_with_and_survives_the_death_of_its_process(whole, monkeypatch):
    mine = Trainings()
    calls = {3: lambda: mine.stop(SMALL.digest), 30: lambda: kill(mine)}

    def took(course, told):
        course.known.append(told.recorded)
        course.tell(told.message)
        calls.pop(len(course.known), lambda: None)()

    monkeypatch.setattr(Course, "took", took)
    course = mine.start(SMALL)
    first = read(course)
    assert course.status == "stopped" and first[-1]["why"] == "stopped" and len(course.known) < 30
    assert read(course, len(first)) == []
    assert mine.start(SMALL) is course
    rest = read(course, len(first))
    assert course.status == "done" and rest[-1]["why"] == "done" and calls == {}
    assert [step for step, _ in course.known] == recorded(SMALL.steps)
    for (_, weights), told in zip(course.known, moments(whole), strict=True):
        assert np.array_equal(weights, told.recorded[1])
    answer = looks.look(course, "matrices", "fisher", 1).result(60)
    (matrices,) = map(decoded, cut(gzip.decompress(answer)))
    assert matrices["method"] == "adam" and matrices["step"] == 200
    assert matrices["matrix"]["key"] == "fisher" and list(matrices["kinds"]) == list(KINDS)
    assert looks.look(course, "matrices", "fisher", 1) is looks.look(course, "matrices", "fisher", 1)
    monkeypatch.setattr(looks, "asked", lambda _: subprocess.Popen(["false"], stdout=subprocess.PIPE))
    dead = looks.look(course, "plane", "pca", 1)
    with pytest.raises(looks.Unanswered):
        dead.result(60)
    assert looks.look(course, "plane", "pca", 1) is not dead


@pytest.mark.slow("processes that train")
def test_a_training_whose_processes_die_again_and_again_says_so(monkeypatch):
    mine = Trainings()
    monkeypatch.setattr(Course, "took", lambda course, told: kill(mine))
    course = mine.start(SMALL)
    first = read(course)
    assert first[-1]["sentences"] == [DIED] and course.status == "failed"
    monkeypatch.undo()
    mine.start(SMALL)
    assert read(course, len(first))[-1]["why"] == "done"


@pytest.mark.slow("processes that train")
def test_a_training_that_nobody_looks_at_makes_room_for_others(monkeypatch):
    mine = Trainings()
    monkeypatch.setattr(trainings, "AT_ONCE", 1)
    left = mine.start(SMALL)
    other = mine.start(replace(SMALL, seed=1))
    left.was_read = True
    assert kinds(read(other))[-1] == "end" and other.status == "done"
    assert left.status == "stopped" and decoded(left.log[-1])["sentences"] == [trainings.LEFT]
    assert read(mine.start(SMALL), len(left.log))[-1]["why"] == "done"
    assert [step for step, _ in left.known] == recorded(SMALL.steps)


def test_what_all_have_left_gives_way_at_once_with_all_that_was_asked_for_with_it(monkeypatch):
    mine, killed = Trainings(), []
    monkeypatch.setattr(trainings, "AT_ONCE", 1)
    monkeypatch.setattr(Trainings, "_follow", lambda *_: None)
    setups = [replace(SMALL, seed=seed) for seed in range(4)]
    mine.start_together(setups[:3])
    running, waiting, unread = (mine.find(setup.digest) for setup in setups[:3])
    assert running and waiting and unread
    mine._processes[running] = cast(Any, SimpleNamespace(kill=lambda: killed.append(running)))
    running.was_read, waiting.was_read, waiting.readers = True, True, 1  # one of them is read still
    new = mine.start(setups[3])
    assert [each.status for each in (running, waiting, unread, new)] == ["running", *["waiting"] * 3] and not killed
    waiting.readers = 0
    mine.stop(setups[3].digest)
    assert not killed  # nobody waits for their place
    mine.start(setups[3])
    assert killed == [running] and [each.status for each in (waiting, unread, new)] == ["stopped"] * 2 + ["waiting"]
    assert decoded(unread.log[-1])["sentences"] == [trainings.LEFT] and decoded(new.log[-1])["ahead"] == 1


@pytest.mark.slow("processes that train")
def test_trainings_take_turns_and_come_to_the_same(whole, monkeypatch):
    monkeypatch.setattr(trainings, "AT_ONCE", 1)
    monkeypatch.setattr(trainings, "TURN", 0.0)  # at each checkpoint
    mine = Trainings()
    first = mine.start(SMALL)
    second = mine.start(replace(SMALL, seed=1))
    told = read(first)
    waits = [each["ahead"] for each in told if each["kind"] == "wait"]
    assert told[-1]["why"] == "done" and waits[:2] == [1, 0] and waits == waits[:2] * (len(waits) // 2)
    kept = [message for message in first.log if decoded(message)["kind"] == "moment"]
    assert kept == [each.message for each in moments(whole)]
    assert read(second)[-1]["why"] == "done"


@pytest.mark.slow("a process that trains")
def test_a_training_is_stopped_in_the_midst_of_a_step(monkeypatch):
    monkeypatch.setattr(trainings, "end_input", lambda _: None)  # its step does not end
    monkeypatch.setattr(trainings, "PATIENCE", 0.0)
    mine = Trainings()
    monkeypatch.setattr(Course, "took", lambda course, told: mine.stop(SMALL.digest))
    course = mine.start(SMALL)
    assert read(course)[-1]["why"] == "stopped" and course.status == "stopped"


def test_a_training_that_cannot_be_started_says_so_and_leaves_its_place(monkeypatch):
    mine = Trainings()
    monkeypatch.setattr(trainings, "asked", without_a_process)
    course = mine.start(SMALL)
    assert read(course)[-1]["sentences"] == [UNSTARTED] and course.status == "failed"
    again = mine.start(SMALL)
    assert again is course and kinds(read(course, 1))[-1] == "end"


def test_trainings_wait_for_each_other_and_say_for_how_many(monkeypatch):
    mine, begun_ones = Trainings(), []
    monkeypatch.setattr(trainings, "AT_ONCE", 1)
    monkeypatch.setattr(Trainings, "_follow", lambda _, course: begun_ones.append(course))
    setups = [replace(SMALL, seed=seed) for seed in range(4)]
    running, second, third, fourth = map(mine.start, setups)
    assert mine.start(setups[1]) is second
    assert [each.status for each in (running, second, third, fourth)] == ["running", *["waiting"] * 3]
    assert [decoded(each.log[-1])["ahead"] for each in (second, third, fourth)] == [1, 2, 3]
    mine.stop(setups[1].digest)
    assert second.status == "stopped" and decoded(second.log[-1])["why"] == "stopped"
    assert [decoded(each.log[-1])["ahead"] for each in (third, fourth)] == [1, 2]
    monkeypatch.setattr(trainings, "MOST_WAITING", 2)
    assert mine.start(setups[1]).status == "failed" and decoded(second.log[-1])["sentences"] == [trainings.FULL]
    told = len(second.log)
    assert len(mine.start(setups[1]).log) == told  # as nobody has read that yet
    second.was_read = True
    assert len(mine.start(setups[1]).log) == told + 1


def test_who_reads_with_others_does_not_stop_them(monkeypatch):
    mine = Trainings()
    monkeypatch.setattr(Trainings, "_follow", lambda *_: None)
    course = mine.start(SMALL)
    course.readers = 2
    assert mine.stop(SMALL.digest) and course not in mine._unwanted
    course.readers = 1
    assert not mine.stop(SMALL.digest) and course in mine._unwanted


def test_only_so_many_trainings_are_kept(monkeypatch):
    mine = Trainings()
    monkeypatch.setattr(trainings, "MOST_KEPT", 3)
    monkeypatch.setattr(trainings, "Course", lambda setup: Course(setup, "done", [b"1234"]))
    setups = [replace(SMALL, seed=seed) for seed in range(6)]
    courses = [mine.start(setup) for setup in setups[:3]]
    courses[1].readers = 1  # somebody reads it
    mine.find(setups[0].digest)
    for setup in setups[3:]:
        mine.start(setup)
    kept = [mine.find(setup.digest) is not None for setup in setups]
    assert kept == [False, True, False, False, True, True]
    monkeypatch.setattr(trainings, "MOST_BYTES", 7)
    mine.start(setups[0])
    assert [mine.find(setup.digest) is not None for setup in setups] == [True, True, *[False] * 4]


async def collected(course, first=0):
    return [message async for message in course.messages(first)]


def test_whoever_reads_hears_what_comes_from_another_thread():
    course = Course(SMALL, "running", [framed(b"{}")[:4] + b"{}"])

    async def both():
        reading = [asyncio.create_task(collected(course, first)) for first in (0, 1)]
        while course.readers < 2 or len(course._waiting) < 2:
            await asyncio.sleep(0)
        await asyncio.to_thread(course.ended, "done", "All is well.")
        return await asyncio.gather(*reading)

    whole, rest = finished(asyncio.wait_for(both(), 30))
    assert len(whole) == 2 and rest == whole[1:] and decoded(rest[0])["sentences"] == ["All is well."]
    assert course.readers == 0 and not course._waiting


def test_a_reader_that_goes_is_forgotten():
    course = Course(SMALL, "running", [])

    async def gone():
        reading: asyncio.Task[list[bytes]] = asyncio.create_task(collected(course))
        while not course._waiting:
            await asyncio.sleep(0)
        reading.cancel()
        with suppress(asyncio.CancelledError):
            await reading

    finished(asyncio.wait_for(gone(), 30))
    assert course.readers == 0 and not course._waiting


def asked(endpoint, query="", encoding="", **path):
    """What a browser is answered, and what it is sent."""
    headers = [(b"accept-encoding", encoding.encode())]
    scope = {"type": "http", "headers": headers, "path_params": path, "query_string": query.encode()}

    async def answered():
        answer = await endpoint(Request(scope))
        body = getattr(answer, "body_iterator", None)
        return answer, b"".join([part async for part in body]) if body else answer.body

    return finished(asyncio.wait_for(answered(), 60))


def test_a_stream_begins_where_it_is_asked_to(monkeypatch):
    mine = Trainings()
    mine._known["a"] = Course(SMALL, "done", [b"one", b"two"])
    monkeypatch.setattr(serving, "TRAININGS", mine)
    answer, sent = asked(serving.training, name="a")
    assert list(cut(sent)) == [b"one", b"two"] and answer.headers["cache-control"] == "no-store"
    assert list(cut(asked(serving.training, "from=1", name="a")[1])) == [b"two"]
    assert asked(serving.training, "from=9", name="a")[1] == b""
    assert asked(serving.training, name="b")[0].status_code == 404
    for bad in ("from=-1", "from=x", "from=9999999", "from="):
        assert asked(serving.training, bad, name="a")[0].status_code == 400
    look = {"name": "a", "what": "plane", "which": "pca", "method": "adam"}
    for wrong in ({"name": "b"}, {"what": "line"}, {"which": "pcb"}, {"method": "lion"}):
        assert asked(serving.looked_at, **look | wrong)[0].status_code == 404


@pytest.mark.slow("trains as much as a visit does")
def test_the_first_set_up_was_trained_beforehand():
    """`make trained` writes it anew after a change of what is trained or told."""
    assert beforehand.name(), "the first set-up is another: make trained"
    course = beforehand.course()
    anew = trained_anew()
    assert len(anew) == len(course.log)
    for kept, made in zip(map(decoded, course.log), map(decoded, anew), strict=True):
        assert near(kept, made), kept["kind"]
    assert Trainings().start(NetworkSetup(tab="layers")).status == "done"
    answer = finished(serving.training(request_of(NetworkSetup().digest)))
    assert answer.headers["content-encoding"] == "gzip" and list(cut(gzip.decompress(answer.body))) == course.log


def request_of(name):
    serving.TRAININGS.start(NetworkSetup())
    headers = [(b"accept-encoding", b"gzip, br")]
    return Request({"type": "http", "headers": headers, "path_params": {"name": name}, "query_string": b""})


def near(kept, made):
    """Whether two messages tell the same, numbers but for what processors round differently."""
    if isinstance(kept, dict):
        return kept.keys() == made.keys() and all(near(kept[name], made[name]) for name in kept)
    if isinstance(kept, list):
        return len(kept) == len(made) and all(map(near, kept, made))
    if isinstance(kept, np.ndarray):
        return np.allclose(kept, made, rtol=1e-3, atol=0.02, equal_nan=True)
    if isinstance(kept, float):
        return bool(np.isclose(kept, made, rtol=1e-3, equal_nan=True))
    return kept == made
