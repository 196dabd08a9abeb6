#include "core/base/error.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {
namespace {

/// Colours of what no photograph shows, linear RGB, and roughness; the textures multiply them.
MeshMaterial materialOf(const HeadMaterialRun& run, const ReconstructedHead& head) {
  MeshMaterial material;
  material.name = run.name;
  material.firstTriangle = run.firstTriangle;
  material.triangleCount = run.triangleCount;
  if (run.name == "skin") {
    material.texture = head.texture;
    material.roughness = 0.65F;
  } else if (run.name == "eyes") {
    material.texture = head.eyeTexture;
    material.roughness = 0.12F;
  } else if (run.name == "teeth") {
    material.texture = head.teethTexture;
    if (material.texture.isEmpty())
      material.baseColor = Eigen::Vector3f(0.70F, 0.64F, 0.54F);
    material.roughness = 0.3F;
  } else {
    material.texture = head.mouthTexture;
    if (material.texture.isEmpty())
      material.baseColor = Eigen::Vector3f(0.33F, 0.09F, 0.08F);
    material.roughness = 0.4F;
  }
  return material;
}

}  // namespace

TriangleMesh headMesh(const ReconstructedHead& head, const Eigen::VectorXf& expression,
                      const HeadMeshOptions& options) {
  FaceCoefficients coefficients = head.coefficients;
  coefficients.expression = expression;
  return headMesh(head, coefficients, options);
}

TriangleMesh headMesh(const ReconstructedHead& head, const FaceCoefficients& coefficients,
                      const HeadMeshOptions& options) {
  if (head.model == nullptr)
    throw Error(ErrorCode::InvalidArgument, "The head has no face model, so it has no mesh.");
  const FaceModel& model = *head.model;
  const HeadTopology& topology = model.topology(options.level);
  TriangleMesh mesh;
  mesh.verticesMm = model.vertices(coefficients.identity, coefficients.expression, options.level);
  mesh.normals = model.normals(mesh.verticesMm, options.level);
  mesh.uv = topology.uv;
  mesh.triangles = topology.triangles;
  for (const HeadMaterialRun& run : topology.materials) mesh.materials.push_back(materialOf(run, head));
  if (options.morphTargets == MorphTargets::Expressions)
    for (std::size_t i = 0; i < model.expressionNames().size(); ++i)
      mesh.morphTargets.push_back(
          {model.expressionNames()[i], model.expressionOffsets(static_cast<int>(i), options.level)});
  return mesh;
}

}  // namespace visagiste
