#include "models/training/face_model/half_mesh.h"

#include <map>
#include <stdexcept>

namespace visagiste::training {
namespace {

const std::map<std::string, Region> kRegionOfComponent = {
    {"face", Region::Face},
    {"head_and_neck", Region::HeadAndNeck},
    {"eye_socket_left", Region::EyeSocketLeft},
    {"eye_socket_right", Region::EyeSocketRight},
    {"mouth_socket", Region::MouthSocket},
    {"gums_and_tongue", Region::GumsAndTongue},
    {"teeth", Region::Teeth},
    {"eyeball_left", Region::EyeballLeft},
    {"eyeball_right", Region::EyeballRight},
};

void splitQuad(const FaceSource& source, const std::array<int, 4>& face, std::vector<Triangle>& out) {
  const auto at = [&](int k) { return source.vertices[static_cast<std::size_t>(face[static_cast<std::size_t>(k)])]; };
  if (face[3] < 0) {
    out.push_back({face[0], face[1], face[2]});
  } else if (norm(at(2) - at(0)) <= norm(at(3) - at(1))) {
    out.push_back({face[0], face[1], face[2]});
    out.push_back({face[0], face[2], face[3]});
  } else {
    out.push_back({face[0], face[1], face[3]});
    out.push_back({face[1], face[2], face[3]});
  }
}

}  // namespace

HalfMesh leftHalf(const FaceSource& source, const std::vector<int>& mirror,
                  const std::vector<std::string>& components) {
  HalfMesh half;
  std::map<int, int> indexOf;
  const auto isLeft = [&](int v) {
    const int partner = mirror[static_cast<std::size_t>(v)];
    if (partner < 0) {
      throw std::runtime_error("The source is not symmetric by connectivity at vertex " + std::to_string(v) + ".");
    }
    return partner == v ||
           source.vertices[static_cast<std::size_t>(v)].x > source.vertices[static_cast<std::size_t>(partner)].x;
  };
  const auto indexFor = [&](int v) {
    const auto [entry, isNew] = indexOf.emplace(v, static_cast<int>(half.points.size()));
    if (isNew) {
      half.points.push_back({{v, v, v}, {1, 0, 0}});
      half.onMidline.push_back(mirror[static_cast<std::size_t>(v)] == v ? 1 : 0);
    }
    return entry->second;
  };
  for (const std::string& name : components) {
    const SourceComponent* component = source.component(name);
    if (component == nullptr) {
      throw std::runtime_error("The source has no component '" + name + "'.");
    }
    for (int f = component->firstFace; f <= component->lastFace; ++f) {
      const std::array<int, 4>& face = source.faces[static_cast<std::size_t>(f)];
      if (!std::all_of(face.begin(), face.end(), [&](int v) { return v < 0 || isLeft(v); })) {
        continue;
      }
      std::vector<Triangle> parts;
      splitQuad(source, face, parts);
      for (const Triangle& part : parts) {
        half.triangles.push_back({indexFor(part[0]), indexFor(part[1]), indexFor(part[2])});
        half.regions.push_back(kRegionOfComponent.at(name));
      }
    }
  }
  return half;
}

std::vector<Vec3> placePoints(const std::vector<SurfacePoint>& points, const std::vector<Vec3>& vertices) {
  std::vector<Vec3> out;
  out.reserve(points.size());
  for (const SurfacePoint& p : points) {
    out.push_back(blend(p.weight, vertices[static_cast<std::size_t>(p.vertex[0])],
                        vertices[static_cast<std::size_t>(p.vertex[1])],
                        vertices[static_cast<std::size_t>(p.vertex[2])]));
  }
  return out;
}

std::vector<Vec3> posedSource(const FaceSource& source, const std::vector<PoseTerm>& terms) {
  std::vector<Vec3> out = source.vertices;
  for (const PoseTerm& term : terms) {
    const int index = source.expressionIndex(term.expression);
    if (index < 0) {
      throw std::runtime_error("The source has no expression '" + std::string(term.expression) + "'.");
    }
    const std::vector<float>& delta = source.expressions[static_cast<std::size_t>(index)];
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] += Vec3{delta[3 * i], delta[3 * i + 1], delta[3 * i + 2]} * term.weight;
    }
  }
  return out;
}

}  // namespace visagiste::training
