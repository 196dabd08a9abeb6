#include "core/job/job_queue.h"

#include <atomic>
#include <map>
#include <new>
#include <random>
#include <stdexcept>
#include <string>

#include "core/base/error.h"
#include "tests/unit/job/job_queue_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr const char* kNoOptions = "{}";

struct QueueTest {
  std::shared_ptr<JobRegistry> registry = std::make_shared<JobRegistry>();
  ChangeLog log;
  JobQueue::OnChange onChange = [this](const JobStatus& status) { log.add(status); };
};

}  // namespace

TEST_CASE_METHOD(QueueTest, "jobs run in the order they were submitted", "[job][queue]") {
  std::vector<std::string> order;  // One worker: no lock needed.
  registry->add("note", [&order](const std::string& options) {
    return std::make_unique<FunctionJob>([&order, options](RunContext&) {
      order.push_back(options);
      return JobResult();
    });
  });
  JobQueue queue(registry, onChange);
  JobId last = 0;
  for (int i = 0; i < 5; ++i) {
    last = queue.submit({"note", "{\"i\":" + std::to_string(i) + "}"});
  }
  CHECK(queue.waitFor(last).state == JobState::Done);
  CHECK(order == std::vector<std::string>{"{\"i\":0}", "{\"i\":1}", "{\"i\":2}", "{\"i\":3}", "{\"i\":4}"});
}

TEST_CASE_METHOD(QueueTest, "a job passes through its states and leaves its result", "[job][queue]") {
  addJob(*registry, "answer", [](RunContext& context) {
    context.report(0.5F, "half");
    return JobResult{{"answer.json"}, "{\"answer\":42}", 42};
  });
  JobQueue queue(registry, onChange);
  const JobId id = queue.submit({"answer", kNoOptions});
  const JobStatus done = log.waitFor(id, JobState::Done);

  CHECK(done.fraction == 1.0F);
  CHECK(done.stageKey == "half");
  CHECK(done.message.empty());
  REQUIRE(done.result);
  CHECK(std::any_cast<int>(done.result->value) == 42);
  CHECK(done.result->files.front() == "answer.json");

  std::vector<JobState> states;
  for (const JobStatus& change : log.changes()) {
    states.push_back(change.state);
  }
  CHECK(states == std::vector<JobState>{JobState::Waiting, JobState::Running, JobState::Running, JobState::Done});
}

TEST_CASE_METHOD(QueueTest, "a waiting job is cancelled at once and never runs", "[job][queue]") {
  Gate gate;
  Gate started;
  std::atomic<bool> ran{false};
  addJob(*registry, "block", [&](RunContext&) {
    started.open();
    gate.wait();
    return JobResult();
  });
  addJob(*registry, "touch", [&](RunContext&) {
    ran = true;
    return JobResult();
  });
  JobQueue queue(registry, onChange);
  const JobId blocking = queue.submit({"block", kNoOptions});
  const JobId waiting = queue.submit({"touch", kNoOptions});
  started.wait();

  queue.cancel(waiting);
  CHECK(queue.status(waiting).state == JobState::Cancelled);
  CHECK(log.waitFor(waiting, JobState::Cancelled).message.empty());

  gate.open();
  CHECK(queue.waitFor(blocking).state == JobState::Done);
  CHECK_FALSE(ran);
}

TEST_CASE_METHOD(QueueTest, "a running job is cancelled at its next checkpoint", "[job][queue]") {
  Gate started;
  addEndlessJob(*registry, "endless", started);
  JobQueue queue(registry, onChange);
  const JobId id = queue.submit({"endless", kNoOptions});
  started.wait();
  CHECK(queue.status(id).state == JobState::Running);

  queue.cancel(id);
  const JobStatus status = queue.waitFor(id);
  CHECK(status.state == JobState::Cancelled);
  CHECK(status.message.empty());
  CHECK_FALSE(status.result);

  queue.cancel(id);  // A finished one stays as it is.
  CHECK(queue.status(id).state == JobState::Cancelled);
}

