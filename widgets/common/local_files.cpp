#include "widgets/common/local_files.h"

#include <QMimeData>
#include <QUrl>

namespace visagiste {

QStringList localFiles(const QMimeData& mime) {
  QStringList files;
  for (const QUrl& url : mime.urls()) {
    if (url.isLocalFile()) {
      files.append(url.toLocalFile());
    }
  }
  return files;
}

}  // namespace visagiste
