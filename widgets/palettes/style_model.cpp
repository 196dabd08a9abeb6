#include "widgets/palettes/style_model.h"

#include <algorithm>
#include <utility>

namespace visagiste {

void StyleModel::setStyles(std::vector<ShelfStyle> styles) {
  beginResetModel();
  m_styles = std::move(styles);
  m_pictures.assign(m_styles.size() + 1, QImage());
  endResetModel();
}

const ShelfStyle* StyleModel::styleOfRow(int row) const {
  return row >= 1 && row < rowCount() ? &m_styles[static_cast<std::size_t>(row) - 1] : nullptr;
}

int StyleModel::rowOf(const QString& file) const {
  if (file.isEmpty()) {
    return 0;
  }
  const auto found =
      std::find_if(m_styles.begin(), m_styles.end(), [&file](const ShelfStyle& style) { return style.file == file; });
  return found == m_styles.end() ? -1 : static_cast<int>(found - m_styles.begin()) + 1;
}

void StyleModel::setPicture(int row, const QImage& picture) {
  if (row >= 0 && row < rowCount() && static_cast<std::size_t>(row) < m_pictures.size()) {
    m_pictures[static_cast<std::size_t>(row)] = picture;
    Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
  }
}

void StyleModel::clearPictures() {
  m_pictures.assign(m_styles.size() + 1, QImage());
  Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
}

int StyleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_styles.size()) + 1;
}

QVariant StyleModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const ShelfStyle* style = styleOfRow(index.row());
  const QString title = style == nullptr ? tr("As it is") : style->title;
  switch (role) {
    case Qt::DisplayRole:
      return title;
    case SearchRole:
      return style == nullptr ? title : title + QLatin1Char('\n') + style->description;
    case Qt::DecorationRole: {
      const auto row = static_cast<std::size_t>(index.row());
      const QImage picture = row < m_pictures.size() ? m_pictures[row] : QImage();
      return picture.isNull() && style != nullptr ? style->thumbnail : picture;
    }
    case Qt::BackgroundRole:
      return QVariantList();
    case Qt::ToolTipRole: {
      QStringList lines{title};
      if (style != nullptr) {
        if (!style->description.isEmpty()) {
          lines << style->description;
        }
        lines << (style->isOwn ? tr("Your own style") : tr("Comes with the program"));
      }
      return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
      return style == nullptr || style->description.isEmpty() ? title
                                                              : title + QStringLiteral(", ") + style->description;
    default:
      return {};
  }
}

}  // namespace visagiste
