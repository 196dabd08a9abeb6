#pragma once

#include <vector>

namespace visagiste {

// Templates of what core and the system say in English, registered for translation in the context "CoreMessages":
// whole sentences, and parts that stand in the places (%1, %2 ..., in this order) of others. A place in quotation
// marks is a name and stays as it is.

/// What core says of files, pictures, faces, cameras and meshes that it is given.
[[nodiscard]] const std::vector<const char*>& inputMessages();
/// What it says of garments, looks, styles, trainings, takes and models.
[[nodiscard]] const std::vector<const char*>& workMessages();
/// What the operating system and the reader of JSON say; they stand in no source of ours.
[[nodiscard]] const std::vector<const char*>& systemMessages();

}  // namespace visagiste
