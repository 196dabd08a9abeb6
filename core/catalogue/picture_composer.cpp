#include "core/catalogue/picture_composer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/catalogue/mesh_output.h"
#include "core/catalogue/style_scene_of.h"
#include "core/face/face_parser.h"
#include "core/face/moved_face.h"
#include "core/image/resample.h"
#include "core/makeup/makeup_renderer.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/style/stylizer.h"

namespace visagiste {
namespace {

bool isSame(const Image& a, const Image& b) {
  return a.sharedPixels() == b.sharedPixels();
}

bool isSame(const Landmarks& a, const Landmarks& b) {
  return a.pointsPx.cols() == b.pointsPx.cols() && a.pointsPx == b.pointsPx;
}

/// The head of a picture that was made smaller.
std::shared_ptr<const ReconstructedHead> scaledHead(const std::shared_ptr<const ReconstructedHead>& head, float scale,
                                                    Size size) {
  if (head == nullptr || head->views.empty() || head->views.front().camera.imageSize == size) {
    return head;
  }
  auto scaled = std::make_shared<ReconstructedHead>(*head);
  PinholeCamera& camera = scaled->views.front().camera;
  camera.focalPx *= static_cast<double>(scale);
  camera.principalPx *= static_cast<double>(scale);
  camera.imageSize = size;
  return scaled;
}

}  // namespace

struct PictureComposer::Parts {
  /// A parsing that is known, and of whom.
  struct ParsedPerson {
    Landmarks landmarks;
    std::shared_ptr<const FaceParsing> parsing;
  };

  struct MadeUpPicture {
    Image picture;
    std::vector<MakeupFace> faces;
    Image result;

    [[nodiscard]] bool isOf(const Image& other, const std::vector<MakeupFace>& wanted) const {
      return isSame(picture, other) && std::equal(faces.begin(), faces.end(), wanted.begin(), wanted.end(),
                                                  [](const MakeupFace& a, const MakeupFace& b) {
                                                    return a.look == b.look && isSame(a.landmarks, b.landmarks);
                                                  });
    }
  };

  struct DressedPerson {
    Image picture;
    Landmarks landmarks;
    std::unique_ptr<GarmentFitter> fitter;
    std::optional<Outfit> outfit;  ///< That of `result`.
    Image result;
  };

  struct MovedFace {
    Image picture;
    std::shared_ptr<const ReconstructedHead> given;  ///< Bare, in the size that it came in.
    std::shared_ptr<const MakeupLook> look;
    std::unique_ptr<const DrivenPortrait> portrait;
    std::optional<PortraitMotion> motion;  ///< That of `result`.
    Image result;
  };

  /// What was seen in a picture whose people are no longer where they were.
  struct SeenPicture {
    Image picture;
    bool isParsed = false;
    std::vector<StyleFace> faces;
  };

  struct StyledPicture {
    Image picture;
    StyleSpec spec;
    Image mask;
    std::vector<StyleFace> faces;
    Image result;

    [[nodiscard]] bool isOf(const StyleScene& scene, const StyleSpec& wanted) const {
      return isSame(picture, scene.picture) && spec == wanted && isSame(mask, scene.mask) &&
             std::equal(faces.begin(), faces.end(), scene.faces.begin(), scene.faces.end(),
                        [](const StyleFace& a, const StyleFace& b) {
                          return a.parsing == b.parsing && isSame(a.landmarks, b.landmarks);
                        });
    }
  };

  std::shared_ptr<Services> services;
  ComposerOptions options;
  Image original;
  Image picture;  ///< The original in the size that is worked on.
  std::vector<ParsedPerson> parsed;
  std::shared_ptr<MakeupRenderer> renderer;
  MadeUpPicture madeUp;
  std::vector<DressedPerson> dressed;  ///< One entry a person.
  MovedFace moved;
  SeenPicture seen;
  StyledPicture styled;

  Parts(std::shared_ptr<Services> given, const ComposerOptions& with) : services(std::move(given)), options(with) {}

  PictureEdits fitted(PictureEdits edits) {
    if (!isSame(edits.picture, original)) {
      original = edits.picture;
      picture = options.maxSidePx > 0 ? shrunkToFit(original, options.maxSidePx) : original;
      parsed.clear();
      madeUp = {};
      dressed.clear();
      moved = {};
      seen = {};
      styled = {};
    }
    if (picture.size() != original.size()) {
      const float scale = static_cast<float>(picture.width()) / static_cast<float>(original.width());
      for (EditedPerson& person : edits.people) {
        person.landmarks = movedFace(person.landmarks, scale, Eigen::Vector2f::Zero());
        person.irises = movedFace(person.irises, scale, Eigen::Vector2f::Zero());
      }
      edits.head = scaledHead(edits.head, scale, picture.size());
    }
    edits.picture = picture;
    return edits;
  }

