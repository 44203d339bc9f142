"""Work off the GUI thread."""

import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread
from shiboken6 import delete

from data.errors import ExportError
from viewer.session.jobs import Jobs


@pytest.fixture
def faults():
    return []


@pytest.fixture
def jobs(qapp, faults):
    jobs = Jobs(faults.append)
    yield jobs
    jobs.close()


def run(qtbot, job):
    """Run a job to its end; return what its signals said, in order."""
    heard = []
    job.progressed.connect(lambda done: heard.append(("progressed", done)))
    job.finished.connect(lambda value: heard.append(("finished", value)))
    job.failed.connect(lambda message: heard.append(("failed", message)))
    job.cancelled.connect(lambda: heard.append(("cancelled",)))
    qtbot.waitUntil(lambda: any(word[0] != "progressed" for word in heard))
    return heard


def test_work_runs_off_the_gui_thread_and_its_result_arrives_on_it(qtbot, jobs):
    threads = []
    job = jobs.start(lambda _: threading.get_ident(), "The work")
    job.finished.connect(lambda worker: threads.append((worker, QThread.currentThread())))
    with qtbot.wait_signal(job.finished):
        pass
    worker, receiver = threads[0]
    assert worker != threading.get_ident()
    assert receiver.isMainThread()


def test_the_last_word_is_the_result(qtbot, jobs):
    def work(on_progress):
        for step in range(5):
            on_progress(step / 5)
        return "done"

    heard = run(qtbot, jobs.start(work, "The work"))
    assert heard[0] == ("progressed", 0.0)
    assert heard[-1] == ("finished", "done")


def test_progress_is_not_told_oftener_than_a_screen_can_show_it(qtbot, jobs):
    def work(on_progress):
        for step in range(50_000):
            on_progress(step / 50_000)

    start = time.monotonic()
    heard = run(qtbot, jobs.start(work, "The work"))
    assert len(heard) <= 30 * (time.monotonic() - start) + 2


def test_a_message_for_the_user_is_passed_on_as_it_is(qtbot, jobs, faults):
    def work(_):
        raise ExportError("The disk is full; free some space.")

    heard = run(qtbot, jobs.start(work, "The export"))
    assert heard == [("failed", "The disk is full; free some space.")]
    assert faults == []


def test_a_fault_is_told_without_its_text_and_reported_with_it(qtbot, jobs, faults):
    def work(_):
        raise KeyError("a private note")

    heard = run(qtbot, jobs.start(work, "The export"))
    assert heard == [("failed", "The export failed through a fault of the program, KeyError.")]
    assert repr(faults) == "[KeyError('a private note')]"


def test_a_fault_does_not_stop_the_jobs_behind_it(qtbot, jobs, faults):
    jobs.start(lambda _: 1 // 0, "The first")
    assert run(qtbot, jobs.start(lambda _: 2, "The second")) == [("finished", 2)]
    assert len(faults) == 1


def test_jobs_run_one_after_the_other_in_their_order(qtbot, jobs):
    running, seen = threading.Lock(), []

    def work(number):
        with running:
            seen.append(number)

    for number in range(5):
        job = jobs.start(lambda _, number=number: work(number), "The work")
    run(qtbot, job)
    assert seen == [0, 1, 2, 3, 4]


def test_cancelled_work_stops_at_its_next_progress(qtbot, jobs):
    started, go_on = threading.Event(), threading.Event()
    reached = []

    def work(on_progress):
        started.set()
        go_on.wait(10)
        on_progress(0.5)
        reached.append("after")

    job = jobs.start(work, "The work")
    started.wait(10)
    job.cancel()
    go_on.set()
    assert run(qtbot, job) == [("cancelled",)]
    assert reached == []


def test_a_job_cancelled_in_the_queue_never_starts(qtbot, jobs):
    go_on = threading.Event()
    jobs.start(lambda _: go_on.wait(10), "The first")
    started = []
    job = jobs.start(lambda _: started.append("started"), "The second")
    job.cancel()
    go_on.set()
    assert run(qtbot, job) == [("cancelled",)]
    assert started == []


def test_a_job_tells_nothing_to_what_was_deleted_and_the_next_one_is_told(qtbot, jobs):
    may_end, heard, done = threading.Event(), [], []

    def work(on_progress):
        may_end.wait()
        on_progress(0.5)
        done.append(True)

    for _ in range(2):
        hearer = QObject()
        job = jobs.start(work, "The work", hearer)
        for signal in (job.progressed, job.finished, job.failed, job.cancelled):
            signal.connect(lambda *_: heard.append("told"))
        delete(hearer)
    may_end.set()
    after = QObject()
    with qtbot.waitSignal(jobs.start(lambda _: None, "The next", after).finished):
        pass
    assert done == [True, True]
    assert heard == []


def test_closing_stops_what_runs_and_silences_it(qtbot, qapp, faults):
    jobs = Jobs(faults.append)
    started, heard = threading.Event(), []

    def work(on_progress):
        started.set()
        while True:
            on_progress(0.5)

    job = jobs.start(work, "The work")
    for signal in (job.progressed, job.finished, job.failed):
        signal.connect(heard.append)
    job.cancelled.connect(lambda: heard.append("cancelled"))
    started.wait(10)
    jobs.close()
    qapp.processEvents()
    assert heard == []


def test_closing_without_any_work_is_immediate(qapp, faults):
    jobs = Jobs(faults.append)
    jobs.close()
    jobs.close()
    assert faults == []


def test_nothing_runs_after_the_worker_was_closed():
    ran = []
    jobs = Jobs(ran.append)
    jobs.close()
    jobs.start(ran.append, "The work")
    assert ran == []
    assert jobs._thread is None
