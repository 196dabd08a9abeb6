#include "core/job/job.h"

#include <utility>

#include "core/base/error.h"

namespace visagiste {

void JobRegistry::add(const std::string& name, Factory factory) {
  if (!m_factories.emplace(name, std::move(factory)).second) {
    throw Error(ErrorCode::Internal, "Two jobs are named '" + name + "'.");
  }
}

std::unique_ptr<Job> JobRegistry::make(const JobDescription& description) const {
  const auto found = m_factories.find(description.name);
  if (found == m_factories.end()) {
    throw Error(ErrorCode::InvalidArgument, "There is no job named '" + description.name + "'.");
  }
  return found->second(description.optionsJson);
}

std::vector<std::string> JobRegistry::names() const {
  std::vector<std::string> result;
  for (const auto& entry : m_factories) {
    result.push_back(entry.first);
  }
  return result;
}

}  // namespace visagiste