  std::shared_ptr<const FaceParsing> parsingOf(const EditedPerson& person, RunContext& context) {
    const auto known = std::find_if(parsed.begin(), parsed.end(), [&person](const ParsedPerson& one) {
      return isSame(one.landmarks, person.landmarks);
    });
    if (known != parsed.end()) {
      return known->parsing;
    }
    context.report(0, "parse");
    context.checkpoint();
    parsed.push_back({person.landmarks,
                      std::make_shared<const FaceParsing>(
                          services->faceParser(Workload::Batch, options.precision)->parse(picture, person.landmarks))});
    return parsed.back().parsing;
  }

  Image withMakeup(const PictureEdits& edits, RunContext& context) {
    std::vector<MakeupFace> faces;
    for (const EditedPerson& person : edits.people) {
      if (isMadeUp(person)) {
        faces.push_back({0, person.landmarks, person.irises, parsingOf(person, context), person.look, 1});
      }
    }
    if (faces.empty()) {
      return edits.picture;
    }
    if (!madeUp.isOf(edits.picture, faces)) {
      context.report(0.5F, "makeup");
      context.checkpoint();
      if (renderer == nullptr) {
        renderer = makeMakeupRenderer(services->faceModel(), MakeupQuality::Still);
      }
      Image result = renderer->paint(edits.picture, faces);
      madeUp = {edits.picture, std::move(faces), std::move(result)};
    }
    return madeUp.result;
  }

  /// Whom the fitter of that person dresses is `base`.
  DressedPerson& dressing(const PictureEdits& edits, std::size_t person, const Image& base, RunContext& context) {
    dressed.resize(std::max(dressed.size(), edits.people.size()));
    DressedPerson& one = dressed[person];
    const EditedPerson& whom = edits.people[person];
    if (one.fitter == nullptr || !isSame(one.picture, base) || !isSame(one.landmarks, whom.landmarks)) {
      GarmentPerson body{base, whom.landmarks, parsingOf(whom, context)};
      context.report(0.3F, "tryon.body");
      context.checkpoint();
      one = {base, whom.landmarks, makeGarmentFitter(body), std::nullopt, {}};
    }
    return one;
  }

  /// The first `count` people in their clothes.
  Image withClothes(const PictureEdits& edits, std::size_t count, RunContext& context) {
    StageContext painting(context, 0, 0.4F);
    Image result = withMakeup(edits, painting);
    StageContext fitting(context, 0.4F, 1);
    for (std::size_t i = 0; i < count; ++i) {
      const EditedPerson& person = edits.people[i];
      if (!isDressed(person)) {
        continue;
      }
      const auto part = static_cast<float>(i);
      const auto all = static_cast<float>(count);
      StageContext work(fitting, part / all, (part + 1) / all);
      DressedPerson& one = dressing(edits, i, result, work);
      if (one.outfit != person.outfit) {
        work.report(0.7F, "tryon");
        work.checkpoint();
        one.result = one.fitter->fitted(person.outfit).picture;
        one.outfit = person.outfit;
      }
      result = one.result;
    }
    return result;
  }

  Image withClothes(const PictureEdits& edits, RunContext& context) {
    return withClothes(edits, edits.people.size(), context);
  }

  /// The person of the head in what they wear. `edits` have the size that is worked on.
  const DrivenPortrait* portrait(const PictureEdits& edits, const Image& worn, RunContext& context) {
    if (edits.head == nullptr || edits.headOf >= edits.people.size()) {
      return nullptr;
    }
    const EditedPerson& person = edits.people[edits.headOf];
    const std::shared_ptr<const MakeupLook> look = isMadeUp(person) ? person.look : nullptr;
    // A head that was scaled is a new one each time; its texture is not.
    const bool isKnown = moved.portrait != nullptr && isSame(moved.picture, worn) && moved.look == look &&
                         isSame(moved.given->texture, edits.head->texture);
    if (!isKnown) {
      PortraitSource source{worn, person.landmarks, person.irises, parsingOf(person, context), nullptr};
      context.report(0.3F, "express");
      context.checkpoint();
      source.head = madeUpHead(edits.head, look);
      DrivenPortraitOptions driven;
      driven.previewSidePx = options.previewSidePx;
      driven.threads = options.threads;
      moved = {worn,         edits.head, look, std::make_unique<const DrivenPortrait>(std::move(source), driven),
               std::nullopt, {}};
    }
    return moved.portrait.get();
  }

