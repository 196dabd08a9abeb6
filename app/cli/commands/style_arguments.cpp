#include "app/cli/commands/style_arguments.h"

#include <cstdlib>

#include <CLI/CLI.hpp>

#include "app/cli/commands/subcommand.h"

namespace visagiste {

StyleArguments::StyleArguments(CLI::App& command) {
  const auto addShare = [&command](const char* name, float& share, const char* words) {
    command.add_option(name, share, words)->check(CLI::Range(0.0F, 1.0F))->capture_default_str();
  };
  command
      .add_option("--style", m_spec.style,
                  "Name of a style ('styles' lists them), style pack (.vstyle), or picture to take the style from")
      ->check(encodingProblem)
      ->type_name("NAME|PACK|PICTURE");
  command.add_option("--variant", m_spec.variant, "Which of several styles of a pack")->check(encodingProblem);
  command.add_option("--mix", m_mix, "Second style and how much of it, 0 to 1, e.g. watercolour:0.5")
      ->check(encodingProblem)
      ->type_name("NAME:SHARE");
  addShare("--strength", m_spec.strength, "How strongly the style shows");
  addShare("--strength-skin", m_spec.regions.skin, "On skin, of the strength");
  addShare("--strength-hair", m_spec.regions.hair, "On hair");
  addShare("--strength-clothes", m_spec.regions.clothes, "On clothes");
  addShare("--strength-background", m_spec.regions.background, "On the background");
  command.add_flag_callback(
      "--keep-color", [this] { m_spec.keepColor = 1; }, "Keep the colours, take the strokes only");
  addShare("--protect", m_spec.protect, "How much of eyes and mouth stays as it is");
  command.add_option("--scale", m_spec.strokeScale, "Size of the strokes; 2 are twice as large")
      ->check(CLI::Range(StyleSpec::kLeastStrokeScale, StyleSpec::kMostStrokeScale))
      ->capture_default_str();
}

void StyleArguments::finish() {
  if (m_mix.empty())
    return;
  // The last colon parts name and share: names of files may hold others.
  const std::size_t colon = m_mix.rfind(':');
  const std::string share = colon == std::string::npos ? std::string() : m_mix.substr(colon + 1);
  char* end = nullptr;
  m_spec.mix = std::strtof(share.c_str(), &end);
  m_spec.secondStyle = m_mix.substr(0, colon);
  if (share.empty() || *end != '\0' || !(m_spec.mix >= 0 && m_spec.mix <= 1) || m_spec.secondStyle.empty())
    throw CLI::ValidationError("--mix", "'" + m_mix + "' is not NAME:SHARE with a share from 0 to 1");
}

}  // namespace visagiste
