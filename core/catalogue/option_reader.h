#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Core>

namespace visagiste {

/// Reads the options of a job from a JSON object and says clearly what is wrong with them.
///
/// Each field is read once; finish() then refuses fields that nobody read. Every error is an
/// Error{InvalidArgument} that names the job and the field.
class OptionReader {
 public:
  /// Throws Error{InvalidArgument} unless `optionsJson` is one JSON object.
  OptionReader(std::string jobName, const std::string& optionsJson);
  ~OptionReader();
  OptionReader(const OptionReader&) = delete;
  OptionReader& operator=(const OptionReader&) = delete;

  /// Present or not; null counts as absent.
  [[nodiscard]] bool has(std::string_view field) const;

  [[nodiscard]] std::string text(std::string_view field);
  [[nodiscard]] std::string textOr(std::string_view field, const std::string& absent);
  [[nodiscard]] bool flagOr(std::string_view field, bool absent);
  [[nodiscard]] int wholeNumberOr(std::string_view field, int absent);
  /// At least one string, none empty.
  [[nodiscard]] std::vector<std::string> texts(std::string_view field);
  [[nodiscard]] std::vector<std::string> textsOr(std::string_view field, const std::vector<std::string>& absent);
  /// Finite numbers; an empty vector where the field is absent.
  [[nodiscard]] Eigen::VectorXf numbersOrNone(std::string_view field);
  [[nodiscard]] std::vector<int> wholeNumbersOrNone(std::string_view field);

  /// One of `allowed`, e.g. 1024 or 2048.
  [[nodiscard]] int oneOf(std::string_view field, const std::vector<int>& allowed, int absent);
  [[nodiscard]] std::string oneOf(std::string_view field, const std::vector<std::string>& allowed,
                                  const std::string& absent);

  /// Throws for fields that no call above asked for.
  void finish() const;

  /// The error of a field that holds something else than wanted.
  [[noreturn]] void fail(std::string_view field, const std::string& wanted) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
