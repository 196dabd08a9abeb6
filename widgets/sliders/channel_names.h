#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/types/face_side.h"

namespace visagiste {

enum class ChannelGroup { Brows = 1, Eyes, Jaw, Mouth, CheeksAndNose, Other };
inline constexpr ChannelGroup kChannelGroups[] = {ChannelGroup::Brows,         ChannelGroup::Eyes,
                                                  ChannelGroup::Jaw,           ChannelGroup::Mouth,
                                                  ChannelGroup::CheeksAndNose, ChannelGroup::Other};

/// An expression channel in a person's words.
struct ChannelWords {
  ChannelGroup group = ChannelGroup::Other;
  FaceSide side = FaceSide::Both;
  QString label;  ///< Translated, without the side: "Brow down".
};

/// Words for a channel name of ARKit's kind ("browDownLeft", "jawOpen"). A channel that only moves to a side
/// ("jawLeft") belongs to both sides. Unknown names are taken apart at their capitals.
[[nodiscard]] ChannelWords channelWords(const QString& name);

/// "Brow down L": with a short tag of the side where there are two.
[[nodiscard]] QString shortChannelName(const QString& name);
/// "Brow down, the person's left".
[[nodiscard]] QString fullChannelName(const QString& name);
/// "L" and "R" in the person's language; empty for both.
[[nodiscard]] QString sideTag(FaceSide side);

/// Translated heading of a group.
[[nodiscard]] QString groupTitle(ChannelGroup group);

/// For each channel the index of the same one on the other side of the face, or -1.
[[nodiscard]] std::vector<int> oppositeChannels(const QStringList& names);

}  // namespace visagiste
