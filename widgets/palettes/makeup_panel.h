#pragma once

#include <optional>
#include <QWidget>

#include "core/document/edit_step.h"
#include "widgets/palettes/palette_shade.h"

class QToolButton;

namespace visagiste {

class LayerEditor;
class LayerList;
class ShadeBrowser;

/// The look of one face being edited: shades, layers, and the settings of the chosen layer.
///
/// A shade goes to the chosen layer if that is of the shade's product, else to the topmost layer of the product, else
/// into a new layer, which is put where its product belongs. A change of the product chooses its topmost layer.
class MakeupPanel : public QWidget {
  Q_OBJECT
 public:
  explicit MakeupPanel(QWidget* parent = nullptr);

  void setLook(const MakeupLook& look);
  [[nodiscard]] const MakeupLook& look() const;
  /// The look as it is to be painted: solo and bypass change it.
  [[nodiscard]] MakeupLook shownLook() const;
  /// Layers of left and right with the same product and zone change together.
  [[nodiscard]] bool isSymmetric() const;
  void setSymmetric(bool isSymmetric);
  /// Puts a picture of face paint into a layer, or, with -1, into a new one.
  void takeFacePaint(int layer, const Image& picture);
  /// The chosen layer; null for none. Valid until the look changes.
  [[nodiscard]] const MakeupLayer* currentLayer() const;
  /// Gives the chosen layer another mask.
  void takeMask(const Image& mask, EditStep step);
  /// Whether masks are being painted; what the button shows.
  void setMaskPainting(bool isOn);
  /// A slider that is held, or a run of small steps, ends now.
  void finishGesture();
  /// Puts the cursor into the search field.
  void focusSearch();

  [[nodiscard]] ShadeBrowser* shades() const { return m_shades; }
  [[nodiscard]] LayerList* layers() const { return m_layers; }
  [[nodiscard]] LayerEditor* editor() const { return m_editor; }

 Q_SIGNALS:
  void lookEdited(const visagiste::MakeupLook& look, visagiste::EditStep step);
  /// Solo or bypass; the look is the same.
  void shownLookChanged();
  /// Wish for a picture of face paint for this layer; -1: a new one.
  void facePaintRequested(int layer);
  void maskPaintingToggled(bool isOn);

 private:
  QWidget* buildEditor();
  void takeShade(const MakeupShade& shade);
  void addLayer(const MakeupLayer& layer);
  void addUsualLayer();
  void takeLayer(const MakeupLayer& layer, EditStep step);
  void chooseProduct(MakeupProduct product);
  void showCurrentLayer();
  void announce(const MakeupLook& look, EditStep step);
  [[nodiscard]] int topmostOf(MakeupProduct product) const;

  ShadeBrowser* m_shades;
  LayerList* m_layers;
  LayerEditor* m_editor = nullptr;
  QWidget* m_settings = nullptr;  ///< The editor with its heading.
  QToolButton* m_symmetric = nullptr;
  QToolButton* m_mask = nullptr;
};

}  // namespace visagiste
