#pragma once

#include <memory>
#include <optional>

#include "core/catalogue/picture_edits.h"
#include "core/catalogue/services.h"
#include "core/garment/garment_fitter.h"
#include "core/job/run_context.h"
#include "core/style/style_scene.h"

namespace visagiste {

struct ComposerOptions {
  int maxSidePx = 0;        ///< Pictures are worked on with their longer side at most this long; 0: as they are.
  int previewSidePx = 640;  ///< Of portrait()'s previews.
  int threads = 1;          ///< Of portrait()'s pictures.
  std::optional<Precision> precision = std::nullopt;  ///< Of the networks; absent: what the services prefer.
};

/// Makes the finished picture of its edits: makeup, clothes, expression and style, each on top of the one before.
///
/// Each stage keeps what it made and whom it made it for, so that a change costs only the stages from there on; a stage
/// without edits hands on the very pixels that it was given. One thread at a time.
///
/// All report the stages they work on and throw Cancelled; what the networks throw, and Error{InvalidArgument} for
/// edits out of range; Error{NoFace} for somebody who is dressed but cannot be.
class PictureComposer {
 public:
  explicit PictureComposer(std::shared_ptr<Services> services, const ComposerOptions& options = {});
  ~PictureComposer();

  /// The picture with everything up to and including `last`.
  [[nodiscard]] Image composed(const PictureEdits& edits, EditStage last, RunContext& context);

  /// The picture up to its expression, and what its style has to know of it.
  [[nodiscard]] StyleScene styleScene(const PictureEdits& edits, RunContext& context);

  /// Dresses the last person, over the clothes of the others. Valid until the next call of this object.
  /// Throws Error{InvalidArgument} where there is nobody.
  [[nodiscard]] const GarmentFitter& fitter(const PictureEdits& edits, RunContext& context);

  /// The person whose head is known, made up and dressed; null without a head. Valid until the next call.
  [[nodiscard]] const DrivenPortrait* portrait(const PictureEdits& edits, RunContext& context);

  /// The edits in the size that they are worked on.
  [[nodiscard]] PictureEdits fitted(PictureEdits edits);

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
