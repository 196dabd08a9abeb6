#include "core/catalogue/mesh_output.h"

#include "core/catalogue/job_parts.h"
#include "core/makeup/makeup_texture.h"
#include "core/mesh/mesh_file.h"

namespace visagiste {
namespace {

MeshUnit unitOf(const std::string& name) {
  return name == "mm" ? MeshUnit::Millimetre : name == "cm" ? MeshUnit::Centimetre : MeshUnit::Metre;
}

}  // namespace

MeshOutput readMeshOutput(OptionReader& options) {
  MeshOutput output;
  output.file = options.textOr("output", "");
  output.unit = options.oneOf("unit", {"mm", "cm", "m"}, "cm");
  if (!output.file.empty()) {
    const std::string extension = lowerExtension(output.file);
    if (extension != ".obj" && extension != ".glb" && extension != ".ply" && extension != ".stl") {
      options.fail("output", "a file name that ends in .obj, .glb, .ply or .stl");
    }
    if (extension == ".glb") {
      output.unit = "m";  // What the format demands.
    }
  }
  return output;
}

std::shared_ptr<const ReconstructedHead> madeUpHead(std::shared_ptr<const ReconstructedHead> head,
                                                    const std::shared_ptr<const MakeupLook>& look) {
  if (look == nullptr) {
    return head;
  }
  auto painted = std::make_shared<ReconstructedHead>(*head);
  painted->texture = paintedTexture(*head->model, head->texture, *look);
  return painted;
}

std::vector<std::filesystem::path> writeHead(const ReconstructedHead& head, const FaceCoefficients& coefficients,
                                             const MeshOutput& output) {
  HeadMeshOptions meshOptions;
  FaceCoefficients shown = coefficients;
  if (lowerExtension(output.file) == ".glb") {
    meshOptions.morphTargets = MorphTargets::Expressions;
    shown.expression.setZero();  // A viewer adds the targets on top of the mesh.
  }
  MeshWriteOptions writeOptions;
  writeOptions.unit = unitOf(output.unit);
  return writeMesh(headMesh(head, shown, meshOptions), output.file, writeOptions);
}

}  // namespace visagiste
