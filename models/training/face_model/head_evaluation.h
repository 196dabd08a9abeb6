#pragma once

#include <cstdint>
#include <vector>

#include "models/training/face_model/head_basis.h"

namespace visagiste::training {

/// Distances of source vertices to the learned surface, millimetres.
struct DistanceFigures {
  double mean = 0;
  double p95 = 0;
  double largest = 0;
};

struct HeadFigures {
  int people = 0;
  std::vector<DistanceFigures> skin;        ///< Face, head and neck; one a level.
  std::vector<DistanceFigures> narrowFace;  ///< Brows to chin without ears and neck; one a level.
  struct ByComponents {
    int components = 0;
    DistanceFigures narrowFace;  ///< Finest level.
  };
  std::vector<ByComponents> truncated;  ///< What fewer identity components would give.
};

/// Draws people and expressions that training has not seen (other seed), encodes each person with the basis, puts the
/// expression on, and measures from every skin vertex of the source to the nearest point of the learned surface.
/// `basis` holds the values as they are shipped (rounded to half precision).
[[nodiscard]] HeadFigures evaluateHead(const FaceSource& source, const HeadTopology& head, const HeadBasis& basis,
                                       int people, std::uint64_t seed);

}  // namespace visagiste::training
