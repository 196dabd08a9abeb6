#include "app/prepare/preparation_program.h"

#include <exception>
#include <iostream>
#include <utility>

namespace visagiste::prepare {

PreparationProgram::PreparationProgram(std::string name, const std::string& purpose)
    : m_name(std::move(name)), m_commandLine(purpose) {}

void PreparationProgram::portraitOptions(std::string& portraitFolder, std::string& modelFolder,
                                         const std::string& models) {
  portraitFolder = "../shared/data/portraits";
  modelFolder = "models/weights";
  option("--portraits", portraitFolder, "Folder with index.csv, labels/ and the pictures");
  option("--models", modelFolder, models);
}

int PreparationProgram::run(int argc, char** argv, const std::function<void()>& work) {
  CLI11_PARSE(m_commandLine, argc, argv);
  try {
    work();
  } catch (const std::exception& error) {
    std::cerr << m_name << ": " << error.what() << '\n';
    return 1;
  }
  return 0;
}

}  // namespace visagiste::prepare
