#include "core/expression/vmc_sender.h"

#include <lo/lo.h>

#include <cmath>
#include <Eigen/Geometry>

#include "core/base/error.h"
#include "core/expression/arkit_channels.h"
#include "core/expression/head_angles.h"

namespace visagiste {
namespace {

constexpr double kRadPerDeg = 3.14159265358979 / 180;

/// Rotation in Unity's axes of one that is given in ours (x to the person's left, right-handed).
Eigen::Quaternionf inUnity(const Eigen::Matrix3d& rotation) {
  const Eigen::Quaternionf turn(Eigen::Quaterniond(rotation).cast<float>());
  return {turn.w(), turn.x(), -turn.y(), -turn.z()};
}

Eigen::Matrix3d eyeRotation(const EyeGaze& gaze) {
  return (Eigen::AngleAxisd(gaze.yawDeg * kRadPerDeg, Eigen::Vector3d::UnitY()) *
          Eigen::AngleAxisd(-gaze.pitchDeg * kRadPerDeg, Eigen::Vector3d::UnitX()))
      .toRotationMatrix();
}

/// Messages that go out together; everything in it is freed with it.
class Bundle {
 public:
  Bundle() : m_bundle(lo_bundle_new(LO_TT_IMMEDIATE)) {}
  ~Bundle() { lo_bundle_free_recursive(m_bundle); }
  Bundle(const Bundle&) = delete;
  Bundle& operator=(const Bundle&) = delete;

  lo_message add(const char* path) {
    const lo_message message = lo_message_new();
    lo_bundle_add_message(m_bundle, path, message);
    return message;
  }
  void addBone(const char* name, const Eigen::Quaternionf& rotation) {
    const lo_message message = add("/VMC/Ext/Bone/Pos");
    lo_message_add_string(message, name);
    for (const float value : {0.0F, 0.0F, 0.0F, rotation.x(), rotation.y(), rotation.z(), rotation.w()})
      lo_message_add_float(message, value);
  }
  [[nodiscard]] lo_bundle get() const { return m_bundle; }

 private:
  lo_bundle m_bundle;
};

}  // namespace

struct VmcSender::Parts {
  VmcAddress to;
  std::vector<std::string> channels;
  lo_address address = nullptr;
  ~Parts() {
    if (address != nullptr)
      lo_address_free(address);
  }
};

void VmcAddress::check() const {
  if (host.empty())
    throw Error(ErrorCode::InvalidArgument, "Streaming needs the name or the number of a machine.");
  if (port < 1 || port > 65535)
    throw Error(ErrorCode::InvalidArgument, "Streaming needs a port from 1 to 65535.");
}

VmcSender::VmcSender(const VmcAddress& address, std::vector<std::string> channels)
    : m_parts(std::make_unique<Parts>()) {
  address.check();
  m_parts->to = address;
  m_parts->channels = std::move(channels);
  m_parts->address = lo_address_new(address.host.c_str(), std::to_string(address.port).c_str());
  if (m_parts->address == nullptr)
    throw Error(ErrorCode::NotFound, "There is no machine '" + address.host + "' to stream to.");
}

VmcSender::~VmcSender() = default;

void VmcSender::send(const CaptureSample& sample) {
  const Eigen::VectorXf values = toArkit(sample.expression, m_parts->channels);
  Bundle bundle;
  lo_message_add_int32(bundle.add("/VMC/Ext/OK"), 1);
  lo_message_add_float(bundle.add("/VMC/Ext/T"), static_cast<float>(sample.seconds));
  const Eigen::Vector3d facing(1, -1, -1);
  bundle.addBone("Head", inUnity(facing.asDiagonal() * sample.cameraFromHead.rotation));
  bundle.addBone("LeftEye", inUnity(eyeRotation(sample.gaze[1])));
  bundle.addBone("RightEye", inUnity(eyeRotation(sample.gaze[0])));
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    const lo_message message = bundle.add("/VMC/Ext/Blend/Val");
    lo_message_add_string(message, arkitNames()[static_cast<std::size_t>(i)].c_str());
    lo_message_add_float(message, values[i]);
  }
  bundle.add("/VMC/Ext/Blend/Apply");
  if (lo_send_bundle(m_parts->address, bundle.get()) < 0)
    throw Error(ErrorCode::Unwritable, "The performance cannot be sent to " + m_parts->to.host + ":" +
                                           std::to_string(m_parts->to.port) + ": " +
                                           lo_address_errstr(m_parts->address) + ".");
}

}  // namespace visagiste
