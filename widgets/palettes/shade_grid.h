#pragma once

#include <QListView>

namespace visagiste {

class ShadeModel;

/// Swatches in rows. Arrow keys walk, Enter or Space takes a shade, F makes it a favourite.
class ShadeGrid : public QListView {
  Q_OBJECT
 public:
  explicit ShadeGrid(ShadeModel* model, QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// Chosen by click, Enter or Space.
  void shadeTaken(const QModelIndex& index);
  void favouriteToggled(const QModelIndex& index);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refreshGrid();
};

}  // namespace visagiste
