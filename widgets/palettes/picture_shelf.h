#pragma once

#include <QWidget>

class QAbstractItemModel;
class QLabel;
class QListView;
class QSortFilterProxyModel;
class QStyledItemDelegate;

namespace visagiste {

enum class ShelfShape {
  Strip = 1,  ///< One row that scrolls sideways.
  Sheet,      ///< Rows of larger pictures: a contact sheet.
};

/// Draws a model's rows as PictureShelf does: a picture of so many pixels with its name below. One cell is as large as its
/// sizeHint().
[[nodiscard]] QStyledItemDelegate* makePictureDelegate(int picturePx, QObject* parent);

/// A view of things on offer, each a picture with a name. A click or Enter takes one. Typing finds one.
///
/// Of the model: DisplayRole is the name, DecorationRole a square QImage, BackgroundRole a list of colours that stand
/// for a picture until there is one.
class PictureShelf : public QWidget {
  Q_OBJECT
 public:
  /// searchRole: the text that a search looks through.
  PictureShelf(QAbstractItemModel* model, int searchRole, ShelfShape shape, QWidget* parent = nullptr);

  /// Marks a row of the model; -1 none.
  void setCurrentRow(int row);
  [[nodiscard]] QListView* view() const { return m_view; }
  /// Empty shows all.
  void setSearch(const QString& text);
  /// The view is called the same with "View" behind.
  void setNames(const QString& objectName, const QString& accessibleName);
  /// Shown where a search finds nothing.
  void setNothingText(const QString& text);

 Q_SIGNALS:
  void rowChosen(int row);
  /// The menu of a row is wanted at this place of the screen.
  void menuRequested(int row, const QPoint& place);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  [[nodiscard]] int rowOf(const QModelIndex& shown) const;
  void take(const QModelIndex& shown);
  void askForMenu(const QPoint& position);

  QSortFilterProxyModel* m_filter;
  QListView* m_view;
  QLabel* m_nothing;
};

}  // namespace visagiste
