#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"

namespace visagiste {
namespace {

class ReconstructCommand final : public Subcommand {
 public:
  explicit ReconstructCommand(CLI::App& program)
      : Subcommand(program, "reconstruct",
                   "Make a textured 3D head from one picture, or from several pictures of the same person") {
    m_app.add_option("IMG", m_pictures, "Picture files")->required()->check(encodingProblem);
    m_app.add_option("-o,--output", m_mesh, "Mesh file: .obj, .glb, .ply or .stl")
        ->required()
        ->check([](const std::string& path) {
          return extensionProblem(path, {".obj", ".glb", ".ply", ".stl"});
        })
        ->check(encodingProblem)
        ->type_name("OUT");
    m_app.add_option("--texture", m_textureSizePx, "Side of the texture in pixels")
        ->check(CLI::IsMember({1024, 2048}))
        ->capture_default_str();
    m_app.add_option("--unit", m_unit, "Unit of length in the mesh file")
        ->check(CLI::IsMember({"mm", "cm", "m"}))
        ->capture_default_str();
    m_app.add_option("--look", m_look, "Name or file of a makeup look to paint on the head's skin")
        ->check(encodingProblem)
        ->type_name("LOOK");
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"pictures", m_pictures},
                           {"output", m_mesh},
                           {"textureSizePx", m_textureSizePx},
                           {"unit", m_unit},
                           {"precision", m_precision}};
    if (!m_look.empty()) {
      options["look"] = m_look;
    }
    return {"reconstruct", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    std::vector<std::filesystem::path> files(m_pictures.begin(), m_pictures.end());
    files.emplace_back(m_mesh);
    files.emplace_back(m_look);
    return files;
  }

 private:
  std::vector<std::string> m_pictures;
  std::string m_mesh;
  int m_textureSizePx = 1024;
  std::string m_unit = "cm";
  std::string m_look;
};

}  // namespace

std::unique_ptr<Subcommand> makeReconstructCommand(CLI::App& program) {
  return std::make_unique<ReconstructCommand>(program);
}

}  // namespace visagiste
