#include "app/studio/channel_settings.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace visagiste {
namespace {

constexpr double kMostGain = 3;

ChannelAdjustment adjustmentFrom(const QJsonObject& json) {
  ChannelAdjustment adjustment;
  adjustment.gain = static_cast<float>(std::clamp(json.value(QLatin1String("gain")).toDouble(1), 0.0, kMostGain));
  adjustment.offset = static_cast<float>(std::clamp(json.value(QLatin1String("offset")).toDouble(0), -1.0, 1.0));
  adjustment.isMuted = json.value(QLatin1String("muted")).toBool();
  adjustment.isMirrored = json.value(QLatin1String("mirrored")).toBool();
  for (const QJsonValue& point : json.value(QLatin1String("curve")).toArray()) {
    const Eigen::Vector2f at(static_cast<float>(std::clamp(point.toArray().at(0).toDouble(), 0.0, 1.0)),
                             static_cast<float>(std::clamp(point.toArray().at(1).toDouble(), 0.0, 1.0)));
    if (adjustment.curve.empty() || at.x() > adjustment.curve.back().x()) {
      adjustment.curve.push_back(at);
    }
  }
  return adjustment;
}

}  // namespace

std::vector<ChannelAdjustment> adjustmentsOf(const std::vector<ChannelControl>& controls) {
  std::vector<ChannelAdjustment> result;
  for (const ChannelControl& control : controls) {
    ChannelAdjustment adjustment{control.gain, control.offset, control.isMuted, control.isMirrored, {}};
    for (const QPointF& point : control.curve) {
      adjustment.curve.emplace_back(static_cast<float>(point.x()), static_cast<float>(point.y()));
    }
    result.push_back(std::move(adjustment));
  }
  return result;
}

std::vector<ChannelControl> controlsOf(const std::vector<ChannelAdjustment>& adjustments) {
  std::vector<ChannelControl> result;
  for (const ChannelAdjustment& adjustment : adjustments) {
    ChannelControl control{adjustment.gain, adjustment.offset, adjustment.isMuted, adjustment.isMirrored, {}};
    for (const Eigen::Vector2f& point : adjustment.curve) {
      control.curve.emplace_back(static_cast<double>(point.x()), static_cast<double>(point.y()));
    }
    result.push_back(std::move(control));
  }
  return result;
}

QString channelsText(const std::vector<ChannelAdjustment>& adjustments, const std::vector<std::string>& names) {
  QJsonObject all;
  for (std::size_t i = 0; i < std::min(adjustments.size(), names.size()); ++i) {
    const ChannelAdjustment& adjustment = adjustments[i];
    if (adjustment == ChannelAdjustment()) {
      continue;
    }
    QJsonArray curve;
    for (const Eigen::Vector2f& point : adjustment.curve) {
      curve.append(QJsonArray{static_cast<double>(point.x()), static_cast<double>(point.y())});
    }
    all.insert(QString::fromStdString(names[i]),
               QJsonObject{{QStringLiteral("gain"), static_cast<double>(adjustment.gain)},
                           {QStringLiteral("offset"), static_cast<double>(adjustment.offset)},
                           {QStringLiteral("muted"), adjustment.isMuted},
                           {QStringLiteral("mirrored"), adjustment.isMirrored},
                           {QStringLiteral("curve"), curve}});
  }
  return all.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

std::vector<ChannelAdjustment> channelsFromText(const QString& text, const std::vector<std::string>& names) {
  const QJsonObject all = QJsonDocument::fromJson(text.toUtf8()).object();
  if (all.isEmpty()) {
    return {};
  }
  std::vector<ChannelAdjustment> result;
  for (const std::string& name : names) {
    result.push_back(adjustmentFrom(all.value(QString::fromStdString(name)).toObject()));
  }
  return result;
}

}  // namespace visagiste
