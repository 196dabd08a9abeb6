#pragma once

#include <QStyledItemDelegate>

namespace visagiste {

/// Draws a channel's value as a bar: filled as far as it is performed, paler the less it can be trusted, with a mark
/// where it was captured.
class ChannelBarDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace visagiste
