#pragma once

#include <QObject>
#include <QString>

#include "widgets/palettes/palette_memory.h"

class QHBoxLayout;
class QToolButton;
class QWidget;

namespace visagiste {

/// Two buttons of a palette: favourites only, recently used only; at most one is down.
class SubsetButtons : public QObject {
  Q_OBJECT
 public:
  /// They are added to the layout of `parent`. favourites, recent: object names.
  SubsetButtons(const QString& favourites, const QString& recent, QHBoxLayout* layout, QWidget* parent);

  [[nodiscard]] PaletteSubset subset() const;

 Q_SIGNALS:
  void subsetChanged(visagiste::PaletteSubset subset);

 private:
  QToolButton* add(const QString& name, const char* iconName, const QString& toolTip, QHBoxLayout* layout,
                   QWidget* parent);

  QToolButton* m_favourites;
  QToolButton* m_recent;
};

}  // namespace visagiste
