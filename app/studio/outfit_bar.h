#pragma once

#include <QWidget>

#include "app/studio/studio_context.h"
#include "core/types/garment.h"

class QComboBox;
class QToolButton;

namespace visagiste {

/// The outfits that a person keeps: wear one, save the present one, delete, import, export.
class OutfitBar : public QWidget {
  Q_OBJECT
 public:
  explicit OutfitBar(const StudioContext& context, QWidget* parent = nullptr);

  /// What would be saved or exported.
  void setOutfit(const Outfit& outfit);

 Q_SIGNALS:
  void outfitChosen(const visagiste::Outfit& outfit);

 private:
  QToolButton* addTool(const char* name, const char* iconName, const QString& toolTip);
  void refresh();
  void save();
  [[nodiscard]] QString chosenName() const;

  StudioContext m_context;
  Outfit m_outfit;
  QComboBox* m_chooser;
  QToolButton* m_save = nullptr;
  QToolButton* m_export = nullptr;
  QToolButton* m_remove = nullptr;
};

}  // namespace visagiste
