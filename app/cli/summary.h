#pragma once

#include <string>

namespace visagiste {

/// What a person reads on the terminal after a job, made from its JSON. Ends with a line break; may be empty.
[[nodiscard]] std::string summaryOf(const std::string& jobName, const std::string& resultJson);

}  // namespace visagiste
