#include "widgets/palettes/makeup_words.h"

#include <algorithm>
#include <iterator>
#include <QCoreApplication>
#include <QStringList>

namespace visagiste {
namespace {

/// Gives the tables below a context of translation.
struct MakeupWords {
  Q_DECLARE_TR_FUNCTIONS(visagiste::MakeupWords)
};

struct NamedWords {
  std::string_view name;
  const char* text;
};

constexpr NamedWords kZones[] = {
    {"face", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Whole face")},
    {"under-eyes", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Under the eyes")},
    {"sculpt", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Sculpt")},
    {"cheeks", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Cheeks")},
    {"jaw", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Jaw")},
    {"nose", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Nose")},
    {"forehead", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Forehead")},
    {"sun", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Where the sun falls")},
    {"apples", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Apples of the cheeks")},
    {"draped", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Draped")},
    {"round", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Round")},
    {"sun-kissed", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Sun-kissed")},
    {"glow", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Glow")},
    {"cheekbones", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Cheekbones")},
    {"cupids-bow", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Cupid's bow")},
    {"brow-bone", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Brow bone")},
    {"natural", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Natural")},
    {"straight", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Straight")},
    {"arched", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Arched")},
    {"full", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Full")},
    {"lid", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Lid")},
    {"gradient", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Gradient")},
    {"crease", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Crease")},
    {"outer-corner", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Outer corner")},
    {"inner-corner", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Inner corner")},
    {"smoky", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Smoky")},
    {"lower", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Lower")},
    {"upper", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Upper")},
    {"both", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Upper and lower")},
    {"classic", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Classic")},
    {"thin", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Thin")},
    {"wing", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Wing")},
    {"cat-eye", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Cat eye")},
    {"smudged", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Smudged")},
    {"contour", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Contour")},
    {"overline", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Over the line")},
    {"ombre", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Ombré")},
    {"stain", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Stain")},
    {"iris", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Iris")},
    {"teeth", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Teeth")},
    {"image", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Picture")},
};

constexpr NamedWords kParameters[] = {
    {"pores", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Keep pores")},
    {"evening", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Even the tone")},
    {"softness", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Softness")},
    {"size", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Size")},
    {"thickness", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Thickness")},
    {"strokes", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Hair strokes")},
    {"height", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Height")},
    {"wing", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Wing length")},
    {"length", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Length")},
    {"density", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Density")},
    {"curl", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Curl")},
    {"volume", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Volume")},
    {"ring", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Dark ring")},
    {"u", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Place across")},
    {"v", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Place upwards")},
    {"turn", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Turn (°)")},
};

constexpr NamedWords kTags[] = {
    {"autumn", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "autumn")},
    {"classic", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "classic")},
    {"colour", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "colour")},
    {"day", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "day")},
    {"dramatic", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "dramatic")},
    {"evening", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "evening")},
    {"for him", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "for him")},
    {"glow", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "glow")},
    {"natural", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "natural")},
    {"party", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "party")},
    {"retro", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "retro")},
    {"stage", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "stage")},
    {"summer", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "summer")},
    {"wedding", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "wedding")},
};

constexpr NamedWords kLooks[] = {
    {"Berry autumn", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Berry autumn")},
    {"Bronze goddess", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Bronze goddess")},
    {"Camera ready", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Camera ready")},
    {"Cat eye", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Cat eye")},
    {"Classic red lip", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Classic red lip")},
    {"Disco glitter", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Disco glitter")},
    {"Editorial blue", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Editorial blue")},
    {"Fresh morning", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Fresh morning")},
    {"Groomed", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Groomed")},
    {"Mermaid", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Mermaid")},
    {"No-makeup", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "No-makeup")},
    {"Peach gloss", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Peach gloss")},
    {"Porcelain doll", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Porcelain doll")},
    {"Smoky night", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Smoky night")},
    {"Soft bridal", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Soft bridal")},
    {"Sunset", QT_TRANSLATE_NOOP("visagiste::MakeupWords", "Sunset")},
};

template <std::size_t N>
QString found(const NamedWords (&table)[N], std::string_view name) {
  const auto* row =
      std::find_if(std::begin(table), std::end(table), [&](const NamedWords& r) { return r.name == name; });
  return row == std::end(table) ? QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
                                : MakeupWords::tr(row->text);
}

QString changeWords(const LookStep& step) {
  switch (step.kind) {
    case LookStep::Kind::Colors:
      return MakeupWords::tr("colour");
    case LookStep::Kind::Opacity:
      return MakeupWords::tr("opacity");
    case LookStep::Kind::Parameter:
      return parameterWords(step.parameter);
    case LookStep::Kind::Zone:
      return MakeupWords::tr("zone");
    case LookStep::Kind::Finish:
      return MakeupWords::tr("finish");
    case LookStep::Kind::Side:
      return MakeupWords::tr("side");
    case LookStep::Kind::Visibility:
      return MakeupWords::tr("visibility");
    case LookStep::Kind::Name:
      return MakeupWords::tr("name");
    case LookStep::Kind::Picture:
      return MakeupWords::tr("picture");
    case LookStep::Kind::Mask:
      return MakeupWords::tr("mask");
    case LookStep::Kind::LayerAdded:
      return MakeupWords::tr("new layer");
    case LookStep::Kind::LayerRemoved:
      return MakeupWords::tr("deleted layer");
    case LookStep::Kind::LayerMoved:
      return MakeupWords::tr("order of layers");
    case LookStep::Kind::LayerReplaced:
    case LookStep::Kind::WholeLook:
    case LookStep::Kind::Labels:
      break;
  }
  return MakeupWords::tr("changes");
}

}  // namespace

ProductKind kindOf(MakeupProduct product) {
  switch (product) {
    case MakeupProduct::SkinSmoothing:
    case MakeupProduct::Foundation:
    case MakeupProduct::Concealer:
      return ProductKind::Skin;
    case MakeupProduct::Contour:
    case MakeupProduct::Bronzer:
    case MakeupProduct::Blush:
    case MakeupProduct::Highlighter:
      return ProductKind::Cheeks;
    case MakeupProduct::LipLiner:
    case MakeupProduct::Lipstick:
    case MakeupProduct::TeethWhitening:
      return ProductKind::Lips;
    case MakeupProduct::FacePaint:
      return ProductKind::Art;
    default:
      return ProductKind::Eyes;
  }
}

std::vector<MakeupProduct> productsOf(ProductKind kind) {
  std::vector<MakeupProduct> products;
  for (const MakeupProductTraits& traits : makeupProducts())
    if (kindOf(traits.product) == kind)
      products.push_back(traits.product);
  return products;
}

QString words(ProductKind kind) {
  switch (kind) {
    case ProductKind::Skin:
      return MakeupWords::tr("Skin");
    case ProductKind::Cheeks:
      return MakeupWords::tr("Cheeks");
    case ProductKind::Eyes:
      return MakeupWords::tr("Eyes");
    case ProductKind::Lips:
      return MakeupWords::tr("Lips");
    case ProductKind::Art:
      break;
  }
  return MakeupWords::tr("Art");
}

QString words(MakeupProduct product) {
  switch (product) {
    case MakeupProduct::SkinSmoothing:
      return MakeupWords::tr("Skin smoothing");
    case MakeupProduct::Foundation:
      return MakeupWords::tr("Foundation");
    case MakeupProduct::Concealer:
      return MakeupWords::tr("Concealer");
    case MakeupProduct::Contour:
      return MakeupWords::tr("Contour powder");
    case MakeupProduct::Bronzer:
      return MakeupWords::tr("Bronzer");
    case MakeupProduct::Blush:
      return MakeupWords::tr("Blush");
    case MakeupProduct::Highlighter:
      return MakeupWords::tr("Highlighter");
    case MakeupProduct::Brows:
      return MakeupWords::tr("Brows");
    case MakeupProduct::Eyeshadow:
      return MakeupWords::tr("Eyeshadow");
    case MakeupProduct::Kajal:
      return MakeupWords::tr("Kajal");
    case MakeupProduct::Eyeliner:
      return MakeupWords::tr("Eyeliner");
    case MakeupProduct::Lashes:
      return MakeupWords::tr("Lashes");
    case MakeupProduct::Mascara:
      return MakeupWords::tr("Mascara");
    case MakeupProduct::LipLiner:
      return MakeupWords::tr("Lip liner");
    case MakeupProduct::Lipstick:
      return MakeupWords::tr("Lipstick");
    case MakeupProduct::IrisColor:
      return MakeupWords::tr("Iris colour");
    case MakeupProduct::TeethWhitening:
      return MakeupWords::tr("Teeth whitening");
    case MakeupProduct::FacePaint:
      break;
  }
  return MakeupWords::tr("Face paint");
}

QString words(MakeupFinish finish) {
  switch (finish) {
    case MakeupFinish::Matte:
      return MakeupWords::tr("Matte");
    case MakeupFinish::Satin:
      return MakeupWords::tr("Satin");
    case MakeupFinish::Gloss:
      return MakeupWords::tr("Gloss");
    case MakeupFinish::Shimmer:
      return MakeupWords::tr("Shimmer");
    case MakeupFinish::Glitter:
      break;
  }
  return MakeupWords::tr("Glitter");
}

QString words(FaceSide side) {
  return side == FaceSide::Left    ? MakeupWords::tr("Left")
         : side == FaceSide::Right ? MakeupWords::tr("Right")
                                   : MakeupWords::tr("Both sides");
}

QString zoneWords(std::string_view zone) {
  return found(kZones, zone);
}

QString parameterWords(std::string_view parameter) {
  return found(kParameters, parameter);
}

QString tagWords(const std::string& tag) {
  return found(kTags, tag);
}

QString lookWords(const std::string& name) {
  return found(kLooks, name);
}

QString titleOf(const MakeupLayer& layer) {
  return layer.name.empty() ? words(layer.product) : QString::fromStdString(layer.name);
}

QString detailOf(const MakeupLayer& layer) {
  const MakeupProductTraits& traits = traitsOf(layer.product);
  QStringList parts;
  if (!layer.name.empty())
    parts << words(layer.product);
  if (traits.zones.size() > 1)
    parts << zoneWords(layer.zone);
  if (traits.finishes.size() > 1)
    parts << words(layer.finish);
  if (layer.side != FaceSide::Both)
    parts << words(layer.side);
  return parts.join(QStringLiteral(" · "));
}

QString words(const LookStep& step) {
  if (step.kind == LookStep::Kind::WholeLook)
    return step.name.empty() ? MakeupWords::tr("look")
                             : MakeupWords::tr("look “%1”").arg(lookWords(step.name));
  if (step.kind == LookStep::Kind::Labels)
    return MakeupWords::tr("name and tags of the look");
  const QString layer = step.name.empty() ? words(step.product) : QString::fromStdString(step.name);
  return MakeupWords::tr("%1: %2").arg(layer, changeWords(step));
}

}  // namespace visagiste
