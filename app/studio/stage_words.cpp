#include "app/studio/job_controller.h"

#include <string_view>
#include <utility>

#include <QCoreApplication>

namespace visagiste {
namespace {

constexpr std::pair<std::string_view, const char*> kStageWords[] = {
    {"load", QT_TRANSLATE_NOOP("Stages", "Loading the networks")},
    {"decode", QT_TRANSLATE_NOOP("Stages", "Reading the pictures")},
    {"detect", QT_TRANSLATE_NOOP("Stages", "Looking for faces")},
    {"landmarks", QT_TRANSLATE_NOOP("Stages", "Finding the landmarks")},
    {"parse", QT_TRANSLATE_NOOP("Stages", "Telling skin, lips and hair apart")},
    {"solve", QT_TRANSLATE_NOOP("Stages", "Solving pose and expression")},
    {"fit", QT_TRANSLATE_NOOP("Stages", "Fitting the head")},
    {"fit.refine", QT_TRANSLATE_NOOP("Stages", "Refining the fit")},
    {"texture.unwrap", QT_TRANSLATE_NOOP("Stages", "Unwrapping the texture")},
    {"texture.complete", QT_TRANSLATE_NOOP("Stages", "Completing the texture")},
    {"makeup.read", QT_TRANSLATE_NOOP("Stages", "Reading the makeup")},
    {"style.read", QT_TRANSLATE_NOOP("Stages", "Reading the style")},
    {"style.paint", QT_TRANSLATE_NOOP("Stages", "Painting the style")},
    {"garment.cut", QT_TRANSLATE_NOOP("Stages", "Cutting the garment out")},
    {"export.prepare", QT_TRANSLATE_NOOP("Stages", "Preparing the mesh")},
    {"export", QT_TRANSLATE_NOOP("Stages", "Writing the files")},
    {"drive.render", QT_TRANSLATE_NOOP("Stages", "Drawing the head")},
    {"lab.inspect", QT_TRANSLATE_NOOP("Stages", "Looking through the pictures")},
    {"lab.pack", QT_TRANSLATE_NOOP("Stages", "Preparing the pictures")},
    {"lab.train", QT_TRANSLATE_NOOP("Stages", "Learning the style")},
    {"bench", QT_TRANSLATE_NOOP("Stages", "Measuring")},
    {"done", QT_TRANSLATE_NOOP("Stages", "Done")},
};

}  // namespace

QString translatedStage(const std::string& stageKey) {
  for (const auto& [key, words] : kStageWords) {
    if (key == stageKey) {
      return QCoreApplication::translate("Stages", words);
    }
  }
  return QString::fromStdString(stageKey);
}

}  // namespace visagiste
