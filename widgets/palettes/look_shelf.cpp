#include "widgets/palettes/look_shelf.h"

#include <QMenu>
#include <utility>

#include "widgets/common/icons.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/swatch_painter.h"

namespace visagiste {
namespace {

/// The colours that say most about a look: of its topmost layers first.
QVariantList tellingColors(const MakeupLook& look) {
  QVariantList colors;
  for (auto layer = look.layers.rbegin(); layer != look.layers.rend(); ++layer) {
    if (!layer->colors.empty()) {
      colors.append(qtColor(layer->colors.front()));
    }
  }
  return colors;
}

QString tagsOf(const MakeupLook& look) {
  QStringList tags;
  for (const std::string& tag : look.tags) {
    tags << tagWords(tag);
  }
  return tags.join(QStringLiteral(", "));
}

}  // namespace

void ShelfModel::setLooks(std::vector<ShelfLook> looks) {
  beginResetModel();
  m_looks = std::move(looks);
  m_pictures.assign(m_looks.size() + 1, QImage());
  endResetModel();
}

const ShelfLook* ShelfModel::lookOfRow(int row) const {
  return row >= 1 && row < rowCount() ? &m_looks[static_cast<std::size_t>(row) - 1] : nullptr;
}

void ShelfModel::setPicture(int row, const QImage& picture) {
  if (row >= 0 && row < rowCount()) {
    m_pictures[static_cast<std::size_t>(row)] = picture;
    Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
  }
}

void ShelfModel::clearPictures() {
  m_pictures.assign(m_looks.size() + 1, QImage());
  Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
}

int ShelfModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_looks.size()) + 1;
}

QVariant ShelfModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const ShelfLook* shown = lookOfRow(index.row());
  const QString title = shown == nullptr ? tr("Bare face")
                        : shown->isOwn   ? QString::fromStdString(shown->look.name)
                                         : lookWords(shown->look.name);
  const QString tags = shown == nullptr ? QString() : tagsOf(shown->look);
  switch (role) {
    case Qt::DisplayRole:
      return title;
    case SearchRole:
      return title + QLatin1Char('\n') + tags;
    case Qt::DecorationRole:
      return static_cast<std::size_t>(index.row()) < m_pictures.size()
                 ? m_pictures[static_cast<std::size_t>(index.row())]
                 : QImage();
    case Qt::BackgroundRole:
      return shown == nullptr ? QVariantList() : tellingColors(shown->look);
    case Qt::ToolTipRole: {
      QStringList lines{title};
      if (!tags.isEmpty()) {
        lines << tags;
      }
      if (shown != nullptr) {
        lines << (shown->isOwn ? tr("Your own look") : tr("Comes with the program"));
      }
      return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
      return tags.isEmpty() ? title : title + QStringLiteral(", ") + tags;
    default:
      return {};
  }
}

LookShelf::LookShelf(ShelfModel* model, ShelfShape shape, QWidget* parent)
    : PictureShelf(model, ShelfModel::SearchRole, shape, parent), m_model(model) {
  setNames(shape == ShelfShape::Strip ? QStringLiteral("lookStrip") : QStringLiteral("contactSheet"),
           shape == ShelfShape::Strip ? tr("Looks") : tr("Contact sheet"));
  setNothingText(tr("No look is called or tagged like that."));
  connect(this, &PictureShelf::rowChosen, this, [this](int row) {
    const ShelfLook* look = m_model->lookOfRow(row);
    Q_EMIT lookChosen(look == nullptr ? MakeupLook() : look->look);
  });
  connect(this, &PictureShelf::menuRequested, this, &LookShelf::showMenu);
}

void LookShelf::setCurrent(const MakeupLook& look) {
  int row = look.layers.empty() ? 0 : -1;
  for (int i = 1; i < m_model->rowCount() && row < 0; ++i) {
    row = m_model->lookOfRow(i)->look == look ? i : -1;
  }
  setCurrentRow(row);
}

void LookShelf::showMenu(int row, const QPoint& place) {
  const ShelfLook* shown = m_model->lookOfRow(row);
  if (shown == nullptr) {
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const MakeupLook look = shown->look;
  QAction* rename = menu->addAction(tr("Name and tags…"), this, [this, look] { Q_EMIT renameRequested(look); });
  menu->addAction(icon(QStringLiteral("export")), tr("Export to a file…"), this,
                  [this, look] { Q_EMIT exportRequested(look); });
  QAction* remove = menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this,
                                    [this, look] { Q_EMIT deleteRequested(look); });
  rename->setEnabled(shown->isOwn);
  remove->setEnabled(shown->isOwn);
  menu->popup(place);
}

}  // namespace visagiste
