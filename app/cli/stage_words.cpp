#include <utility>

#include "app/cli/terminal.h"

namespace visagiste {
namespace {

constexpr std::pair<std::string_view, std::string_view> kWords[] = {
    {"load", "Loading the networks"},
    {"decode", "Reading the picture"},
    {"detect", "Looking for faces"},
    {"landmarks", "Finding the landmarks"},
    {"parse", "Telling skin, lips and hair apart"},
    {"solve", "Solving pose and expression"},
    {"fit", "Fitting the head"},
    {"fit.refine", "Refining the fit"},
    {"texture.unwrap", "Unwrapping the texture"},
    {"texture.complete", "Completing the texture"},
    {"makeup", "Painting the makeup"},
    {"makeup.read", "Reading the makeup"},
    {"tryon.body", "Finding neck and shoulders"},
    {"tryon", "Putting the clothes on"},
    {"garment.cut", "Cutting the garment out"},
    {"capture.track", "Following the face"},
    {"capture.calibrate", "Learning the shape of the face"},
    {"capture.head", "Reconstructing the head"},
    {"capture.practise", "Practising on the face"},
    {"capture.learn", "Learning the face"},
    {"capture.solve", "Solving pose and expression"},
    {"drive.render", "Drawing the frames"},
    {"style.read", "Reading the style"},
    {"style.paint", "Painting the style"},
    {"express", "Changing the expression"},
    {"export.prepare", "Preparing the mesh"},
    {"export", "Writing the files"},
    {"lab.inspect", "Looking through the pictures"},
    {"lab.pack", "Preparing the pictures"},
    {"lab.train", "Learning the style"},
    {"done", "Done"},
};

}  // namespace

std::string stageWords(std::string_view stageKey) {
  for (const auto& [key, words] : kWords) {
    if (key == stageKey) {
      return std::string(words);
    }
  }
  constexpr std::string_view kBench = "bench.";
  return stageKey.substr(0, kBench.size()) == kBench ? "Measuring " + std::string(stageKey.substr(kBench.size()))
                                                     : std::string(stageKey);
}

}  // namespace visagiste
