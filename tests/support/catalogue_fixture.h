#pragma once

#include <memory>

#include <nlohmann/json.hpp>

#include "core/catalogue/jobs.h"

namespace visagiste::test {

/// Every job of the program, on the shipped networks.
struct Catalogue {
  std::shared_ptr<Services> services = std::make_shared<Services>(ModelFolders());
  JobRegistry registry;
  Catalogue() { registerJobs(registry, services); }

  JobResult run(const char* name, const nlohmann::json& options) {
    QuietContext context;
    return registry.make({name, options.dump()})->run(context);
  }
};

}  // namespace visagiste::test
