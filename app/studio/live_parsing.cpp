#include "app/studio/live_parsing.h"

#include <algorithm>
#include <utility>

#include "core/base/log.h"
#include "core/face/parsing_filter.h"

namespace visagiste {

FaceParsing carried(const FaceParsing& parsing, const Landmarks& then, const Landmarks& now) {
  if (then.pointsPx.cols() != now.pointsPx.cols() || then.pointsPx.cols() < 2) {
    throw Error(ErrorCode::InvalidArgument, "A parsing is carried along the same landmarks only.");
  }
  const Eigen::Vector2d thenMiddle = then.pointsPx.cast<double>().rowwise().mean();
  const Eigen::Vector2d nowMiddle = now.pointsPx.cast<double>().rowwise().mean();
  const Eigen::Matrix2Xd from = then.pointsPx.cast<double>().colwise() - thenMiddle;
  const Eigen::Matrix2Xd to = now.pointsPx.cast<double>().colwise() - nowMiddle;
  // Turn and scale as one complex number: the least squares are linear in it.
  const double spread = std::max(from.squaredNorm(), 1e-12);
  const double cosine = (from.row(0).dot(to.row(0)) + from.row(1).dot(to.row(1))) / spread;
  const double sine = (from.row(0).dot(to.row(1)) - from.row(1).dot(to.row(0))) / spread;
  Eigen::Matrix2d nowFromThen;
  nowFromThen << cosine, -sine, sine, cosine;
  FaceParsing result = parsing;
  result.pictureFromCrop = nowFromThen * parsing.pictureFromCrop;
  result.pictureFromCrop.col(2) += nowMiddle - nowFromThen * thenMiddle;
  return result;
}

LiveParsing::LiveParsing(std::function<std::shared_ptr<FaceParser>()> parser) : m_makeParser(std::move(parser)) {
  m_thread = std::thread([this] { work(); });
}

LiveParsing::~LiveParsing() {
  m_slot.close();
  m_thread.join();
}

void LiveParsing::offer(const std::shared_ptr<const Frame>& frame, const std::vector<TrackedFace>& faces,
                        std::chrono::milliseconds every) {
  if (frame == m_offered || (m_offered != nullptr && frame->capturedAt - m_offered->capturedAt < every)) {
    return;
  }
  m_offered = frame;
  m_slot.put(std::make_shared<const Offer>(Offer{frame, faces}));
}

std::shared_ptr<const FaceParsing> LiveParsing::parsingOf(int faceId, const Landmarks& now) const {
  Parsed parsed;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    const auto place = m_parsed.find(faceId);
    if (place == m_parsed.end()) {
      return nullptr;
    }
    parsed = place->second;
  }
  return std::make_shared<const FaceParsing>(carried(*parsed.parsing, parsed.landmarks, now));
}

int LiveParsing::answerCount() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_answerCount;
}

std::optional<Error> LiveParsing::problem() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_problem;
}

void LiveParsing::work() {
  try {
    std::shared_ptr<FaceParser> parser;
    while (const std::shared_ptr<const Offer> offer = m_slot.take()) {
      if (parser == nullptr) {
        parser = m_makeParser();
      }
      std::map<int, Parsed> parsed;
      for (const TrackedFace& face : offer->faces) {
        if (face.landmarks.presence > 0) {
          FaceParsing parsing = parser->parse(offer->frame->image, face.landmarks);
          // Only this thread writes m_parsed.
          if (const auto before = m_parsed.find(face.id); before != m_parsed.end()) {
            parsing = steadied(*before->second.parsing, parsing);
          }
          parsed[face.id] = {std::make_shared<const FaceParsing>(std::move(parsing)), face.landmarks};
        }
      }
      const std::lock_guard<std::mutex> lock(m_mutex);
      m_parsed = std::move(parsed);
      ++m_answerCount;
    }
  } catch (const Error& error) {
    log(LogLevel::Warning, std::string("The live picture goes on without parsing: ") + error.what());
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_parsed.clear();
    m_problem = error;
  }
}

}  // namespace visagiste
