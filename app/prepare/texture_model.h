#pragma once

#include <string>

namespace visagiste::prepare {

/// Where the texture model is learned from and to.
struct TextureModelTask {
  std::string portraitFolder;  ///< With index.csv, labels/ and the pictures.
  std::string modelFolder;     ///< models/weights: holds the face model; receives face-texture-v1.
  int modes = 80;              ///< Components to keep.
  int rounds = 3;              ///< Of filling unseen texels and learning again.
};

/// Fits the face model to the official and synthetic portraits, unwraps their skin by the label maps, learns the
/// principal components of the textures (with unseen texels filled in turn) and writes face_texture.safetensors.
/// Prints how well hidden halves of validation portraits are completed, beside simpler ways, as JSON.
/// Throws std::exception with a message for a person.
void learnTextureModel(const TextureModelTask& task);

}  // namespace visagiste::prepare
