#pragma once

#include <QWidget>

#include "core/document/edit_step.h"
#include "core/types/makeup_look.h"

class QLabel;
class QToolButton;

namespace visagiste {

class LayerModel;
class LayerView;

/// The layers of a look with what can be done to them as wholes: order, visibility, solo, bypass, copies.
///
/// Solo and bypass are ways of looking, not changes: they are in shownLook(), not in the look.
class LayerList : public QWidget {
  Q_OBJECT
 public:
  explicit LayerList(QWidget* parent = nullptr);

  /// The chosen layer stays chosen as far as there is one.
  void setLook(const MakeupLook& look);
  [[nodiscard]] const MakeupLook& look() const;
  /// Index into the look's layers, or -1.
  [[nodiscard]] int currentLayer() const;
  void setCurrentLayer(int layer);
  [[nodiscard]] int soloLayer() const;
  [[nodiscard]] bool isBypassed() const;
  /// The look as it is to be painted now.
  [[nodiscard]] MakeupLook shownLook() const;
  [[nodiscard]] LayerView* view() const { return m_view; }

 Q_SIGNALS:
  void lookEdited(const visagiste::MakeupLook& look, visagiste::EditStep step);
  void currentLayerChanged(int layer);
  /// Solo or bypass.
  void shownLookChanged();
  /// Wish for one more layer.
  void layerRequested();

 private:
  void buildTools();
  QToolButton* addTool(const char* name, const char* iconName, const QString& toolTip);
  void move(int from, int to);
  void remove(int layer);
  void duplicate();
  void splitSides();
  void rename(int layer, const QString& name);
  void announce(const MakeupLook& look, int current);
  void refresh();

  LayerModel* m_model;
  LayerView* m_view;
  QLabel* m_empty = nullptr;
  QToolButton* m_bypass = nullptr;
  QToolButton* m_add = nullptr;
  QToolButton* m_duplicate = nullptr;
  QToolButton* m_split = nullptr;
  QToolButton* m_up = nullptr;
  QToolButton* m_down = nullptr;
  QToolButton* m_delete = nullptr;
};

}  // namespace visagiste
