#pragma once

#include <vector>

#include <QPointF>

namespace visagiste {

/// What a person sets for one channel.
struct ChannelControl {
  float gain = 1;    ///< 0..3
  float offset = 0;  ///< -1..1
  bool isMuted = false;
  bool isMirrored = false;  ///< It follows the other side of the face.
  /// Value in (x) to value out (y), 0..1, x rising; empty: straight through.
  std::vector<QPointF> curve;

  friend bool operator==(const ChannelControl& a, const ChannelControl& b) {
    return a.gain == b.gain && a.offset == b.offset && a.isMuted == b.isMuted && a.isMirrored == b.isMirrored &&
           a.curve == b.curve;
  }
  friend bool operator!=(const ChannelControl& a, const ChannelControl& b) { return !(a == b); }
};

}  // namespace visagiste
