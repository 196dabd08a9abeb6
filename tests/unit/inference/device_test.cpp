#include "core/inference/device.h"

#include <cstdlib>
#include <string>

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// Sets a variable of the environment for one test.
class EnvironmentValue {
 public:
  EnvironmentValue(const char* name, const char* value) : m_name(name) {
    if (const char* before = std::getenv(name))
      m_before = before;
    ::setenv(name, value, 1);
  }
  ~EnvironmentValue() {
    if (m_before.empty())
      ::unsetenv(m_name);
    else
      ::setenv(m_name, m_before.c_str(), 1);
  }
  EnvironmentValue(const EnvironmentValue&) = delete;
  EnvironmentValue& operator=(const EnvironmentValue&) = delete;

 private:
  const char* m_name;
  std::string m_before;
};

}  // namespace

TEST_CASE("live work takes one thread, batch work at most two", "[device]") {
  CHECK(chooseDevice(Workload::Live).threads == 1);
  const int threads = chooseDevice(Workload::Batch).threads;
  CHECK(threads >= 1);
  CHECK(threads <= 2);
  CHECK_FALSE(chooseDevice(Workload::Live).name.empty());
}

TEST_CASE("the wanted precision is taken, else that of the environment", "[device]") {
  const EnvironmentValue environment("VISAGISTE_PRECISION", "fp32");
  CHECK(chooseDevice(Workload::Live).precision == Precision::Float32);
  CHECK(chooseDevice(Workload::Live, Precision::BFloat16).precision == Precision::BFloat16);
}

TEST_CASE("an unknown precision in the environment is an error that says so", "[device]") {
  const EnvironmentValue environment("VISAGISTE_PRECISION", "int8");
  CHECK_THROWS_WITH(chooseDevice(Workload::Batch), Catch::Contains("VISAGISTE_PRECISION") && Catch::Contains("int8"));
}

TEST_CASE("a processor without bfloat16 gets float32", "[device]") {
  const EnvironmentValue environment("VISAGISTE_PRECISION", "");
  const ComputeDevice device = chooseDevice(Workload::Live);
  if (device.kind == DeviceKind::Cpu && !processorHasBFloat16())
    CHECK(device.precision == Precision::Float32);
}
