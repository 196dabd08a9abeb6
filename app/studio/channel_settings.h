#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/expression/take_edit.h"
#include "widgets/channels/channel_control.h"

namespace visagiste {

[[nodiscard]] std::vector<ChannelAdjustment> adjustmentsOf(const std::vector<ChannelControl>& controls);
[[nodiscard]] std::vector<ChannelControl> controlsOf(const std::vector<ChannelAdjustment>& adjustments);

/// What is set for channels as text for the settings: JSON by the channels' names, those without a setting left out.
[[nodiscard]] QString channelsText(const std::vector<ChannelAdjustment>& adjustments,
                                   const std::vector<std::string>& names);
/// The way back. Numbers out of range are brought into it, unknown names and damaged text are left out.
[[nodiscard]] std::vector<ChannelAdjustment> channelsFromText(const QString& text,
                                                              const std::vector<std::string>& names);

}  // namespace visagiste
