#pragma once

#include <memory>

#include "core/catalogue/services.h"
#include "core/job/job.h"

namespace visagiste {

/// Adds every job of the program.
///
/// Options are JSON objects; unknown fields and wrong types are refused. Pictures and heads are files or references
/// of services->objects(). Every job takes "precision": "auto", "bf16" or "fp32".
///
/// analyze      picture (file). Result: JSON with image, faces and timing_ms.
/// parse        picture, output (.png; absent: none is written): a label map of the picture's size, 8-bit numbers of
///              FaceRegion. Result: files, JSON with each face's box and shares of regions, shared_ptr<const Image>.
/// reconstruct  pictures (list), facePointsPx (x, y a picture: the face nearest to it; absent: the largest),
///              textureSizePx 1024 or 2048, lighting "keep" or "divide", output (mesh file; absent: none is written),
///              unit "mm", "cm" or "m", look, lookJson and layers as for makeup: painted on the skin of what is
///              written. Result: files, JSON, shared_ptr<const ReconstructedHead> (bare).
/// capture      source (video, folder of pictures, or picture), output (.csv as of Live Link Face, .json or .take;
///              absent: none is written), facePx (x, y: the face nearest to it; absent: the largest). Result: files,
///              JSON with frames and calibration, shared_ptr<const Take>.
/// drive        source (picture) or head (reference), driver (as capture's source, a .csv, a .take or a take's
///              reference), output: .mp4 (a film of the head), .png (one a frame, numbered, where there are several),
///              .glb (one animation), .obj (one a frame); sizePx of pictures (0: 512) or widthPx and heightPx,
///              background of a head (#rrggbb; absent: grey in films, transparent in pictures), framesPerSecond (0: the
///              driver's), pose "follow" or "hold", mirror, idleBlinks, facePx (of the driver), show "head" or
///              "portrait". Result: files, JSON.
///              show "portrait": the photograph itself moves (.mp4, .png); edits (reference, with a head) in place of
///              source: its person in makeup and clothes; sizePx of its longer side (0: its own);
///              neutral: the driver's resting face, "auto" (what a take mostly does; of pictures none), "first" moment,
///              "none" (the driver's values as they are) or a picture file.
/// export-take  take (reference), output as for capture. Result: files, JSON.
/// express      picture, settings (list of NAME=VALUE: the face model's channels or friendlySettings()), output and
///              inventedOutput (picture files; absent: none), facePx. Result: files, JSON, Image.
/// export       head (reference), identity and expression (lists; absent: the head's own), output, unit,
///              textureSizePx (at most; 0 keeps it), look, lookJson, layers. Result: files, JSON.
/// makeup       picture, look (name or file) or lookJson, layers (list of LAYER.FIELD=VALUE), facePointPx (x, y: only
///              the face nearest to it; absent: all), output (picture file; absent: none). Result: files, JSON, Image.
/// makeup-video video, look, lookJson and layers as above, output (.mp4, .webm, .avi). Result: files, JSON.
/// makeup-transfer  picture, reference (a picture whose largest face is made up), facePx (x, y: the face nearest to it
///              gets the makeup; absent: the largest), strengthPercent 0 to 100, output (.png, .jpg, .webp; absent:
///              none is written). Result: files, JSON, shared_ptr<const Image>.
/// makeup-extract  reference, facePx, name (of the look; absent: the picture's), output (.json; absent: none is
///              written). Result: files, JSON with the look, shared_ptr<const MakeupLook>.
/// looks        Result: JSON with the looks at hand.
/// tryon        picture, garments (list of names, files of garments, or photographs of garments, undermost first), fit
///              (list of KEY=VALUE for all, N.KEY=VALUE for the N-th; editFit()), facePx, output and inventedOutput
///              (picture files; absent: none is written). Result: files, JSON, shared_ptr<const TriedOn>.
/// tryon-video  video, garments and fit as above, output (.mp4, .webm, .avi). Result: files, JSON.
/// garments     Result: JSON with the garments at hand.
/// garment-import  picture (of a garment), name (absent: the picture's), shoulderCm (0: an estimate), output (.garment;
///              absent: none is written). Result: files, JSON, shared_ptr<const Garment>.
/// stylize      picture, spec (JSON text, see styleSpecJson()), mask (picture file or reference; white takes the style;
///              absent: all does), output (picture file; absent: none). Result: files, JSON, Image.
/// stylize-folder  folder (of pictures), spec, output (another folder, made where it is missing). Pictures that cannot
///              be read are left out and told of under "problems". Result: files, JSON.
/// stylize-video  video, spec, sizePx (of the longer side that is painted, 64 to 4096; 640), output (.mp4, .webm,
///              .avi). Result: files, JSON.
/// styles       Result: JSON with the styles at hand.
/// style-info   pack (file, or the name of a style at hand). Result: JSON.
/// style-pack   pictures (list), name, nameZh, author, licence, description, source, output (.vstyle; absent: the
///              person's own styles). Result: files, JSON.
/// compose      picture and what is done to its largest face, or the one nearest to facePx: look, lookJson and layers,
///              garments and fit, settings (as for express), and spec for all of the picture, each absent where not
///              wanted; or edits (reference) in their place. until "makeup", "clothes", "expression" or "style"
///              (absent): the last of these to be done; output (picture file; absent: none). Result: files, JSON,
///              Image.
/// bench        names (benchmarkNames(); absent: all), runs, picture
///              (absent: the bundled sample). Result: JSON.
void registerJobs(JobRegistry& registry, const std::shared_ptr<Services>& services);

}  // namespace visagiste
