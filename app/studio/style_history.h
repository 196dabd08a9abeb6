#pragma once

#include <string>

#include "app/studio/edit_history.h"
#include "core/document/edit_step.h"
#include "core/document/undo_stack.h"
#include "core/types/image.h"
#include "core/types/style_spec.h"

namespace visagiste {

/// How the photo of the Style page is restyled.
struct StyleEdit {
  StyleSpec spec;
  Image mask;  ///< Gray8; empty: the style shows everywhere.

  friend bool operator==(const StyleEdit& a, const StyleEdit& b) {
    return a.spec == b.spec && a.mask.sharedPixels() == b.mask.sharedPixels();
  }
};

/// What has been done to the style of the Style page. Interface thread only.
class StyleHistory : public EditHistory {
  Q_OBJECT
 public:
  using EditHistory::EditHistory;

  [[nodiscard]] const StyleSpec& spec() const { return m_stack.present().spec; }
  [[nodiscard]] const Image& mask() const { return m_stack.present().mask; }
  /// Edits of one movement are one step.
  void edit(const StyleSpec& spec, EditStep step) { push("style", {spec, mask()}, sizeof(StyleSpec), step); }
  void editMask(const Image& mask, EditStep step) { push("mask", {spec(), mask}, mask.byteCount(), step); }
  /// Another picture: the style stays, what was painted on the old one goes.
  void forgetMask() {
    m_stack.reset({spec(), {}});
    Q_EMIT historyChanged();
  }

  [[nodiscard]] bool canUndo() const override { return m_stack.canUndo(); }
  [[nodiscard]] bool canRedo() const override { return m_stack.canRedo(); }
  [[nodiscard]] QString undoWords() const override { return words(m_stack.undoKey()); }
  [[nodiscard]] QString redoWords() const override { return words(m_stack.redoKey()); }
  void undo() override {
    Q_EMIT aboutToStep();
    m_stack.undo();
    Q_EMIT historyChanged();
    Q_EMIT stepped();
  }
  void redo() override {
    Q_EMIT aboutToStep();
    m_stack.redo();
    Q_EMIT historyChanged();
    Q_EMIT stepped();
  }

 Q_SIGNALS:
  void aboutToStep();
  void stepped();

 private:
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20U;  // Some two hundred masks.

  void push(const char* key, StyleEdit edit, std::size_t bytes, EditStep step) {
    m_stack.push(key, std::move(edit), bytes, step == EditStep::Continues);
    Q_EMIT historyChanged();
  }
  static QString words(const std::string& key) {
    return key == "style" ? tr("style") : key == "mask" ? tr("brush stroke") : QString();
  }

  UndoStack<StyleEdit> m_stack{kMostBytes};
};

}  // namespace visagiste
