#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "models/networks/makeup_transfer_net.h"
#include "models/training/makeup/makeup_set.h"

namespace visagiste::training {

/// Means over lessons of how near results come to the known truth, over all pixels of the face, and over those of lips,
/// lids and brows.
struct TransferScores {
  std::string method;
  double psnrDb = 0;
  double ssim = 0;
  double featuresPsnrDb = 0;
  int lessons = 0;
};

/// The network, the bare source, and both kinds of histogram matching, on the same lessons (at most `most`, spread over
/// all). The network is in evaluation mode and gives 8-bit pictures like the others.
[[nodiscard]] std::vector<TransferScores> transferScores(networks::MakeupTransferNet& net, const MakeupSet& set,
                                                         Split split, std::size_t most);

/// Mean PSNR in dB of faces that are source and reference at once: 100 means that nothing changes.
[[nodiscard]] double selfTransferPsnr(networks::MakeupTransferNet& net, const MakeupSet& set, Split split,
                                      std::size_t most);

void tell(std::ostream& out, const std::vector<TransferScores>& scores);

}  // namespace visagiste::training
