#include "core/job/latest_slot.h"

#include <chrono>
#include <memory>
#include <thread>

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("the newest item wins and the others are counted", "[job][slot]") {
  LatestSlot<int> slot;
  slot.put(std::make_shared<const int>(1));
  slot.put(std::make_shared<const int>(2));
  slot.put(std::make_shared<const int>(3));

  CHECK(*slot.take() == 3);
  CHECK(slot.droppedCount() == 2);
  CHECK(slot.tryTake() == nullptr);
}

TEST_CASE("an item that was taken is not a drop", "[job][slot]") {
  LatestSlot<int> slot;
  for (int i = 0; i < 5; ++i) {
    slot.put(std::make_shared<const int>(i));
    CHECK(*slot.take() == i);
  }
  CHECK(slot.droppedCount() == 0);
}

TEST_CASE("waiting for an item ends without one", "[job][slot]") {
  LatestSlot<int> slot;
  CHECK(slot.takeFor(std::chrono::milliseconds(0)) == nullptr);
}

TEST_CASE("clearing throws an item away uncounted", "[job][slot]") {
  LatestSlot<int> slot;
  slot.put(std::make_shared<const int>(1));
  slot.clear();
  CHECK(slot.tryTake() == nullptr);
  CHECK(slot.droppedCount() == 0);
}

TEST_CASE("closing wakes a waiting consumer", "[job][slot]") {
  LatestSlot<int> slot;
  std::shared_ptr<const int> taken = std::make_shared<const int>(7);
  std::thread consumer([&] { taken = slot.take(); });
  slot.close();
  consumer.join();

  CHECK(taken == nullptr);
  CHECK(slot.isClosed());
}

TEST_CASE("a closed slot holds nothing and takes nothing", "[job][slot]") {
  LatestSlot<int> slot;
  slot.put(std::make_shared<const int>(1));
  slot.close();
  slot.put(std::make_shared<const int>(2));
  CHECK(slot.take() == nullptr);
}

TEST_CASE("producer and consumer together account for every item", "[job][slot]") {
  constexpr int kItems = 20000;
  LatestSlot<int> slot;
  std::uint64_t takenCount = 0;
  int last = -1;
  bool rising = true;
  std::thread consumer([&] {
    while (last != kItems - 1) {
      const auto item = slot.take();
      rising = rising && *item > last;
      last = *item;
      ++takenCount;
    }
  });
  for (int i = 0; i < kItems; ++i) {
    slot.put(std::make_shared<const int>(i));
  }
  consumer.join();

  CHECK(rising);
  CHECK(takenCount + slot.droppedCount() == kItems);
}
