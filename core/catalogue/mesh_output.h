#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/catalogue/option_reader.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// Where and how a job writes a head.
struct MeshOutput {
  std::filesystem::path file;  ///< Empty: nothing is written.
  std::string unit = "cm";     ///< "mm", "cm" or "m"; always "m" for .glb.
};

/// Reads "output" and "unit"; the ending of "output" must be .obj, .glb, .ply or .stl.
[[nodiscard]] MeshOutput readMeshOutput(OptionReader& options);

/// The head with the look painted on its skin; the head itself for null.
[[nodiscard]] std::shared_ptr<const ReconstructedHead> madeUpHead(std::shared_ptr<const ReconstructedHead> head,
                                                                  const std::shared_ptr<const MakeupLook>& look);

/// Writes the head as it looks; a .glb, which carries the expressions as morph targets, with a neutral face.
/// Returns the files, the mesh first. Throws Error{Unwritable}.
[[nodiscard]] std::vector<std::filesystem::path> writeHead(const ReconstructedHead& head,
                                                           const FaceCoefficients& coefficients,
                                                           const MeshOutput& output);

}  // namespace visagiste
