#pragma once

#include <QListView>

#include "core/types/makeup_look.h"

namespace visagiste {

/// The layers of a look as a model, the topmost first, as they lie on the face.
class LayerModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { LayerRole = Qt::UserRole + 1, SoloRole };

  explicit LayerModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void setLook(const MakeupLook& look);
  /// Index into the layers of the only layer that is shown, or -1.
  void setSolo(int layer);
  [[nodiscard]] int solo() const { return m_solo; }
  [[nodiscard]] const MakeupLook& look() const { return m_look; }
  /// Rows count from the top, layers from the bottom.
  [[nodiscard]] int layerOfRow(int row) const { return static_cast<int>(m_look.layers.size()) - 1 - row; }
  [[nodiscard]] int rowOfLayer(int layer) const { return layerOfRow(layer); }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

 private:
  MakeupLook m_look;
  int m_solo = -1;
};

/// One row a layer: eye, swatch, name, opacity, solo. Drag moves a layer. Space hides and shows, S makes solo, Delete
/// deletes, Alt+Up and Alt+Down move, F2 renames.
class LayerView : public QListView {
  Q_OBJECT
 public:
  explicit LayerView(LayerModel* model, QWidget* parent = nullptr);

  /// Where in a row the eye and the solo mark are, viewport coordinates.
  [[nodiscard]] static QRect eyeRect(const QRect& row);
  [[nodiscard]] static QRect soloRect(const QRect& row);
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  // Layers by their index in the look.
  void visibilityToggled(int layer);
  void soloToggled(int layer);
  void moveRequested(int fromLayer, int toLayer);
  void deleteRequested(int layer);
  void renameRequested(int layer, const QString& name);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void commitData(QWidget* editor) override;

 private:
  enum class Part { Row = 1, Eye, Solo };
  [[nodiscard]] Part partAt(QPoint position) const;

  LayerModel* m_model;
};

}  // namespace visagiste
