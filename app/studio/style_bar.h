#pragma once

#include <functional>

#include <QWidget>

#include "app/studio/studio_context.h"
#include "core/types/style_spec.h"
#include "widgets/palettes/style_model.h"

class QLineEdit;
class QToolButton;

namespace visagiste {

class PictureShelf;
class StyleKeeper;

/// The styles on offer under a picture: search, save, take from a picture, import, and everything that can be done to a
/// style on the shelf. Pictures and packs can be dropped on it.
class StyleBar : public QWidget {
  Q_OBJECT
 public:
  /// The model outlives the bar.
  StyleBar(const StudioContext& context, StyleModel* model, QWidget* parent = nullptr);

  /// The style that would be saved, and that is marked on the shelf.
  void setSpec(const StyleSpec& spec);
  void focusSearch();

 Q_SIGNALS:
  /// Empty: the photo as it is.
  void styleChosen(const QString& file);
  /// The present style is to be saved under this name.
  void saveRequested(const QString& title);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QToolButton* addTool(const char* name, const char* iconName, const QString& toolTip);
  void refresh();
  void choosePicture();
  void importPack();
  void saveStyle();
  void showMenu(int row, const QPoint& place);
  void askForName(const QString& title, const QString& name, const std::function<void(const QString&)>& named);

  StudioContext m_context;
  StyleModel* m_model;
  PictureShelf* m_strip;
  QLineEdit* m_search;
  QToolButton* m_save = nullptr;
  StyleSpec m_spec;
};

}  // namespace visagiste
