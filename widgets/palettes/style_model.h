#pragma once

#include <QAbstractListModel>
#include <QImage>
#include <QString>
#include <vector>

namespace visagiste {

/// A style on offer.
struct ShelfStyle {
  QString file;         ///< Pack or picture; what a StyleSpec names it by.
  QString title;        ///< In the person's language.
  QString description;  ///< May be empty.
  QImage thumbnail;     ///< Of some portrait; null where there is none.
  bool isOwn = false;   ///< The person's: can be renamed and deleted.
};

/// Styles on offer with pictures of the present photo in them. Row 0 is the photo as it is.
class StyleModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { SearchRole = Qt::UserRole + 1 };

  explicit StyleModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void setStyles(std::vector<ShelfStyle> styles);
  [[nodiscard]] const std::vector<ShelfStyle>& styles() const { return m_styles; }
  /// Row 0: nothing.
  [[nodiscard]] const ShelfStyle* styleOfRow(int row) const;
  /// 0 for no file, -1 for one that is not on offer.
  [[nodiscard]] int rowOf(const QString& file) const;
  void setPicture(int row, const QImage& picture);
  /// The thumbnails of the packs stand in.
  void clearPictures();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  std::vector<ShelfStyle> m_styles;
  std::vector<QImage> m_pictures;  ///< One a row; null until painted.
};

}  // namespace visagiste