  Image withExpression(const PictureEdits& edits, RunContext& context) {
    StageContext dressingUp(context, 0, 0.6F);
    const Image worn = withClothes(edits, dressingUp);
    StageContext moving(context, 0.6F, 1);
    const DrivenPortrait* driven = isMoved(edits) ? portrait(edits, worn, moving) : nullptr;
    if (driven == nullptr) {
      return worn;
    }
    if (!moved.motion || moved.motion->expression != edits.motion.expression ||
        moved.motion->turn != edits.motion.turn) {
      moving.report(0.6F, "express");
      moving.checkpoint();
      moved.result = driven->picture(edits.motion, PortraitDetail::Full).picture;
      moved.motion = edits.motion;
    }
    return moved.result;
  }

  StyleScene styleScene(const PictureEdits& edits, RunContext& context) {
    StageContext before(context, 0, 0.7F);
    StyleScene scene;
    scene.picture = withExpression(edits, before);
    scene.mask = edits.styleMask;
    if (edits.style.style.empty() || !needsFaces(edits.style)) {
      return scene;
    }
    StageContext looking(context, 0.7F, 1);
    if (isSame(scene.picture, withMakeup(edits, looking))) {
      for (const EditedPerson& person : edits.people) {
        scene.faces.push_back({person.landmarks, needsParsing(edits.style) ? parsingOf(person, looking) : nullptr});
      }
      return scene;
    }
    // Clothes and expressions have moved what was found in the picture.
    if (!isSame(seen.picture, scene.picture) || (needsParsing(edits.style) && !seen.isParsed)) {
      seen = {scene.picture, needsParsing(edits.style),
              styleSceneOf(*services, scene.picture, edits.style, options.precision, looking).faces};
    }
    scene.faces = seen.faces;
    return scene;
  }

  Image withStyle(const PictureEdits& edits, RunContext& context) {
    StageContext before(context, 0, 0.6F);
    const StyleScene scene = styleScene(edits, before);
    if (edits.style.style.empty()) {
      return scene.picture;
    }
    if (!styled.isOf(scene, edits.style)) {
      StageContext painting(context, 0.6F, 1);
      Image result = services->stylizer(Workload::Batch, options.precision)->stylized(scene, edits.style, painting);
      styled = {scene.picture, edits.style, scene.mask, scene.faces, std::move(result)};
    }
    return styled.result;
  }
};

PictureComposer::PictureComposer(std::shared_ptr<Services> services, const ComposerOptions& options)
    : m_parts(std::make_unique<Parts>(std::move(services), options)) {}

PictureComposer::~PictureComposer() = default;

PictureEdits PictureComposer::fitted(PictureEdits edits) {
  return m_parts->fitted(std::move(edits));
}

Image PictureComposer::composed(const PictureEdits& edits, EditStage last, RunContext& context) {
  const PictureEdits sized = m_parts->fitted(edits);
  switch (last) {
    case EditStage::Makeup:
      return m_parts->withMakeup(sized, context);
    case EditStage::Clothes:
      return m_parts->withClothes(sized, context);
    case EditStage::Expression:
      return m_parts->withExpression(sized, context);
    case EditStage::Style:
      return m_parts->withStyle(sized, context);
  }
  throw Error(ErrorCode::InvalidArgument, "That is no stage of editing.");
}

StyleScene PictureComposer::styleScene(const PictureEdits& edits, RunContext& context) {
  return m_parts->styleScene(m_parts->fitted(edits), context);
}

const GarmentFitter& PictureComposer::fitter(const PictureEdits& edits, RunContext& context) {
  if (edits.people.empty()) {
    throw Error(ErrorCode::InvalidArgument, "There is nobody to dress. Open a portrait first.");
  }
  const PictureEdits sized = m_parts->fitted(edits);
  const std::size_t last = sized.people.size() - 1;
  StageContext below(context, 0, 0.5F);
  const Image base = m_parts->withClothes(sized, last, below);
  StageContext own(context, 0.5F, 1);
  return *m_parts->dressing(sized, last, base, own).fitter;
}

const DrivenPortrait* PictureComposer::portrait(const PictureEdits& edits, RunContext& context) {
  const PictureEdits sized = m_parts->fitted(edits);
  StageContext dressing(context, 0, 0.6F);
  const Image worn = m_parts->withClothes(sized, dressing);
  StageContext preparing(context, 0.6F, 1);
  return m_parts->portrait(sized, worn, preparing);
}

}  // namespace visagiste
