#pragma once

namespace visagiste {

/// Keeps OpenCV's own messages off the terminal: core reports every failure itself. Any thread, any number of times.
void quietOpenCv();

}  // namespace visagiste
