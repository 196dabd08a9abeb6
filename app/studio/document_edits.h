#pragma once

#include <optional>

#include <QString>

#include "core/catalogue/picture_edits.h"

namespace visagiste {

class PortraitDocument;

/// Index of the picture that pages show: the chosen face's, else the first; nothing without a picture.
[[nodiscard]] std::optional<int> shownPicture(const PortraitDocument& document);

/// Index of the picture that the document's head was made from (the first that shows a face); nothing without a head.
[[nodiscard]] std::optional<int> pictureOfHead(const PortraitDocument& document);

/// That picture, and everything that was done to it. The chosen person comes last.
[[nodiscard]] PictureEdits editsOf(const PortraitDocument& document, int picture);
/// The picture's name without the ending, for names of what is made of it.
[[nodiscard]] QString stemOf(const PortraitDocument& document, int picture);
/// Those of the picture that pages show; empty without one.
[[nodiscard]] PictureEdits shownEdits(const PortraitDocument& document);
/// Those of the picture of the head; empty without one.
[[nodiscard]] PictureEdits headEdits(const PortraitDocument& document);

}  // namespace visagiste
