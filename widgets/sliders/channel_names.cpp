#include "widgets/sliders/channel_names.h"

#include <array>
#include <QCoreApplication>

namespace visagiste {
namespace {

struct ChannelText {
  Q_DECLARE_TR_FUNCTIONS(visagiste::ChannelWords)
};

struct KnownChannel {
  const char* base;
  const char* label;
};

constexpr std::array<KnownChannel, 35> kKnown = {{
    {"browDown", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Brow down")},
    {"browInnerUp", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Inner brow up")},
    {"browOuterUp", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Outer brow up")},
    {"eyeBlink", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Blink")},
    {"eyeLookDown", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Look down")},
    {"eyeLookIn", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Look inwards")},
    {"eyeLookOut", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Look outwards")},
    {"eyeLookUp", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Look up")},
    {"eyeSquint", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Squint")},
    {"eyeWide", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Eye wide")},
    {"jawForward", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Jaw forward")},
    {"jawLeft", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Jaw to the left")},
    {"jawRight", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Jaw to the right")},
    {"jawOpen", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Jaw open")},
    {"mouthClose", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Lips closed")},
    {"mouthDimple", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Dimple")},
    {"mouthFrown", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Frown")},
    {"mouthFunnel", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Funnel")},
    {"mouthLeft", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Mouth to the left")},
    {"mouthRight", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Mouth to the right")},
    {"mouthLowerDown", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Lower lip down")},
    {"mouthPress", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Press")},
    {"mouthPucker", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Pucker")},
    {"mouthRollLower", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Roll lower lip")},
    {"mouthRollUpper", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Roll upper lip")},
    {"mouthShrugLower", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Shrug lower lip")},
    {"mouthShrugUpper", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Shrug upper lip")},
    {"mouthSmile", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Smile")},
    {"mouthStretch", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Stretch")},
    {"mouthUpperUp", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Upper lip up")},
    {"tongueOut", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Tongue out")},
    {"cheekPuff", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Cheek puff")},
    {"cheekSquint", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Cheek raise")},
    {"cheekRaiser", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Cheek raise")},
    {"noseSneer", QT_TRANSLATE_NOOP("visagiste::ChannelWords", "Nose sneer")},
}};

ChannelGroup groupOf(const QString& name) {
  const std::array<std::pair<const char*, ChannelGroup>, 7> prefixes = {{{"brow", ChannelGroup::Brows},
                                                                         {"eye", ChannelGroup::Eyes},
                                                                         {"jaw", ChannelGroup::Jaw},
                                                                         {"mouth", ChannelGroup::Mouth},
                                                                         {"tongue", ChannelGroup::Mouth},
                                                                         {"cheek", ChannelGroup::CheeksAndNose},
                                                                         {"nose", ChannelGroup::CheeksAndNose}}};
  for (const auto& [prefix, group] : prefixes) {
    if (name.startsWith(QLatin1String(prefix))) {
      return group;
    }
  }
  return ChannelGroup::Other;
}

/// "someNewShape" -> "Some new shape".
QString takenApart(const QString& name) {
  QString words;
  for (const QChar letter : name) {
    if (words.isEmpty()) {
      words += letter.toUpper();
    } else if (letter == QLatin1Char('_')) {
      words += QLatin1Char(' ');
    } else if (letter.isUpper()) {
      words += QLatin1Char(' ');
      words += letter.toLower();
    } else {
      words += letter;
    }
  }
  return words;
}

struct SplitName {
  QString base;
  FaceSide side;
};

SplitName split(const QString& name) {
  // These move sideways; they have no other side.
  static const QStringList sideways = {"jawLeft", "jawRight", "mouthLeft", "mouthRight"};
  if (!sideways.contains(name)) {
    if (name.endsWith(QLatin1String("Left"))) {
      return {name.chopped(4), FaceSide::Left};
    }
    if (name.endsWith(QLatin1String("Right"))) {
      return {name.chopped(5), FaceSide::Right};
    }
  }
  return {name, FaceSide::Both};
}

}  // namespace

ChannelWords channelWords(const QString& name) {
  const SplitName parts = split(name);
  for (const KnownChannel& known : kKnown) {
    if (parts.base == QLatin1String(known.base)) {
      return {groupOf(name), parts.side, ChannelText::tr(known.label)};
    }
  }
  return {groupOf(name), parts.side, takenApart(parts.base)};
}

QString sideTag(FaceSide side) {
  return side == FaceSide::Left    ? ChannelText::tr("L", "short for the left side of the face")
         : side == FaceSide::Right ? ChannelText::tr("R", "short for the right side of the face")
                                   : QString();
}

QString shortChannelName(const QString& name) {
  const ChannelWords words = channelWords(name);
  return words.side == FaceSide::Both ? words.label : words.label + QLatin1Char(' ') + sideTag(words.side);
}

QString fullChannelName(const QString& name) {
  const ChannelWords words = channelWords(name);
  return words.side == FaceSide::Left    ? ChannelText::tr("%1, the person's left").arg(words.label)
         : words.side == FaceSide::Right ? ChannelText::tr("%1, the person's right").arg(words.label)
                                         : words.label;
}

QString groupTitle(ChannelGroup group) {
  switch (group) {
    case ChannelGroup::Brows:
      return ChannelText::tr("Brows");
    case ChannelGroup::Eyes:
      return ChannelText::tr("Eyes");
    case ChannelGroup::Jaw:
      return ChannelText::tr("Jaw");
    case ChannelGroup::Mouth:
      return ChannelText::tr("Mouth");
    case ChannelGroup::CheeksAndNose:
      return ChannelText::tr("Cheeks and nose");
    case ChannelGroup::Other:
      break;
  }
  return ChannelText::tr("Other");
}

std::vector<int> oppositeChannels(const QStringList& names) {
  std::vector<int> opposite;
  for (const QString& name : names) {
    const SplitName parts = split(name);
    const QString wanted = parts.side == FaceSide::Left    ? parts.base + QLatin1String("Right")
                           : parts.side == FaceSide::Right ? parts.base + QLatin1String("Left")
                                                           : QString();
    opposite.push_back(wanted.isEmpty() ? -1 : static_cast<int>(names.indexOf(wanted)));
  }
  return opposite;
}

}  // namespace visagiste
