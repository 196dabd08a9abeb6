#pragma once

#include <QWidget>

#include "app/studio/studio_context.h"
#include "core/document/edit_step.h"
#include "core/types/makeup_look.h"

class QLineEdit;
class QProgressBar;
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

  /// A photograph's makeup is being read: how far it is. Until endReading() no other one is taken.
  void showReading(double fraction, const QString& stage);
  void endReading();

 Q_SIGNALS:
  void lookChosen(const visagiste::MakeupLook& look);
  void blendEdited(const visagiste::MakeupLook& look, visagiste::EditStep step);
  /// The makeup of this photograph is wanted: chosen, or dropped on the bar.
  void photoChosen(const QString& file);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void refreshLooks();
  void saveWorn();
  void rename(const MakeupLook& look);
  void exportLook(const MakeupLook& look);
  void importLook();
  void choosePhoto();

  StudioContext m_context;
  LookKeeper* m_keeper;
  ShelfModel* m_model;
  LookShelf* m_strip;
  LookBlend* m_blend;
  QLineEdit* m_search = nullptr;
  QToolButton* m_save = nullptr;
  QToolButton* m_photo = nullptr;
  QProgressBar* m_reading = nullptr;
  MakeupLook m_worn;
  bool m_isBlending = false;
};

}  // namespace visagiste
