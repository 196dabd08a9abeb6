#pragma once

#include <memory>
#include <vector>

#include "core/catalogue/services.h"
#include "core/expression/expression_lessons.h"
#include "core/expression/face_capture.h"
#include "core/job/run_context.h"

namespace visagiste {

/// Learns to read one person's face: reconstructs the head from pictures that show it calm, then practises on renders
/// of it. Takes half a minute to a minute on two threads. What is learned stays in memory: it knows the person's face.
///
/// pictures  of FaceCapture::calmPictures(), with its options.
/// Reports "capture.head", "capture.practise", "capture.learn". Throws Error{InvalidArgument} for no pictures, and what
/// networks and reconstruction throw; Cancelled.
[[nodiscard]] std::shared_ptr<const ExpressionReader> learnFace(Services& services,
                                                                const std::vector<CalmPicture>& pictures,
                                                                const LessonOptions& options, RunContext& context);

}  // namespace visagiste
