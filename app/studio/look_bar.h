#pragma once

#include <QWidget>

#include "app/studio/studio_context.h"
#include "core/document/edit_step.h"
#include "core/types/makeup_look.h"

class QLineEdit;
class QToolButton;

namespace visagiste {

class LookBlend;
class LookKeeper;
class LookShelf;
class ShelfModel;

/// The looks on offer under a picture: search, save, import, and everything that can be done to a look on the shelf.
class LookBar : public QWidget {
  Q_OBJECT
 public:
  /// keeper and model outlive the bar.
  LookBar(const StudioContext& context, LookKeeper* keeper, ShelfModel* model, QWidget* parent = nullptr);

  /// The look that would be saved, and that is marked on the shelf.
  void setWorn(const MakeupLook& look);
  /// Connects the wishes of another view of the same looks.
  void serve(LookShelf* shelf);

 Q_SIGNALS:
  void lookChosen(const visagiste::MakeupLook& look);
  void blendEdited(const visagiste::MakeupLook& look, visagiste::EditStep step);

 private:
  void refreshLooks();
  void saveWorn();
  void rename(const MakeupLook& look);
  void exportLook(const MakeupLook& look);
  void importLook();

  StudioContext m_context;
  LookKeeper* m_keeper;
  ShelfModel* m_model;
  LookShelf* m_strip;
  LookBlend* m_blend;
  QLineEdit* m_search = nullptr;
  QToolButton* m_save = nullptr;
  MakeupLook m_worn;
  bool m_isBlending = false;
};

}  // namespace visagiste
