#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/expression/capture_sample.h"

namespace visagiste {

struct VmcAddress {
  std::string host = "127.0.0.1";  ///< Name or number; this machine unless the person says otherwise.
  int port = 39539;                ///< 1..65535; where performers' programs listen for VMC.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Streams a performance to another program by the VMC protocol (OSC over UDP). One thread at a time.
///
/// A sample is one bundle: /VMC/Ext/OK, /VMC/Ext/T, /VMC/Ext/Bone/Pos for Head, LeftEye and RightEye,
/// /VMC/Ext/Blend/Val for each of the 52 ARKit blendshapes (names as of arkitNames(), "perfect sync") and
/// /VMC/Ext/Blend/Apply. Bones are in Unity's axes: x to the person's right, y up, z forward, left-handed; positions
/// are 0, for the receiver's skeleton keeps its lengths.
/// UDP: whether anyone listens is not known.
class VmcSender {
 public:
  /// channels  (E,) names of the samples' values.
  /// Throws Error{InvalidArgument}, Error{NotFound} if the host has no address.
  VmcSender(const VmcAddress& address, std::vector<std::string> channels);
  ~VmcSender();
  VmcSender(const VmcSender&) = delete;
  VmcSender& operator=(const VmcSender&) = delete;

  /// Throws Error{Unwritable} where the system refuses to send (no network, address forbidden).
  void send(const CaptureSample& sample);

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
