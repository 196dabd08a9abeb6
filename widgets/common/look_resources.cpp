#include "widgets/common/look_resources.h"

#include <QDir>

// The macro declares a function, which must not end up inside a namespace.
static void initialise() {
  Q_INIT_RESOURCE(visagiste_look);
}

namespace visagiste {

void takeLookResources() {
  initialise();
}

}  // namespace visagiste
