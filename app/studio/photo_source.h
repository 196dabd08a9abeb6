#pragma once

#include <memory>
#include <optional>

#include "core/portrait/driven_portrait.h"

namespace visagiste {

class PortraitDocument;
class Services;

/// The picture that the document's head was made from (the first that shows a face), with that face and head, without
/// the parsing; nothing without a head.
[[nodiscard]] std::optional<PortraitSource> photoSourceOf(const PortraitDocument& document);

/// That picture; empty without a head.
[[nodiscard]] Image photoOf(const PortraitDocument& document);

/// The photo, parsed and ready to be driven. Takes about half a second: never on the interface thread.
/// Throws what the parsing network and DrivenPortrait throw.
[[nodiscard]] std::unique_ptr<const DrivenPortrait> portraitOf(Services& services, PortraitSource source,
                                                               int previewSidePx);

}  // namespace visagiste
