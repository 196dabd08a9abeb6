#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/inference/device.h"
#include "core/model_store/model_folder.h"
#include "core/types/image.h"
#include "core/types/style_vector.h"

namespace visagiste {

class StyleEncoderNetwork;
class StyleNetwork;
struct StylePack;

/// A style ready to be painted with.
struct Style {
  std::string name;  ///< For people.
  StyleVector vector{};
  std::shared_ptr<StyleNetwork> network;
};

/// Where styles are looked for by name.
struct StyleFolders {
  std::filesystem::path shipped;
  std::filesystem::path own;
};

/// Finds styles by name, in packs and in pictures, and keeps the networks that paint them. Any thread.
class StyleReader {
 public:
  /// Loads the shipped network; the one that reads pictures follows when it is needed. Throws Error{BadWeights}.
  StyleReader(ModelFolders folders, const ComputeDevice& device, StyleFolders styles);
  ~StyleReader();
  StyleReader(const StyleReader&) = delete;
  StyleReader& operator=(const StyleReader&) = delete;

  /// nameOrFile  A style pack or a picture where a file of that name exists, otherwise the name of a style at hand.
  /// variant     Of a pack with several vectors; empty: the main one.
  /// Throws Error{NotFound} that lists the styles at hand or the variants, what readStylePack() and decodeImageFile()
  /// throw, and Error{InvalidArgument} for a variant of a picture or a picture that is too small.
  [[nodiscard]] Style read(const std::string& nameOrFile, const std::string& variant = {});

  /// The style that pictures in memory have in common. Throws as styleOfPictures().
  [[nodiscard]] Style readPictures(const std::vector<Image>& pictures);
  [[nodiscard]] Style styleOf(const StylePack& pack, const std::string& variant = {});

 private:
  struct Known {
    std::filesystem::file_time_type changed;
    Style style;
  };

  [[nodiscard]] std::shared_ptr<StyleEncoderNetwork> encoder();
  [[nodiscard]] Style readFile(const std::filesystem::path& file, const std::string& variant);

  const ModelFolders m_folders;
  const ComputeDevice m_device;
  const StyleFolders m_styles;
  std::shared_ptr<StyleNetwork> m_network;
  std::mutex m_mutex;
  std::shared_ptr<StyleEncoderNetwork> m_encoder;  // Guarded by m_mutex.
  std::map<std::string, Known> m_known;            // Guarded by m_mutex. Pictures, and packs with networks.
};

}  // namespace visagiste
