// Records a take until it is killed, and says on standard output how many samples have been appended. For the test that
// a take outlives the program.

#include <cstdio>

#include "core/expression/take_file.h"
#include "tests/support/sample_takes.h"

int main(int argc, char** argv) {
  using namespace visagiste;
  if (argc != 2) {
    return 2;
  }
  constexpr int kSamples = 100'000;  // Ends by itself should nobody kill it.
  const Take take = test::sampleTake(64);
  TakeWriter writer(argv[1], take.description);
  for (int i = 0; i < kSamples; ++i) {
    CaptureSample sample = take.samples[static_cast<std::size_t>(i) % take.samples.size()];
    sample.seconds = i / 30.0;
    writer.append(sample);
    std::printf("%d\n", i + 1);
    std::fflush(stdout);
  }
  return 0;
}
