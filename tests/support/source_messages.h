#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace visagiste::test {

/// One sentence, or part of one, that a source file can say in an Error.
struct SourceMessage {
  std::string text;   ///< As written, with %1, %2 ... where values stand.
  std::string code;   ///< NotFound, Unreadable ...; "Part" for what a function returns for others to say.
  std::string place;  ///< "core/base/text_file.cpp:15".
};

/// What the .cpp and .h files of a folder of the sources say in errors, read from the code at
/// `Error(ErrorCode::..., expression)`: literals as they are, one text for each branch of a condition, anything else
/// as a place. Where an expression consists of the parameters of its function, the calls of that function are read.
/// Functions called ...Problem or reason... say parts. Tolerant: what is no plain expression gives a mere place.
/// Throws std::runtime_error if the folder holds no source.
[[nodiscard]] std::vector<SourceMessage> messagesIn(const std::filesystem::path& root, const std::string& folder);

/// The literals of those files, each joined with the ones that follow it directly, a line each.
[[nodiscard]] std::string literalsIn(const std::filesystem::path& root, const std::string& folder);

}  // namespace visagiste::test
