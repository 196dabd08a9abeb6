#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/edit_history.h"
#include "core/document/edit_step.h"
#include "core/document/undo_stack.h"
#include "core/expression/take_edit.h"
#include "core/expression/take_keys.h"

namespace visagiste {

/// Everything of a performance that undo takes back. A value: takes are shared.
struct PerformanceEdit {
  QString takeName;                            ///< Empty: no take is open.
  std::shared_ptr<const Take> base;            ///< Without the keys; null: none is open.
  std::vector<TakeKey> keys;                   ///< On top of it.
  std::vector<ChannelAdjustment> adjustments;  ///< One a channel of the face model; empty: none.

  friend bool operator==(const PerformanceEdit& a, const PerformanceEdit& b) {
    return a.takeName == b.takeName && a.base == b.base && a.keys == b.keys && a.adjustments == b.adjustments;
  }
};

/// A stretch of a take, of some of its channels.
struct TakeSpan {
  double beginS = 0;
  double endS = 0;
  std::vector<std::string> channels;
};

/// The open take and the channels' adjustments, with undo. Interface thread only.
///
/// Keys lie on top of the take until an edit of their channel takes them in; they are written into the file with it.
class TakeEditor : public EditHistory {
  Q_OBJECT
 public:
  explicit TakeEditor(QObject* parent = nullptr);

  [[nodiscard]] const PerformanceEdit& edit() const { return m_history.present(); }
  [[nodiscard]] bool hasTake() const { return edit().base != nullptr; }
  /// With its keys; null without a take.
  [[nodiscard]] std::shared_ptr<const Take> take() const { return m_take; }

  /// A take that was opened or recorded; undo goes back to the one before.
  void open(const QString& name, std::shared_ptr<const Take> take);
  void close();
  /// The open take is called otherwise now: undo cannot go back beyond that.
  void rename(const QString& name);

  /// Key of a channel; throws Error{InvalidArgument} for one that the take does not have. A key at the same moment
  /// (within half a frame of 60 a second) is replaced. Returns its index.
  int addKey(const TakeKey& key);
  /// Moves a key in time (between its neighbours) and value.
  void moveKey(int index, double seconds, float value, EditStep step);
  void removeKey(int index);
  /// Keeps what lies in the span.
  void trim(double beginS, double endS);
  void smooth(const visagiste::TakeSpan& span, double sigmaS);
  void scale(const visagiste::TakeSpan& span, float gain, EditStep step);
  /// Back to what was recorded.
  void replaceBase(std::shared_ptr<const Take> take);

  /// From an earlier run of the program: not a step of undo. Before anything is edited.
  void restoreAdjustments(std::vector<ChannelAdjustment> adjustments);
  void setAdjustments(std::vector<ChannelAdjustment> adjustments, EditStep step);

  [[nodiscard]] bool canUndo() const override { return m_history.canUndo(); }
  [[nodiscard]] bool canRedo() const override { return m_history.canRedo(); }
  [[nodiscard]] QString undoWords() const override;
  [[nodiscard]] QString redoWords() const override;
  void undo() override;
  void redo() override;

 Q_SIGNALS:
  /// Another take, or none.
  void takeOpened();
  /// Keys or samples of the take. isOver: no more of the same movement follows, or a step was undone.
  void takeChanged(bool isOver);
  void adjustmentsChanged();

 private:
  void push(const char* key, PerformanceEdit next, EditStep step, std::size_t bytes = 0);
  void announce(const PerformanceEdit& before, bool isOver);
  void editSpan(const char* key, const TakeSpan& span, EditStep step, const std::function<Take(const Take&)>& edit);

  UndoStack<PerformanceEdit> m_history;
  std::shared_ptr<const Take> m_take;
  std::optional<PerformanceEdit> m_scaledFrom;  ///< Where an open movement of scale() began.
};

}  // namespace visagiste
