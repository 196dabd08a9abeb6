#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/style_spec.h"

namespace CLI {
class App;
}

namespace visagiste {

/// The options that say how something is restyled: --style, --variant, --mix, --strength and its regions, --keep-color,
/// --protect, --scale. One thread.
class StyleArguments {
 public:
  /// Adds them to the command, which must not outlive this.
  explicit StyleArguments(CLI::App& command);
  StyleArguments(const StyleArguments&) = delete;
  StyleArguments& operator=(const StyleArguments&) = delete;

  /// Reads what is written in words; to be called once the command line is parsed. Throws CLI::ValidationError.
  void finish();
  /// Without a style: none was asked for.
  [[nodiscard]] const StyleSpec& spec() const { return m_spec; }
  /// Files that may be read.
  [[nodiscard]] std::vector<std::filesystem::path> files() const { return {m_spec.style, m_spec.secondStyle}; }

 private:
  StyleSpec m_spec;
  std::string m_mix;
};

}  // namespace visagiste
