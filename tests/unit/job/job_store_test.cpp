#include "core/job/job_store.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/base/log.h"
#include "tests/unit/job/job_queue_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
namespace fs = std::filesystem;

namespace {

struct StoreTest {
  fs::path folder = fs::temp_directory_path() / ("visagiste_job_store_" + std::to_string(::getpid()));
  std::shared_ptr<JobRegistry> registry = std::make_shared<JobRegistry>();
  StoreTest() { fs::remove_all(folder); }
  ~StoreTest() { fs::remove_all(folder); }

  [[nodiscard]] std::vector<std::string> files(const fs::path& in) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(in)) {
      if (entry.path().filename() != "queue.lock") {
        names.push_back(entry.path().filename().string());
      }
    }
    std::sort(names.begin(), names.end());
    return names;
  }
};

}  // namespace

TEST_CASE_METHOD(StoreTest, "jobs that waited or ran when the program died are found again", "[job][store]") {
  Gate started;
  addEndlessJob(*registry, "endless", started);
  addJob(*registry, "export", [](RunContext&) { return JobResult(); });
  const fs::path killed = folder / "killed";
  {
    JobQueue queue(registry, {}, folder / "live");
    const JobId done = queue.submit({"export", R"({"number":0})"});
    queue.waitFor(done);
    queue.submit({"endless", "{}"});
    queue.submit({"export", R"({"path":"ä b.obj","scale":0.1})"});
    const JobId unwanted = queue.submit({"export", R"({"number":3})"});
    started.wait();
    queue.cancel(unwanted);
    queue.syncStore();
    fs::copy(folder / "live", killed);  // What a kill at this moment leaves on the disk.
  }
  auto second = std::make_shared<JobRegistry>();
  addJob(*second, "endless", [](RunContext&) { return JobResult(); });
  addJob(*second, "export", [](RunContext&) { return JobResult(); });
  {
    JobQueue queue(second, {}, killed);
    const std::vector<JobStatus> left = queue.statuses();
    REQUIRE(left.size() == 2);
    CHECK(left[0].description.name == "endless");
    CHECK(left[1].description.name == "export");
    CHECK(left[1].description.optionsJson == R"({"path":"ä b.obj","scale":0.1})");
    CHECK(left[0].state == JobState::Waiting);
    CHECK(left[0].held);
    CHECK_THROWS_AS(queue.waitFor(left[0].id), Error);

    const JobId fresh = queue.submit({"export", "{}"});  // A held job does not stand in the way.
    CHECK(fresh > left[1].id);
    CHECK(queue.waitFor(fresh).state == JobState::Done);

    CHECK(queue.restore() == 2);
    CHECK(queue.waitFor(left[0].id).state == JobState::Done);
    CHECK(queue.waitFor(left[1].id).state == JobState::Done);
    CHECK(queue.restore() == 0);
  }
  CHECK(files(killed).empty());
}

TEST_CASE_METHOD(StoreTest, "quitting keeps unfinished jobs, cancelling does not", "[job][store]") {
  Gate started;
  addEndlessJob(*registry, "endless", started);
  {
    JobQueue queue(registry, {}, folder);
    queue.submit({"endless", R"({"number":1})"});
    queue.submit({"endless", R"({"number":2})"});
    started.wait();
  }
  {
    JobQueue queue(registry, {}, folder);
    const std::vector<JobStatus> left = queue.statuses();
    REQUIRE(left.size() == 2);
    queue.cancel(left[0].id);
    CHECK(queue.status(left[0].id).state == JobState::Cancelled);
  }
  JobQueue queue(registry, {}, folder);
  REQUIRE(queue.statuses().size() == 1);
  CHECK(queue.statuses()[0].description.optionsJson == R"({"number":2})");
  CHECK(queue.retry(queue.statuses()[0].id) == queue.statuses()[0].id);  // Starts the held one alone.
}

TEST_CASE_METHOD(StoreTest, "damaged files are set aside and the rest is read", "[job][store]") {
  fs::create_directories(folder);
  std::ofstream(folder / "job-1.json") << "{\"format\":1,\"job\":\"export\",\"opt";  // Torn off.
  std::ofstream(folder / "job-2.json") << R"({"format":1,"job":"export","options":{"number":2}})";
  std::ofstream(folder / "job-3.json") << R"({"format":99,"job":"export","options":{}})";
  std::ofstream(folder / "job-4.json") << R"({"format":1,"job":"export","options":[]})";
  std::ofstream(folder / "job-5.json");
  std::ofstream(folder / "job-6.json") << R"({"format":1,"job":7,"options":{}})";
  std::ofstream(folder / "notes.txt") << "not ours";
  std::ofstream(folder / "job-x.json") << "not ours either";
  fs::create_directories(folder / "job-7.json");

  JobQueue queue(registry, {}, folder);
  REQUIRE(queue.statuses().size() == 1);
  CHECK(queue.statuses()[0].id == 2);
  CHECK(files(folder) == std::vector<std::string>{"job-1.json.damaged", "job-2.json", "job-3.json.damaged",
                                                  "job-4.json.damaged", "job-5.json.damaged", "job-6.json.damaged",
                                                  "job-7.json.damaged", "job-x.json", "notes.txt"});
}

TEST_CASE_METHOD(StoreTest, "a second program on the same folder keeps its hands off", "[job][store]") {
  Gate started;
  addEndlessJob(*registry, "endless", started);
  JobQueue first(registry, {}, folder);
  first.submit({"endless", "{}"});
  first.syncStore();

  JobQueue second(registry, {}, folder);
  CHECK(second.statuses().empty());
  CHECK(second.status(second.submit({"endless", "{}"})).id == 1);
  second.syncStore();
  CHECK(files(folder) == std::vector<std::string>{"job-1.json"});
}

TEST_CASE_METHOD(StoreTest, "a folder that cannot be written costs the memory, not the job", "[job][store]") {
  fs::create_directories(folder);
  std::ofstream(folder / "file") << "in the way";
  addJob(*registry, "export", [](RunContext&) { return JobResult(); });
  JobQueue queue(registry, {}, folder / "file" / "jobs");
  CHECK(queue.waitFor(queue.submit({"export", "{}"})).state == JobState::Done);
}
