#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <vector>

#include "core/types/makeup_look.h"
#include "widgets/palettes/picture_shelf.h"

namespace visagiste {

/// A look on offer.
struct ShelfLook {
  MakeupLook look;
  bool isOwn = false;  ///< Saved by the person: can be renamed and deleted.
};

/// Looks on offer with pictures of them on the present face. Row 0 is the bare face.
class ShelfModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { SearchRole = Qt::UserRole + 1 };

  explicit ShelfModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void setLooks(std::vector<ShelfLook> looks);
  [[nodiscard]] const std::vector<ShelfLook>& looks() const { return m_looks; }
  /// Row 0: nothing.
  [[nodiscard]] const ShelfLook* lookOfRow(int row) const;
  /// Null shows none; pictures of all rows are square.
  void setPicture(int row, const QImage& picture);
  void clearPictures();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<ShelfLook> m_looks;
  std::vector<QImage> m_pictures;  ///< One a row; null until painted.
};

/// A view of the looks on offer. A click or Enter puts a look on. Typing finds a look.
class LookShelf : public PictureShelf {
  Q_OBJECT
 public:
  LookShelf(ShelfModel* model, ShelfShape shape, QWidget* parent = nullptr);

  /// Marks the look that is worn, if it is on offer as it is; one without layers is the bare face.
  void setCurrent(const MakeupLook& look);

 Q_SIGNALS:
  void lookChosen(const visagiste::MakeupLook& look);
  /// Wishes of the menu over an own look; exporting works on all.
  void renameRequested(const visagiste::MakeupLook& look);
  void deleteRequested(const visagiste::MakeupLook& look);
  void exportRequested(const visagiste::MakeupLook& look);

 private:
  void showMenu(int row, const QPoint& place);

  ShelfModel* m_model;
};

}  // namespace visagiste
