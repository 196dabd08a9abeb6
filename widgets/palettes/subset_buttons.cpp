#include "widgets/palettes/subset_buttons.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "widgets/common/icons.h"

namespace visagiste {

SubsetButtons::SubsetButtons(const QString& favourites, const QString& recent, QHBoxLayout* layout, QWidget* parent)
    : QObject(parent),
      m_favourites(add(favourites, "star", tr("Favourites only"), layout, parent)),
      m_recent(add(recent, "clock", tr("Recently used only"), layout, parent)) {
  const auto excludes = [this](QToolButton* button, QToolButton* other) {
    connect(button, &QToolButton::toggled, this, [this, other](bool isOn) {
      if (isOn) {
        other->setChecked(false);
      }
      Q_EMIT subsetChanged(subset());
    });
  };
  excludes(m_favourites, m_recent);
  excludes(m_recent, m_favourites);
}

PaletteSubset SubsetButtons::subset() const {
  return m_favourites->isChecked() ? PaletteSubset::Favourites
         : m_recent->isChecked()   ? PaletteSubset::Recent
                                   : PaletteSubset::All;
}

QToolButton* SubsetButtons::add(const QString& name, const char* iconName, const QString& toolTip, QHBoxLayout* layout,
                                QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setObjectName(name);
  button->setIcon(icon(QLatin1String(iconName)));
  button->setCheckable(true);
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  layout->addWidget(button);
  return button;
}

}  // namespace visagiste
