#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "core/document/edit_step.h"
#include "core/document/style_edit.h"
#include "core/document/undo_stack.h"
#include "core/types/face_box.h"
#include "core/types/face_coefficients.h"
#include "core/types/garment.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"
#include "core/types/makeup_look.h"

namespace visagiste {

struct ReconstructedHead;

/// A source picture of the person.
struct DocumentPicture {
  std::string name;            ///< As a person reads it: the file's name, or "Pasted picture".
  std::filesystem::path file;  ///< Empty for a picture that came without a file.
  Image image;                 ///< Upright, Rgb8.
};

/// A face found in a source picture.
struct FoundFace {
  int picture = 0;  ///< Index into the document's pictures.
  FaceBox box;
  Landmarks landmarks;
  Irises irises;
};

/// What a person can change and take back. A value: copying shares the head and its texture.
struct HeadEdit {
  std::shared_ptr<const ReconstructedHead> head;      ///< Null before the first reconstruction.
  FaceCoefficients coefficients;                      ///< The sliders; empty vectors while there is no head.
  Eigen::Vector3f turnDeg = Eigen::Vector3f::Zero();  ///< On its photo, from the photographed pose: yaw to the person's
                                                      ///< left, pitch up, roll to the person's left shoulder.

  friend bool operator==(const HeadEdit& a, const HeadEdit& b) {
    return a.head == b.head && a.coefficients.identity == b.coefficients.identity &&
           a.coefficients.expression == b.coefficients.expression && a.turnDeg == b.turnDeg;
  }
};

/// What the person of one face wears.
struct FaceEdit {
  std::shared_ptr<const MakeupLook> look;  ///< Null: a bare face.
  Outfit outfit;                           ///< Empty: the clothes of the picture.

  friend bool operator==(const FaceEdit& a, const FaceEdit& b) { return a.look == b.look && a.outfit == b.outfit; }
};

/// Everything that one history of undo takes back: the head, what each person wears, the style over all.
struct DocumentEdit {
  HeadEdit head;
  std::vector<FaceEdit> faces;  ///< By index into the document's faces; what is missing wears nothing.
  StyleEdit style;

  friend bool operator==(const DocumentEdit& a, const DocumentEdit& b) {
    return a.head == b.head && a.faces == b.faces && a.style == b.style;
  }
};

/// What the user made: pictures, the faces in them, the reconstructed head and its sliders, makeup, clothes and style,
/// with one undo for all.
///
/// Mutable and owned by one thread (the interface's). Jobs work on copies and bring results back with the
/// revision they started from.
class PortraitDocument {
 public:
  /// historyBytes bounds what undo keeps alive; the newest step is always kept.
  explicit PortraitDocument(std::size_t historyBytes = kDefaultHistoryBytes);

  [[nodiscard]] const std::vector<DocumentPicture>& pictures() const { return m_pictures; }
  [[nodiscard]] const std::vector<FoundFace>& faces() const { return m_faces; }
  /// Index into faces(); nothing when no face was found.
  [[nodiscard]] std::optional<int> chosenFace() const { return m_chosenFace; }
  [[nodiscard]] const DocumentEdit& edit() const { return m_history.present(); }
  [[nodiscard]] const HeadEdit& headEdit() const { return edit().head; }
  [[nodiscard]] bool hasHead() const { return headEdit().head != nullptr; }
  /// Never null: an empty look for a face that wears nothing, and for an index outside faces().
  [[nodiscard]] std::shared_ptr<const MakeupLook> look(int face) const;
  /// What the chosen face wears; an empty look without a face.
  [[nodiscard]] std::shared_ptr<const MakeupLook> chosenLook() const { return look(m_chosenFace.value_or(-1)); }
  /// The clothes of that person; none for an index outside faces().
  [[nodiscard]] const Outfit& outfit(int face) const;
  [[nodiscard]] const Outfit& chosenOutfit() const { return outfit(m_chosenFace.value_or(-1)); }
  [[nodiscard]] const StyleSpec& style() const { return edit().style.spec; }
  /// Where on that picture the style shows; empty: everywhere.
  [[nodiscard]] Image styleMask(int picture) const { return edit().style.maskOf(picture); }

