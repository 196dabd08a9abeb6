#pragma once

/// What cameras, light and compression do to a picture: the honest widening of training pictures.

#include "models/training/engine/canvas.h"

#include <functional>

namespace visagiste::training {

/// Brightness, contrast, gamma, white balance, saturation, grey pictures.
void changeColour(Canvas& canvas, Random& random);

/// A soft gradient or a soft-edged shadow over the picture.
void changeLight(Canvas& canvas, Random& random);

/// Gaussian or motion blur, or shrinking and enlarging again.
void softenSometimes(Canvas& canvas, Random& random);

/// Gaussian noise of a camera; JPEG block compression.
void addNoiseSometimes(Canvas& canvas, Random& random);
void compressSometimes(Canvas& canvas, Random& random);

/// Rectangle, ellipse or bar over part of the picture, of one colour or of the texture (may be nullptr).
/// covered, if any, is told every pixel that the shape hides.
void occlude(Canvas& canvas, const Pyramid* texture, Random& random,
             const std::function<void(int x, int y)>& covered = nullptr);

/// JPEG's quantisation of 8 x 8 blocks in YCbCr. quality in [1, 100] as libjpeg counts.
void quantiseBlocks(Canvas& canvas, int quality);

/// Separable Gaussian blur; sigma in pixels > 0.
void blurGaussian(Canvas& canvas, float sigmaPx);

}  // namespace visagiste::training
