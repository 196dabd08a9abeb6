#include "tests/widgets/gl/scan_head.h"

#include <cmath>
#include <map>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <utility>
#include <vector>

namespace visagiste::testing {
namespace {

constexpr float kMillimetresPerCentimetre = 10;

Image plainTexture(int side, const Eigen::Vector3f& color) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const float freckle = 1 - 0.03F * static_cast<float>((x * 7 + y * 13) % 11) / 11;
      for (int c = 0; c < 3; ++c) {
        pixels.push_back(static_cast<std::uint8_t>(255 * color[c] * freckle));
      }
    }
  }
  return {{side, side}, PixelFormat::Rgb8, std::move(pixels)};
}

/// Arrays of face3d.bin by name.
class ScanArrays {
 public:
  explicit ScanArrays(const QString& folder) : m_bytes(folder + "/face3d.bin") {
    QFile json(folder + "/face3d.json");
    if (!json.open(QIODevice::ReadOnly) || !m_bytes.open(QIODevice::ReadOnly)) {
      return;
    }
    m_root = QJsonDocument::fromJson(json.readAll()).object();
    m_isThere = true;
  }

  [[nodiscard]] bool isThere() const { return m_isThere; }
  [[nodiscard]] QJsonArray components() const { return m_root["components"].toArray(); }

  template <typename T>
  [[nodiscard]] std::vector<T> at(const QString& name) {
    for (const QJsonValue& value : m_root["arrays"].toArray()) {
      const QJsonObject entry = value.toObject();
      if (entry["name"].toString() == name) {
        m_bytes.seek(entry["offset"].toInteger());
        const QByteArray bytes = m_bytes.read(entry["bytes"].toInteger());
        const T* first = reinterpret_cast<const T*>(bytes.constData());
        return {first, first + bytes.size() / static_cast<qsizetype>(sizeof(T))};
      }
    }
    return {};
  }

 private:
  QFile m_bytes;
  QJsonObject m_root;
  bool m_isThere = false;
};

std::string materialOf(const QString& component) {
  if (component.contains("eyeball")) {
    return "eyes";
  }
  if (component.contains("teeth")) {
    return "teeth";
  }
  return component.contains("mouth") || component.contains("gum") ? "mouth" : "skin";
}

bool isHead(const QString& component) {
  return component == "face" || component == "head_and_neck" || component.contains("mouth") ||
         component.contains("eyeball") || component.contains("gums") || component.contains("teeth");
}

Eigen::Vector3f colorOf(const std::string& material) {
  return material == "eyes"    ? Eigen::Vector3f(0.85F, 0.85F, 0.83F)
         : material == "teeth" ? Eigen::Vector3f(0.85F, 0.82F, 0.75F)
         : material == "mouth" ? Eigen::Vector3f(0.45F, 0.12F, 0.12F)
                               : Eigen::Vector3f(1, 1, 1);
}

std::shared_ptr<const TriangleMesh> scanHead(ScanArrays& arrays) {
  const std::vector<float> vertices = arrays.at<float>("vertices");
  const std::vector<float> uvs = arrays.at<float>("uv");
  const std::vector<std::int32_t> faces = arrays.at<std::int32_t>("faces");
  const std::vector<std::int32_t> faceUvs = arrays.at<std::int32_t>("faces_uv");
  auto mesh = std::make_shared<TriangleMesh>();
  std::map<std::pair<int, int>, int> corners;  // (vertex, uv) -> vertex of the mesh.
  std::vector<int> triangles;
  const auto cornerOf = [&](std::size_t place) {
    const int uv = faceUvs.empty() ? faces[place] : faceUvs[place];
    return corners.emplace(std::pair<int, int>(faces[place], uv), static_cast<int>(corners.size())).first->second;
  };
  for (const QJsonValue& value : arrays.components()) {
    const QString name = value.toObject()["name"].toString();
    if (!isHead(name)) {
      continue;
    }
    MeshMaterial material;
    material.name = materialOf(name);
    material.baseColor = colorOf(material.name);
    material.firstTriangle = static_cast<int>(triangles.size() / 3);
    if (material.name == "skin") {
      static const Image skin = plainTexture(256, {0.86F, 0.66F, 0.56F});
      material.texture = skin;
    }
    for (int face = value["first_face"].toInt(); face <= value["last_face"].toInt(); ++face) {
      const auto first = static_cast<std::size_t>(face) * 4;
      for (const auto& [a, b] :
           {std::pair<std::size_t, std::size_t>(1, 2), std::pair<std::size_t, std::size_t>(2, 3)}) {
        if (faces[first + b] >= 0) {
          triangles.insert(triangles.end(), {cornerOf(first), cornerOf(first + a), cornerOf(first + b)});
        }
      }
    }
    material.triangleCount = static_cast<int>(triangles.size() / 3) - material.firstTriangle;
    mesh->materials.push_back(material);
  }
  mesh->verticesMm.resize(3, static_cast<Eigen::Index>(corners.size()));
  mesh->uv.resize(2, static_cast<Eigen::Index>(corners.size()));
  for (const auto& [source, target] : corners) {
    mesh->verticesMm.col(target) =
        Eigen::Map<const Eigen::Vector3f>(&vertices[static_cast<std::size_t>(source.first) * 3]) *
        kMillimetresPerCentimetre;
    mesh->uv.col(target) = Eigen::Map<const Eigen::Vector2f>(&uvs[static_cast<std::size_t>(source.second) * 2]);
  }
  mesh->triangles = Eigen::Map<const Eigen::Matrix<int, 3, Eigen::Dynamic>>(
      triangles.data(), 3, static_cast<Eigen::Index>(triangles.size() / 3));
  return mesh;
}

std::shared_ptr<const TriangleMesh> egg() {
  constexpr int kRings = 96;
  constexpr int kSectors = 128;
  constexpr float kPi = 3.14159265F;
  auto mesh = std::make_shared<TriangleMesh>();
  mesh->verticesMm.resize(3, (kRings + 1) * (kSectors + 1));
  mesh->uv.resize(2, mesh->verticesMm.cols());
  mesh->triangles.resize(3, 2 * kRings * kSectors);
  int triangle = 0;
  for (int ring = 0; ring <= kRings; ++ring) {
    for (int sector = 0; sector <= kSectors; ++sector) {
      const float v = static_cast<float>(ring) / kRings;
      const float u = static_cast<float>(sector) / kSectors;
      const int vertex = ring * (kSectors + 1) + sector;
      const float polar = kPi * (1 - v);
      const float azimuth = 2 * kPi * u - kPi;
      mesh->verticesMm.col(vertex) << 75 * std::sin(polar) * std::sin(azimuth), 110 * std::cos(polar),
          90 * std::sin(polar) * std::cos(azimuth);
      mesh->uv.col(vertex) << u, v;
      if (ring < kRings && sector < kSectors) {
        const int above = vertex + kSectors + 1;
        mesh->triangles.col(triangle++) << vertex, vertex + 1, above + 1;
        mesh->triangles.col(triangle++) << vertex, above + 1, above;
      }
    }
  }
  MeshMaterial skin;
  skin.name = "skin";
  skin.texture = plainTexture(256, {0.86F, 0.66F, 0.56F});
  skin.triangleCount = mesh->triangleCount();
  mesh->materials = {skin};
  return mesh;
}

}  // namespace

std::shared_ptr<const TriangleMesh> headToLookAt() {
  ScanArrays arrays(QStringLiteral(VISAGISTE_SOURCE_DIR "/../shared/data/face3d"));
  return arrays.isThere() ? scanHead(arrays) : egg();
}

}  // namespace visagiste::testing
