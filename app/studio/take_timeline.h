#pragma once

#include <QWidget>

#include "core/expression/take_edit.h"
#include "widgets/timeline/timeline_tracks.h"

class QAction;
class QLabel;
class QToolBar;

namespace visagiste {

class TakeEditor;
class TakePlayer;
class Timeline;

/// The open take as curves, with what plays and edits it.
class TakeTimeline : public QWidget {
  Q_OBJECT
 public:
  TakeTimeline(TakeEditor* editor, TakePlayer* player, QWidget* parent = nullptr);

  [[nodiscard]] Timeline* timeline() const { return m_timeline; }
  /// While a recording runs the take stands still.
  void setPlayable(bool isOn);

 Q_SIGNALS:
  /// The person plays or scrubs: the take is to be seen.
  void takeWanted();
  void failed(const QString& reason);

 private:
  QToolBar* buildBar();
  void connectTimeline();
  void showTake();
  void refreshActions();
  void trim();
  void smooth();
  void scale(float gain);
  [[nodiscard]] struct TakeSpan chosenSpan() const;

  TakeEditor* m_editor;
  TakePlayer* m_player;
  Timeline* m_timeline;
  QLabel* m_name = nullptr;
  QAction* m_play = nullptr;
  QAction* m_toStart = nullptr;
  QAction* m_loop = nullptr;
  QAction* m_addKey = nullptr;
  QAction* m_removeKey = nullptr;
  QAction* m_trim = nullptr;
  QAction* m_smooth = nullptr;
  QAction* m_larger = nullptr;
  QAction* m_smaller = nullptr;
  QAction* m_all = nullptr;
  bool m_isPlayable = true;
};

}  // namespace visagiste
