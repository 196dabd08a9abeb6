#include "app/studio/outfit_history.h"

namespace visagiste {
namespace {

constexpr std::size_t kMostBytes = 256U << 20U;
constexpr const char* kPutOn = "putOn";
constexpr const char* kFit = "fit";

std::size_t bytesOf(const Garment& garment) {
  return garment.picture.byteCount() + garment.back.byteCount() + garment.shading.byteCount();
}

}  // namespace

OutfitHistory::OutfitHistory(QObject* parent) : EditHistory(parent), m_history(kMostBytes) {
  setObjectName(QStringLiteral("outfitHistory"));
}

void OutfitHistory::reset() {
  const Outfit before = outfit();
  m_history.reset({});
  announce(before);
}

void OutfitHistory::edit(const Outfit& outfit, EditStep step) {
  const Outfit before = m_history.present();
  m_history.push(kFit, outfit, 0, step == EditStep::Continues);
  announce(before);
}

void OutfitHistory::putOn(std::shared_ptr<const Garment> garment) {
  const Outfit before = m_history.present();
  Outfit next = before;
  const std::size_t bytes = bytesOf(*garment);
  next.push_back({std::move(garment), {}, true});
  m_history.push(kPutOn, std::move(next), bytes, false);
  announce(before);
}

QString OutfitHistory::undoWords() const {
  return !canUndo() ? QString() : m_history.undoKey() == kPutOn ? tr("putting on") : tr("fit");
}

QString OutfitHistory::redoWords() const {
  return !canRedo() ? QString() : m_history.redoKey() == kPutOn ? tr("putting on") : tr("fit");
}

void OutfitHistory::undo() {
  const Outfit before = m_history.present();
  m_history.undo();
  announce(before);
}

void OutfitHistory::redo() {
  const Outfit before = m_history.present();
  m_history.redo();
  announce(before);
}

void OutfitHistory::announce(const Outfit& before) {
  if (!(before == outfit())) {
    Q_EMIT outfitChanged();
  }
  Q_EMIT historyChanged();
}

}  // namespace visagiste
