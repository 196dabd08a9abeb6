#pragma once

#include <QStringList>

class QMimeData;

namespace visagiste {

/// The files of this machine that are dragged or pasted; empty for anything else.
[[nodiscard]] QStringList localFiles(const QMimeData& mime);

}  // namespace visagiste
