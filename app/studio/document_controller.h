#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "core/document/portrait_document.h"

namespace visagiste {

/// The one open document and its signals. Interface thread only.
class DocumentController : public QObject {
  Q_OBJECT
 public:
  explicit DocumentController(QObject* parent = nullptr);

  [[nodiscard]] const PortraitDocument& document() const { return m_document; }

  void openPictures(std::vector<DocumentPicture> pictures);
  void setFaces(std::uint64_t pictureRevision, std::vector<FoundFace> faces);
  void chooseFace(int index);
  /// False if other pictures have been opened since; nothing changes then.
  bool applyHead(std::uint64_t pictureRevision, std::shared_ptr<const ReconstructedHead> head,
                 const FaceCoefficients& coefficients, std::size_t headBytes);
  void editExpression(const Eigen::VectorXf& expression, EditStep step);
  void editIdentity(const Eigen::VectorXf& identity, EditStep step);
  void editTurn(const Eigen::Vector3f& turnDeg, EditStep step);
  void editLook(const visagiste::MakeupLook& look, EditStep step);
  void editOutfit(const visagiste::Outfit& outfit, EditStep step);
  void editStyle(const visagiste::StyleSpec& spec, EditStep step);
  void editStyleMask(int picture, const visagiste::Image& mask, EditStep step);
  void markSaved();

 public Q_SLOTS:
  void undo();
  void redo();

 Q_SIGNALS:
  void picturesChanged();
  void facesChanged();
  void chosenFaceChanged();
  /// Another head, or none.
  void headChanged();
  /// Expression, identity or turn of the same head.
  void coefficientsChanged();
  /// The makeup of a face.
  void lookChanged();
  /// The clothes of a person.
  void outfitChanged();
  /// The style, or where it shows.
  void styleChanged();
  /// Before undo and redo: open gestures end here.
  void aboutToStep();
  /// After every edit, undo, redo and saving.
  void historyChanged();

 private:
  /// Tells what differs from `before`, and of the history.
  void announce(const DocumentEdit& before);
  void travel(void (PortraitDocument::*step)());

  PortraitDocument m_document;
};

}  // namespace visagiste
