#include "app/studio/take_timeline.h"

#include <utility>

#include <QAction>
#include <QLabel>
#include <QToolBar>
#include <QVBoxLayout>

#include "app/studio/core_messages.h"
#include "app/studio/take_editor.h"
#include "app/studio/take_player.h"
#include "core/base/error.h"
#include "core/expression/channel_names.h"
#include "widgets/common/icons.h"
#include "widgets/sliders/channel_names.h"
#include "widgets/timeline/timeline.h"

namespace visagiste {
namespace {

constexpr double kSmoothS = 0.06;  // Takes out jitter of single frames; a blink survives.
constexpr float kLarger = 1.1F;
constexpr const char* kFirstChannel = "jawOpen";  // Moves in every take.

std::shared_ptr<const TimelineTracks> tracksOf(const Take& take) {
  auto tracks = std::make_shared<TimelineTracks>();
  const auto count = static_cast<Eigen::Index>(take.samples.size());
  tracks->values.resize(static_cast<Eigen::Index>(take.description.channels.size()), count);
  tracks->seconds.reserve(take.samples.size());
  for (Eigen::Index i = 0; i < count; ++i) {
    const CaptureSample& sample = take.samples[static_cast<std::size_t>(i)];
    tracks->seconds.push_back(sample.seconds);
    tracks->values.col(i) = sample.expression;
  }
  for (const std::string& channel : take.description.channels) {
    tracks->names.append(shortChannelName(QString::fromStdString(channel)));
  }
  return tracks;
}

}  // namespace

TakeTimeline::TakeTimeline(TakeEditor* editor, TakePlayer* player, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_player(player), m_timeline(new Timeline(this)) {
  setObjectName(QStringLiteral("takeTimeline"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(buildBar());
  layout->addWidget(m_timeline, 1);
  m_timeline->setEmptyHint(tr("Record a take, or open one from the list, to see its curves here"));
  connectTimeline();
  connect(m_editor, &TakeEditor::takeOpened, this, [this] {
    const int trackBefore = m_timeline->currentTrack();
    m_player->pause();
    m_player->setTake(nullptr);
    m_timeline->setTracks(nullptr);
    showTake();
    m_player->seek(0);
    if (m_editor->hasTake()) {
      const auto mouth = channelIndex(m_editor->take()->description.channels, kFirstChannel);
      m_timeline->setCurrentTrack(trackBefore >= 0 ? trackBefore : static_cast<int>(mouth.value_or(0)));
    }
  });
  connect(m_editor, &TakeEditor::takeChanged, this, &TakeTimeline::showTake);
  connect(m_player, &TakePlayer::moved, m_timeline, &Timeline::setPlayhead);
  connect(m_player, &TakePlayer::playingChanged, this, [this](bool isPlaying) {
    m_play->setIcon(icon(isPlaying ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setText(isPlaying ? tr("Pause (Space)") : tr("Play (Space)"));
  });
  refreshActions();
}

QToolBar* TakeTimeline::buildBar() {
  auto* bar = new QToolBar(tr("Take"), this);
  bar->setObjectName(QStringLiteral("takeBar"));
  bar->setIconSize({18, 18});
  const auto add = [this, bar](const char* name, const char* iconName, const QString& text,
                               const QKeySequence& keys = {}) {
    QAction* action = bar->addAction(icon(QLatin1String(iconName)), text);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
  };
  m_toStart = add("takeToStart", "to-start", tr("To the beginning (Home)"));
  m_play = add("takePlay", "play", tr("Play (Space)"));
  m_loop = add("takeLoop", "loop", tr("Loop"));
  m_loop->setCheckable(true);
  bar->addSeparator();
  m_addKey = add("takeAddKey", "key-add", tr("Set a key of the channel here (K)"));
  m_removeKey = add("takeRemoveKey", "trash", tr("Delete the key (Del)"));
  bar->addSeparator();
  m_all = add("takeAllChannels", "sliders", tr("Smooth and scale all channels, not the chosen ones alone"));
  m_all->setCheckable(true);
  m_smooth = add("takeSmooth", "smooth", tr("Smooth (Ctrl+M)"), QKeySequence(QStringLiteral("Ctrl+M")));
  m_smaller =
      add("takeSmaller", "minus", tr("Weaken by a tenth (Ctrl+Down)"), QKeySequence(QStringLiteral("Ctrl+Down")));
  m_larger = add("takeLarger", "plus", tr("Strengthen by a tenth (Ctrl+Up)"), QKeySequence(QStringLiteral("Ctrl+Up")));
  m_trim =
      add("takeTrim", "trim", tr("Keep the selected stretch alone (Ctrl+T)"), QKeySequence(QStringLiteral("Ctrl+T")));
  bar->addSeparator();
  connect(add("takeZoomOut", "zoom-out", tr("Zoom out (−)")), &QAction::triggered, this,
          [this] { m_timeline->zoomBy(0.5); });
  connect(add("takeZoomIn", "zoom-in", tr("Zoom in (+)")), &QAction::triggered, this,
          [this] { m_timeline->zoomBy(2); });
  connect(add("takeZoomFit", "zoom-fit", tr("Show all (0)")), &QAction::triggered, m_timeline, &Timeline::zoomToFit);
  auto* gap = new QWidget(bar);
  gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(gap);
  m_name = new QLabel(bar);
  m_name->setObjectName(QStringLiteral("takeName"));
  m_name->setProperty("role", "muted");
  bar->addWidget(m_name);
  connect(m_play, &QAction::triggered, this, [this] {
    Q_EMIT takeWanted();
    m_player->toggle();
  });
  connect(m_toStart, &QAction::triggered, this, [this] {
    Q_EMIT takeWanted();
    m_player->seek(0);
  });
  connect(m_loop, &QAction::toggled, m_player, &TakePlayer::setLooping);
  connect(m_addKey, &QAction::triggered, m_timeline, &Timeline::addKeyAtPlayhead);
  connect(m_removeKey, &QAction::triggered, m_timeline, &Timeline::removeChosenKey);
  connect(m_trim, &QAction::triggered, this, &TakeTimeline::trim);
  connect(m_smooth, &QAction::triggered, this, &TakeTimeline::smooth);
  connect(m_larger, &QAction::triggered, this, [this] { scale(kLarger); });
  connect(m_smaller, &QAction::triggered, this, [this] { scale(1 / kLarger); });
  return bar;
}

void TakeTimeline::connectTimeline() {
  connect(m_timeline, &Timeline::scrubbed, this, [this](double seconds) {
    Q_EMIT takeWanted();
    m_player->seek(seconds);
  });
  connect(m_timeline, &Timeline::spanChanged, this, [this](const TimelineSpan& span) {
    m_player->setPart(span.beginS, span.endS);
    refreshActions();
  });
  connect(m_timeline, &Timeline::chosenKeyChanged, this, &TakeTimeline::refreshActions);
  connect(m_timeline, &Timeline::keyAddRequested, this, [this](const TimelineKey& key) {
    const std::string& channel = m_editor->take()->description.channels.at(static_cast<std::size_t>(key.track));
    m_timeline->chooseKey(m_editor->addKey({channel, key.seconds, key.value}));
  });
  connect(m_timeline, &Timeline::keyMoveRequested, m_editor, &TakeEditor::moveKey);
  connect(m_timeline, &Timeline::keyRemoveRequested, m_editor, &TakeEditor::removeKey);
}

void TakeTimeline::showTake() {
  const std::shared_ptr<const Take> take = m_editor->take();
  m_player->setTake(take);
  m_timeline->setTracks(take == nullptr ? nullptr : tracksOf(*take));
  std::vector<TimelineKey> keys;
  for (const TakeKey& key : m_editor->edit().keys) {
    keys.push_back(
        {static_cast<int>(channelIndex(take->description.channels, key.channel).value()), key.seconds, key.value});
  }
  m_timeline->setKeys(std::move(keys));
  m_name->setText(m_editor->edit().takeName);
  refreshActions();
  if (m_player->hasTake() && !m_player->isPlaying()) {
    m_player->seek(m_player->seconds());  // The edited face.
  }
}

void TakeTimeline::setPlayable(bool isOn) {
  m_isPlayable = isOn;
  refreshActions();
}

void TakeTimeline::refreshActions() {
  const bool hasTake = m_editor->hasTake() && m_isPlayable;
  for (QAction* action : {m_play, m_toStart, m_loop, m_addKey, m_smooth, m_larger, m_smaller, m_all}) {
    action->setEnabled(hasTake);
  }
  m_timeline->setEnabled(m_isPlayable);
  m_removeKey->setEnabled(hasTake && m_timeline->chosenKey() >= 0);
  m_trim->setEnabled(hasTake && !m_timeline->span().isEmpty());
}

TakeSpan TakeTimeline::chosenSpan() const {
  const Take& take = *m_editor->take();
  TakeSpan span{take.samples.front().seconds, take.samples.back().seconds, {}};
  if (!m_timeline->span().isEmpty()) {
    span.beginS = m_timeline->span().beginS;
    span.endS = m_timeline->span().endS;
  }
  for (std::size_t i = 0; i < take.description.channels.size(); ++i) {
    if (m_all->isChecked() || m_timeline->chosenTracks().count(static_cast<int>(i)) > 0) {
      span.channels.push_back(take.description.channels[i]);
    }
  }
  return span;
}

void TakeTimeline::trim() {
  const TimelineSpan span = m_timeline->span();
  try {
    m_editor->trim(span.beginS, span.endS);
    m_timeline->setSpan({});
    m_timeline->zoomToFit();
  } catch (const Error& error) {
    Q_EMIT failed(shownText(error));
  }
}

void TakeTimeline::smooth() {
  m_editor->smooth(chosenSpan(), kSmoothS);
}

void TakeTimeline::scale(float gain) {
  m_editor->scale(chosenSpan(), gain, EditStep::Ends);
}

}  // namespace visagiste
