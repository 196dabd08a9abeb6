#include "app/studio/outfit_history.h"

#include <algorithm>

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
  Outfit next = outfit();
  next.push_back({std::move(garment), {}, true});
  change(next);
}

void OutfitHistory::change(const Outfit& outfit) {
  const Outfit before = m_history.present();
  std::size_t bytes = 0;
  for (const WornGarment& worn : outfit) {
    const bool isWorn = std::any_of(before.begin(), before.end(),
                                    [&worn](const WornGarment& old) { return old.garment == worn.garment; });
    bytes += isWorn ? 0 : bytesOf(*worn.garment);
  }
  m_history.push(kPutOn, outfit, bytes, false);
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
