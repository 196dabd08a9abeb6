#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace visagiste {

/// A present value with the values before and after it.
///
/// Value: cheap to copy (large parts shared) and comparable. Steps pushed with the same key while a movement is
/// open merge into one. Bounded: the oldest steps go first when the bytes they keep alive exceed the limit.
template <typename Value>
class UndoStack {
 public:
  explicit UndoStack(std::size_t limitBytes) : m_limitBytes(limitBytes) {}

  [[nodiscard]] const Value& present() const { return m_present; }
  [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
  [[nodiscard]] bool canRedo() const { return !m_future.empty(); }
  [[nodiscard]] std::string undoKey() const { return m_past.empty() ? std::string() : m_past.back().key; }
  [[nodiscard]] std::string redoKey() const { return m_future.empty() ? std::string() : m_future.back().key; }
  [[nodiscard]] std::size_t pastCount() const { return m_past.size(); }
  [[nodiscard]] bool isModified() const { return m_presentId != m_savedId; }
  void markSaved() { m_savedId = m_presentId; }

  /// Forgets everything; `present` counts as saved.
  void reset(Value present) {
    m_present = std::move(present);
    m_past.clear();
    m_future.clear();
    m_movementIsOpen = false;
    m_presentId = ++m_lastId;
    m_savedId = m_presentId;
  }

  /// Makes `next` the present. keepsOpen: the next push with this key continues the same step.
  /// bytes: what the step keeps alive beyond what the present shares with it.
  void push(const std::string& key, Value next, std::size_t bytes, bool keepsOpen) {
    const bool continues = m_movementIsOpen && !m_past.empty() && m_past.back().key == key;
    m_movementIsOpen = keepsOpen;
    if (next == m_present) {
      return;
    }
    if (!continues) {
      m_past.push_back({key, std::move(m_present), bytes, m_presentId});
    }
    m_present = std::move(next);
    m_presentId = ++m_lastId;
    m_future.clear();
    trim();
  }

  void undo() { step(m_past, m_future); }
  void redo() { step(m_future, m_past); }

 private:
  struct Entry {
    std::string key;  ///< What was done between this value and the one after it.
    Value value;
    std::size_t bytes = 0;
    std::uint64_t id = 0;
  };

  void step(std::deque<Entry>& from, std::deque<Entry>& to) {
    m_movementIsOpen = false;
    if (from.empty()) {
      return;
    }
    Entry entry = std::move(from.back());
    from.pop_back();
    to.push_back({entry.key, std::move(m_present), entry.bytes, m_presentId});
    m_present = std::move(entry.value);
    m_presentId = entry.id;
  }

  void trim() {
    std::size_t total = 0;
    for (const Entry& entry : m_past) {
      total += entry.bytes;
    }
    while (m_past.size() > 1 && total > m_limitBytes) {
      total -= m_past.front().bytes;
      m_past.pop_front();
    }
  }

  std::size_t m_limitBytes;
  Value m_present{};
  std::deque<Entry> m_past;
  std::deque<Entry> m_future;
  bool m_movementIsOpen = false;
  std::uint64_t m_lastId = 0;
  std::uint64_t m_presentId = 0;
  std::uint64_t m_savedId = 0;
};

}  // namespace visagiste
