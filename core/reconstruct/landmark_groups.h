#pragma once

#include <array>

namespace visagiste {

/// Groups of points of the canonical mesh of 468 points (MediaPipe's order). Right and left are the person's.

/// Outline of the face, from the middle of the forehead to the person's left, down the jaw and back up.
inline constexpr std::array<int, 36> kFaceOval{10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288,
                                               397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
                                               172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};
inline constexpr std::array<int, 40> kLips{61,  146, 91,  181, 84,  17,  314, 405, 321, 375, 291, 409, 270, 269,
                                           267, 0,   37,  39,  40,  185, 78,  95,  88,  178, 87,  14,  317, 402,
                                           318, 324, 308, 415, 310, 311, 312, 13,  82,  81,  80,  191};
/// The border of the lips towards the mouth, part of kLips.
inline constexpr std::array<int, 20> kInnerLips{78,  95,  88,  178, 87,  14, 317, 402, 318, 324,
                                                308, 415, 310, 311, 312, 13, 82,  81,  80,  191};
inline constexpr std::array<int, 16> kRightEye{33,  7,   163, 144, 145, 153, 154, 155,
                                               133, 173, 157, 158, 159, 160, 161, 246};
inline constexpr std::array<int, 16> kLeftEye{263, 249, 390, 373, 374, 380, 381, 382,
                                              362, 398, 384, 385, 386, 387, 388, 466};
inline constexpr std::array<int, 20> kBrows{46,  53,  52,  65,  55,  70,  63,  105, 66,  107,
                                            276, 283, 282, 295, 285, 300, 293, 334, 296, 336};

inline constexpr int kRightIrisCenter = 468;
inline constexpr int kLeftIrisCenter = 473;

}  // namespace visagiste
