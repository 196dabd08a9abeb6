#include "app/studio/take_player.h"

#include <algorithm>
#include <utility>

namespace visagiste {
namespace {

constexpr int kTickMs = 16;

}  // namespace

TakePlayer::TakePlayer(QObject* parent) : QObject(parent) {
  setObjectName(QStringLiteral("takePlayer"));
  m_timer.setInterval(kTickMs);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &TakePlayer::advance);
}

void TakePlayer::setTake(std::shared_ptr<const Take> take) {
  m_take = take != nullptr && take->samples.empty() ? nullptr : std::move(take);
  if (m_take == nullptr) {
    pause();
    m_partBeginS = m_partEndS = m_seconds = 0;
  } else {
    m_seconds = std::clamp(m_seconds, m_take->samples.front().seconds, m_take->samples.back().seconds);
  }
}

double TakePlayer::beginS() const {
  return m_partEndS > m_partBeginS ? m_partBeginS : m_take->samples.front().seconds;
}

double TakePlayer::endS() const {
  return m_partEndS > m_partBeginS ? m_partEndS : m_take->samples.back().seconds;
}

void TakePlayer::setPart(double beginS, double endS) {
  m_partBeginS = beginS;
  m_partEndS = endS;
}

void TakePlayer::play() {
  if (m_take == nullptr || isPlaying()) {
    return;
  }
  if (m_seconds >= endS() || m_seconds < beginS()) {
    seek(beginS());
  }
  m_clock.start();
  m_timer.start();
  Q_EMIT playingChanged(true);
}

void TakePlayer::pause() {
  if (isPlaying()) {
    m_timer.stop();
    Q_EMIT playingChanged(false);
  }
}

void TakePlayer::seek(double seconds) {
  if (m_take != nullptr) {
    m_seconds = std::clamp(seconds, m_take->samples.front().seconds, m_take->samples.back().seconds);
    Q_EMIT moved(m_seconds);
  }
}

void TakePlayer::advance() {
  const double next = m_seconds + static_cast<double>(m_clock.restart()) / 1000;
  if (next < endS()) {
    seek(next);
  } else if (m_isLooping) {
    seek(beginS());
  } else {
    seek(endS());
    pause();
  }
}

}  // namespace visagiste
