#pragma once

#include <memory>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "core/expression/take.h"

namespace visagiste {

/// The clock of a take: plays, stops, goes round. Interface thread only.
class TakePlayer : public QObject {
  Q_OBJECT
 public:
  explicit TakePlayer(QObject* parent = nullptr);

  /// The moment is kept as far as it fits. Null stops and forgets.
  void setTake(std::shared_ptr<const Take> take);
  [[nodiscard]] bool hasTake() const { return m_take != nullptr; }
  [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
  [[nodiscard]] bool isLooping() const { return m_isLooping; }
  void setLooping(bool isOn) { m_isLooping = isOn; }
  /// Of the take's clock.
  [[nodiscard]] double seconds() const { return m_seconds; }
  /// Only this part plays; an empty one means the whole take.
  void setPart(double beginS, double endS);

  void play();
  void pause();
  void toggle() { isPlaying() ? pause() : play(); }
  void seek(double seconds);

 Q_SIGNALS:
  void moved(double seconds);
  void playingChanged(bool isPlaying);

 private:
  void advance();
  [[nodiscard]] double beginS() const;
  [[nodiscard]] double endS() const;

  std::shared_ptr<const Take> m_take;
  QTimer m_timer;
  QElapsedTimer m_clock;
  double m_seconds = 0;
  double m_partBeginS = 0;
  double m_partEndS = 0;
  bool m_isLooping = false;
};

}  // namespace visagiste
