#pragma once

#include <string_view>

namespace visagiste {

/// How long work talks to whoever waits for it. Called on the thread that does the work.
class RunContext {
 public:
  virtual ~RunContext() = default;

  /// Throws Cancelled if the work is no longer wanted. Called at least every 100 ms.
  virtual void checkpoint() = 0;

  /// fraction: 0..1 of the whole job, never falling. stageKey: e.g. "fit.refine"; the interface translates it.
  virtual void report(float fraction, std::string_view stageKey) = 0;
};

/// For callers that neither cancel nor watch.
class QuietContext final : public RunContext {
 public:
  void checkpoint() override {}
  void report(float, std::string_view) override {}
};

/// A part of a longer job: maps its fractions 0..1 into [begin, end] of the outer one.
class StageContext final : public RunContext {
 public:
  StageContext(RunContext& outer, float begin, float end) : m_outer(outer), m_begin(begin), m_end(end) {}
  void checkpoint() override { m_outer.checkpoint(); }
  void report(float fraction, std::string_view stageKey) override {
    m_outer.report(m_begin + (m_end - m_begin) * fraction, stageKey);
  }

 private:
  RunContext& m_outer;
  float m_begin;
  float m_end;
};

}  // namespace visagiste
