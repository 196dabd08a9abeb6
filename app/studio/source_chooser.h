#pragma once

#include <QComboBox>

#include "app/studio/stream_controller.h"

namespace visagiste {

class SettingsStore;

/// Cameras, the demo clip, and recordings that the person adds.
class SourceChooser : public QComboBox {
  Q_OBJECT
 public:
  explicit SourceChooser(SettingsStore* settings, QWidget* parent = nullptr);

  [[nodiscard]] LiveSource source() const;
  /// Puts the source on the list and chooses it; nothing is announced.
  void addSource(const visagiste::LiveSource& source, const QString& title);
  void chooseDemoClip();

 Q_SIGNALS:
  /// The person chose another source.
  void sourceChosen();
  /// The person chose a recording that was not on the list: they want to see it.
  void recordingAdded();

 private:
  void choose(int index);

  SettingsStore* m_settings;
  int m_last = 0;  ///< The source that was current before an entry that only asks.
};

}  // namespace visagiste
