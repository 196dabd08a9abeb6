#pragma once

#include "app/studio/edit_history.h"
#include "core/document/edit_step.h"
#include "core/document/undo_stack.h"
#include "core/types/garment.h"

namespace visagiste {

/// What the person of the page wears, with undo. Interface thread only.
class OutfitHistory : public EditHistory {
  Q_OBJECT
 public:
  explicit OutfitHistory(QObject* parent = nullptr);

  [[nodiscard]] const Outfit& outfit() const { return m_history.present(); }
  /// Undressed, as another person is; nothing can be undone.
  void reset();
  void edit(const Outfit& outfit, EditStep step);
  /// Instead of what is worn.
  void change(const Outfit& outfit);
  /// On top of what is worn.
  void putOn(std::shared_ptr<const Garment> garment);

  [[nodiscard]] bool canUndo() const override { return m_history.canUndo(); }
  [[nodiscard]] bool canRedo() const override { return m_history.canRedo(); }
  [[nodiscard]] QString undoWords() const override;
  [[nodiscard]] QString redoWords() const override;
  void undo() override;
  void redo() override;

 Q_SIGNALS:
  void outfitChanged();

 private:
  void announce(const Outfit& before);

  UndoStack<Outfit> m_history;
};

}  // namespace visagiste