  /// Grows with every change, undo included.
  [[nodiscard]] std::uint64_t revision() const { return m_revision; }
  /// Grows when other pictures are opened; results of older pictures no longer fit.
  [[nodiscard]] std::uint64_t pictureRevision() const { return m_pictureRevision; }
  /// True when anything differs from what was last marked as saved.
  [[nodiscard]] bool isModified() const { return m_history.isModified(); }
  void markSaved();

  /// Starts over with these pictures: no faces, no head, empty history.
  /// Throws Error{InvalidArgument} if there is none or one is empty.
  void openPictures(std::vector<DocumentPicture> pictures);

  /// Takes the faces found in the pictures and chooses the largest. False, and nothing changes, if
  /// `pictureRevision` is no longer the document's. Not undoable: it follows from the pictures.
  bool setFaces(std::uint64_t pictureRevision, std::vector<FoundFace> faces);

  /// Throws Error{InvalidArgument} for an index outside faces().
  void chooseFace(int index);

  /// Puts a reconstructed head into the document, undoable. Same rule for `pictureRevision` as setFaces().
  bool applyHead(std::uint64_t pictureRevision, std::shared_ptr<const ReconstructedHead> head,
                 FaceCoefficients coefficients, std::size_t headBytes);

  /// Moves the sliders; steps that continue one movement become one step of undo.
  /// Throws Error{InvalidArgument} without a head or if the lengths change.
  void editExpression(const Eigen::VectorXf& expression, EditStep step);
  void editIdentity(const Eigen::VectorXf& identity, EditStep step);
  /// Turns the head on its photo. Throws Error{InvalidArgument} without a head or for a value that is no number.
  void editTurn(const Eigen::Vector3f& turnDeg, EditStep step);

  /// Puts the look onto the chosen face. Steps that continue one movement become one step of undo, as with sliders;
  /// the key of the step is keyOf(lookStep(before, after)). Throws Error{InvalidArgument} without a face or for a look
  /// that fails check().
  void editLook(const MakeupLook& look, EditStep step);

  /// Dresses the chosen person. The key of the step is "outfit" where garments come, go or change their order, else
  /// "fit". Throws Error{InvalidArgument} without a face.
  void editOutfit(const Outfit& outfit, EditStep step);

  /// Restyles all pictures: "style".
  void editStyle(const StyleSpec& spec, EditStep step);
  /// Where on a picture the style shows (Gray8; see StyleScene): "styleMask". Other pictures lose their mask.
  /// Throws Error{InvalidArgument} for an index outside pictures().
  void editStyleMask(int picture, const Image& mask, EditStep step);

  [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
  [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
  /// Key of the step that undo() or redo() would take: "head", "expression", "identity", "turn", "outfit", "fit",
  /// "style", "styleMask", or a look's (see lookStepOf()); empty for none.
  [[nodiscard]] std::string undoKey() const { return m_history.undoKey(); }
  [[nodiscard]] std::string redoKey() const { return m_history.redoKey(); }
  /// No effect when there is nothing to undo or redo. The face that wears something else becomes the chosen one.
  void undo();
  void redo();

  static constexpr std::size_t kDefaultHistoryBytes = std::size_t{512} << 20U;

 private:
  void editHead(const std::string& key, HeadEdit next, EditStep step, std::size_t bytes);
  /// Edits of anything but a look.
  void push(const std::string& key, DocumentEdit next, std::size_t bytes, EditStep step);
  /// The present with an entry for the chosen face. Throws Error{InvalidArgument} with the complaint without one.
  [[nodiscard]] DocumentEdit editOfChosenFace(const char* complaint) const;
  void endLookMovement();
  void travel(void (UndoStack<DocumentEdit>::*step)());

  std::vector<DocumentPicture> m_pictures;
  std::vector<FoundFace> m_faces;
  std::optional<int> m_chosenFace;
  UndoStack<DocumentEdit> m_history;
  std::optional<std::string> m_lookMovement;  ///< Key of the movement that changes a look, while it is open.
  std::uint64_t m_revision = 0;
  std::uint64_t m_pictureRevision = 0;
};

}  // namespace visagiste
