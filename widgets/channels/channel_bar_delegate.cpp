#include "widgets/channels/channel_bar_delegate.h"

#include <algorithm>

#include <QPainter>

#include "widgets/channels/channel_model.h"
#include "widgets/common/theme.h"

namespace visagiste {
namespace {

constexpr double kBarHeight = 6;
constexpr double kNumberWidth = 30;
constexpr int kPalest = 70;  // A value that cannot be trusted is still seen.

}  // namespace

void ChannelBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyledItemDelegate::paint(painter, option, index);  // The row's own ground.
  const ThemeColors& colors = themeColors(option.palette);
  const double value = std::clamp(index.data(ChannelModel::ValueRole).toDouble(), 0.0, 1.0);
  const double input = index.data(ChannelModel::InputRole).toDouble();
  const double confidence = std::clamp(index.data(ChannelModel::ConfidenceRole).toDouble(), 0.0, 1.0);
  const QRectF area = QRectF(option.rect).adjusted(4, 0, -kNumberWidth - 4, 0);
  const QRectF groove(area.left(), area.center().y() - kBarHeight / 2, area.width(), kBarHeight);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(colors.border);
  painter->drawRoundedRect(groove, kBarHeight / 2, kBarHeight / 2);
  QColor fill = colors.accent;
  fill.setAlpha(kPalest + static_cast<int>((255 - kPalest) * confidence));
  painter->setBrush(fill);
  if (value > 0.005) {
    painter->drawRoundedRect(
        QRectF(groove.left(), groove.top(), std::max(kBarHeight, value * groove.width()), kBarHeight), kBarHeight / 2,
        kBarHeight / 2);
  }
  if (input >= 0) {
    painter->setBrush(colors.text);
    painter->drawRect(
        QRectF(groove.left() + std::min(input, 1.0) * groove.width() - 0.75, groove.top() - 3, 1.5, kBarHeight + 6));
  }
  painter->setPen(colors.textMuted);
  painter->drawText(QRectF(area.right() + 4, area.top(), kNumberWidth, area.height()),
                    Qt::AlignVCenter | Qt::AlignRight, QString::number(qRound(100 * value)));
  painter->restore();
}

}  // namespace visagiste