TEST_CASE_METHOD(QueueTest, "a failed job keeps the message meant for a person", "[job][queue]") {
  addJob(*registry, "noface",
         [](RunContext&) -> JobResult { throw Error(ErrorCode::NoFace, "There is no face in 'wall.jpg'."); });
  addJob(*registry, "bug", [](RunContext&) -> JobResult { throw std::out_of_range("index 9"); });
  addJob(*registry, "strange", [](RunContext&) -> JobResult { throw 42; });
  addJob(*registry, "huge", [](RunContext&) -> JobResult { throw std::bad_alloc(); });
  addJob(*registry, "fine", [](RunContext&) { return JobResult(); });
  JobQueue queue(registry, onChange);

  const JobStatus noFace = queue.waitFor(queue.submit({"noface", kNoOptions}));
  CHECK(noFace.state == JobState::Failed);
  CHECK(noFace.message == "There is no face in 'wall.jpg'.");
  CHECK(*noFace.errorCode == ErrorCode::NoFace);

  const JobStatus bug = queue.waitFor(queue.submit({"bug", kNoOptions}));
  CHECK(bug.message == "The job 'bug' stopped because of an internal error: index 9");
  CHECK(*bug.errorCode == ErrorCode::Internal);
  CHECK(queue.waitFor(queue.submit({"strange", kNoOptions})).state == JobState::Failed);
  CHECK(*queue.waitFor(queue.submit({"huge", kNoOptions})).errorCode == ErrorCode::OutOfMemory);

  const JobStatus unknown = queue.waitFor(queue.submit({"dance", kNoOptions}));
  CHECK(unknown.message == "There is no job named 'dance'.");

  CHECK(queue.waitFor(queue.submit({"fine", kNoOptions})).state == JobState::Done);  // The worker goes on.
}

TEST_CASE_METHOD(QueueTest, "options that are no JSON object are refused", "[job][queue]") {
  JobQueue queue(registry, onChange);
  CHECK_THROWS_AS(queue.submit({"any", ""}), Error);
  CHECK_THROWS_AS(queue.submit({"any", "[1, 2]"}), Error);
  CHECK_THROWS_AS(queue.submit({"any", "{\"a\":"}), Error);
  CHECK(queue.statuses().empty());
}

TEST_CASE_METHOD(QueueTest, "a finished job can be tried again", "[job][queue]") {
  int attempts = 0;
  addJob(*registry, "second", [&attempts](RunContext&) -> JobResult {
    if (++attempts == 1) {
      throw Error(ErrorCode::Unwritable, "The disk is full.");
    }
    return {};
  });
  JobQueue queue(registry, onChange);
  const JobId id = queue.submit({"second", kNoOptions});
  CHECK(queue.waitFor(id).state == JobState::Failed);

  CHECK(queue.retry(id) == id);
  const JobStatus again = queue.waitFor(id);
  CHECK(again.state == JobState::Done);
  CHECK(again.message.empty());
  CHECK_FALSE(again.errorCode.has_value());
  CHECK(queue.statuses().size() == 1);
}

TEST_CASE_METHOD(QueueTest, "what cannot be retried says so", "[job][queue]") {
  Gate started;
  addEndlessJob(*registry, "endless", started);
  JobQueue queue(registry, onChange);
  const JobId id = queue.submit({"endless", kNoOptions});
  started.wait();
  CHECK_THROWS_AS(queue.retry(id), Error);
  CHECK_THROWS_AS(queue.retry(id + 1), Error);
  CHECK_THROWS_AS(queue.cancel(id + 1), Error);
  CHECK_THROWS_AS(queue.status(id + 1), Error);
  CHECK_THROWS_AS(queue.waitFor(id + 1), Error);
}

TEST_CASE_METHOD(QueueTest, "clearing forgets finished jobs only", "[job][queue]") {
  Gate started;
  addJob(*registry, "fine", [](RunContext&) { return JobResult(); });
  addEndlessJob(*registry, "endless", started);
  JobQueue queue(registry, onChange);
  const JobId done = queue.submit({"fine", kNoOptions});
  const JobId running = queue.submit({"endless", kNoOptions});
  const JobId waiting = queue.submit({"fine", kNoOptions});
  queue.waitFor(done);
  started.wait();

  queue.clearFinished();
  const std::vector<JobStatus> left = queue.statuses();
  REQUIRE(left.size() == 2);
  CHECK(left[0].id == running);
  CHECK(left[1].id == waiting);
}

TEST_CASE_METHOD(QueueTest, "destroying the queue cancels the running job and joins", "[job][queue]") {
  Gate started;
  addEndlessJob(*registry, "endless", started);
  {
    JobQueue queue(registry, onChange);
    queue.submit({"endless", kNoOptions});
    queue.submit({"endless", kNoOptions});
    started.wait();
  }
  for (const JobStatus& change : log.changes()) {
    CHECK_FALSE(isFinished(change.state));  // Nothing is reported once the queue goes away.
  }
}

TEST_CASE_METHOD(QueueTest, "an idle queue can be destroyed", "[job][queue]") {
  const JobQueue queue(registry, onChange);
  CHECK(queue.statuses().empty());
}

