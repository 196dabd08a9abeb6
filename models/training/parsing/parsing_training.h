#pragma once

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train parsing`: trains networks::ParsingNet. Prints its options with --help.
int trainParsing(const std::vector<std::string>& arguments);

/// `visagiste-train evaluate-parsing`: figures of a weights file on the validation portraits.
int evaluateParsing(const std::vector<std::string>& arguments);

}  // namespace visagiste::training
