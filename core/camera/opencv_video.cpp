#include "core/camera/opencv_video.h"

#include <mutex>
#include <opencv2/core/utils/logger.hpp>

namespace visagiste {

void quietOpenCv() {
  static std::once_flag once;
  std::call_once(once, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
}

}  // namespace visagiste