TEST_CASE_METHOD(QueueTest, "progress is throttled, new stages are not", "[job][queue]") {
  // The clock moves 10 ms a report: of 100 reports in one stage one in ten may pass.
  std::atomic<int> ticks{0};
  JobQueueOptions options;
  options.now = [&ticks] {
    return std::chrono::steady_clock::time_point() + std::chrono::milliseconds(10 * ticks.load());
  };
  addJob(*registry, "count", [&ticks](RunContext& context) {
    for (int i = 0; i < 100; ++i) {
      ++ticks;
      context.report(static_cast<float>(i) / 100.0F, "count");
    }
    context.report(0.99F, "finish");
    context.report(0.5F, "finish");  // A fraction that falls is held.
    return JobResult();
  });
  JobQueue queue(registry, onChange, {}, options);
  const JobId id = queue.submit({"count", kNoOptions});
  const JobStatus done = log.waitFor(id, JobState::Done);
  CHECK(done.elapsedS == Approx(1.0));

  int counted = 0;
  int finishes = 0;
  float fraction = 0.0F;
  double remainingS = 1e9;
  for (const JobStatus& change : log.changes()) {
    counted += change.state == JobState::Running && change.stageKey == "count" ? 1 : 0;
    finishes += change.state == JobState::Running && change.stageKey == "finish" ? 1 : 0;
    CHECK(change.fraction >= fraction);
    fraction = change.fraction;
    if (change.remainingS) {
      CHECK(*change.remainingS <= remainingS);
      remainingS = *change.remainingS;
    }
  }
  CHECK(counted == 10);
  CHECK(finishes == 1);
  CHECK(remainingS < 0.2);
}

TEST_CASE_METHOD(QueueTest, "a change may call the queue", "[job][queue]") {
  addJob(*registry, "first", [](RunContext&) { return JobResult(); });
  addJob(*registry, "second", [](RunContext&) { return JobResult(); });
  JobQueue* queuePointer = nullptr;
  std::promise<JobId> followed;
  JobQueue queue(registry, [&](const JobStatus& status) {
    log.add(status);
    if (status.description.name == "first" && status.state == JobState::Done) {
      followed.set_value(queuePointer->submit({"second", kNoOptions}));
    }
  });
  queuePointer = &queue;
  queue.submit({"first", kNoOptions});
  CHECK(log.waitFor(followed.get_future().get(), JobState::Done).description.name == "second");
}

TEST_CASE_METHOD(QueueTest, "two workers run two jobs at the same time", "[job][queue]") {
  Gate first;
  Gate second;
  addJob(*registry, "first", [&](RunContext&) {
    first.open();
    second.wait();
    return JobResult();
  });
  addJob(*registry, "second", [&](RunContext&) {
    first.wait();
    second.open();
    return JobResult();
  });
  JobQueueOptions options;
  options.workers = 2;
  JobQueue queue(registry, onChange, {}, options);
  const JobId a = queue.submit({"first", kNoOptions});
  const JobId b = queue.submit({"second", kNoOptions});
  CHECK(queue.waitFor(a).state == JobState::Done);
  CHECK(queue.waitFor(b).state == JobState::Done);

  options.workers = 0;
  CHECK_THROWS_AS(JobQueue(registry, {}, {}, options), Error);
}

TEST_CASE_METHOD(QueueTest, "many threads submit, cancel and retry together", "[job][queue][stress]") {
  registry->add("work", [](const std::string& options) {
    return std::make_unique<FunctionJob>([options](RunContext& context) -> JobResult {
      for (int i = 0; i < 20; ++i) {
        context.checkpoint();
        context.report(static_cast<float>(i) / 20.0F, i < 10 ? "a" : "b");
      }
      if (options.size() % 2 == 0) {
        throw Error(ErrorCode::NoFace, "No face.");
      }
      return {};
    });
  });
  JobQueueOptions options;
  options.workers = 3;
  JobQueue queue(registry, onChange, {}, options);

  std::vector<std::thread> people;
  for (unsigned person = 0; person < 4; ++person) {
    people.emplace_back([&queue, person] {
      std::mt19937 random(17 + person);
      std::vector<JobId> mine;
      for (int i = 0; i < 200; ++i) {
        mine.push_back(queue.submit({"work", random() % 2 == 0 ? "{}" : "{ }"}));
        const JobId any = mine[random() % mine.size()];
        if (random() % 3 == 0) {
          queue.cancel(any);
        } else if (isFinished(queue.status(any).state)) {
          queue.retry(any);
        }
      }
      for (const JobId id : mine) {
        queue.waitFor(id);
      }
    });
  }
  for (std::thread& person : people) {
    person.join();
  }

  const std::vector<JobStatus> ends = queue.statuses();
  CHECK(ends.size() == 800);
  for (const JobStatus& end : ends) {
    CHECK(isFinished(end.state));
    CHECK(log.waitFor(end.id, end.state).id == end.id);
  }
  // Changes of one job arrive in order: a run never reports anything after its end but a new start.
  std::map<JobId, JobState> last;
  for (const JobStatus& change : log.changes()) {
    const auto before = last.find(change.id);
    if (before != last.end() && isFinished(before->second)) {
      CHECK(change.state == JobState::Waiting);
    }
    last[change.id] = change.state;
  }
}
