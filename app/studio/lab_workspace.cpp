#include "app/studio/lab_workspace.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QTreeWidget>

#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/file_choice.h"
#include "app/studio/file_text.h"
#include "app/studio/lab_recipe_panel.h"
#include "app/studio/lab_words.h"
#include "widgets/common/image_wrap.h"
#include "widgets/common/progress_words.h"
#include "widgets/curves/curve_plot.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

/// The series of a history by rising steps, as the plot takes them.
std::vector<QPointF> pointsOf(const std::vector<RunPoint>& series) {
  std::vector<QPointF> points;
  points.reserve(series.size());
  for (const RunPoint& point : series) {
    points.emplace_back(static_cast<double>(point.step), point.value);
  }
  return points;
}

/// The groups of series that belong in one picture: "losses.generator" is of "losses".
QStringList groupsOf(const RunHistory& history) {
  QStringList groups;
  for (const auto& [name, points] : history.series) {
    const QString group = QString::fromStdString(name).section(QLatin1Char('.'), 0, 0);
    if (!points.empty() && !groups.contains(group)) {
      groups.append(group);
    }
  }
  return groups;
}

}  // namespace

void LabWorkspace::connectController() {
  connect(m_controller, &LabController::picturesInspected, this,
          [this](const std::shared_ptr<const TrainingPictures>& pictures, const std::vector<QImage>& thumbnails) {
            m_pictures = pictures;
            showPictures(*pictures, thumbnails);
          });
  connect(m_controller, &LabController::runsChanged, this, &LabWorkspace::showRuns);
  connect(m_controller, &LabController::runRead, this, &LabWorkspace::showRun);
  connect(m_controller, &LabController::runStarted, this, [this](const QString& folder) {
    m_run = filePath(folder);
    m_shown = nullptr;
    m_followsNewest = true;
    showRuns();
    m_controller->follow({*m_run});
  });
  connect(m_controller, &LabController::styleMade, this, [this](const QString&, const QString& name) {
    Q_EMIT messageRaised({MessageSeverity::Success, tr("The style “%1” is ready in Style and Live.").arg(name), {}, {}});
  });
  connect(m_controller, &LabController::facesSaved, this, [this](const QString& file) {
    Q_EMIT messageRaised({MessageSeverity::Success, tr("Saved %1.").arg(QFileInfo(file).fileName()), {}, {}});
  });
  connect(m_controller, &LabController::forecastMade, m_recipe, &LabRecipePanel::setForecast);
  connect(m_recipe, &LabRecipePanel::recipeChanged, this, &LabWorkspace::askForForecast);
  connect(m_recipe, &LabRecipePanel::startAsked, this, &LabWorkspace::start);
  connect(m_recipe, &LabRecipePanel::raceAsked, this, &LabWorkspace::race);
  connect(m_controller, &LabController::failed, this, &LabWorkspace::fail);
  connect(m_controller, &LabController::busyChanged, this, &LabWorkspace::refreshButtons);
}

void LabWorkspace::activate() {
  m_controller->refreshRuns();
  if (m_run) {
    chooseRun();
  }
}

void LabWorkspace::deactivate() {
  m_controller->pause();
}

void LabWorkspace::fail(const QString& reason) {
  Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
}

void LabWorkspace::addPictures(const QStringList& files) {
  QStringList all = m_controller->pictures();
  for (const QString& file : files) {
    if (!all.contains(file)) {
      all.append(file);
    }
  }
  m_pictureNote->setText(tr("Looking through the pictures…"));
  m_controller->setPictures(all);
}

void LabWorkspace::removeChosenPictures() {
  QStringList kept;
  for (int i = 0; i < m_pictureList->count(); ++i) {
    const QListWidgetItem* item = m_pictureList->item(i);
    if (!item->isSelected()) {
      kept.append(item->data(Qt::UserRole).toString());
    }
  }
  m_controller->setPictures(kept);
}

void LabWorkspace::showPictures(const TrainingPictures& pictures, const std::vector<QImage>& thumbnails) {
  m_pictureList->clear();
  for (std::size_t i = 0; i < pictures.pictures.size(); ++i) {
    const TrainingPicture& picture = pictures.pictures[i];
    const bool isUsable = picture.fitness == PictureFitness::Usable;
    auto* item = new QListWidgetItem(m_pictureList);
    item->setData(Qt::UserRole, fileText(picture.file));
    const QString name = QFileInfo(fileText(picture.file)).fileName();
    item->setText(isUsable ? name : tr("%1 (left out)").arg(name));
    item->setToolTip(isUsable ? tr("%1, %2 × %3 pixels").arg(name).arg(picture.sizePx.width).arg(picture.sizePx.height)
                              : QStringLiteral("%1\n%2").arg(name, shownText(picture.problem)));
    QPixmap pixmap = thumbnails[i].isNull() ? QPixmap(96, 96) : QPixmap::fromImage(thumbnails[i]);
    if (thumbnails[i].isNull()) {
      pixmap.fill(palette().color(QPalette::Mid));
    }
    item->setIcon(QIcon(pixmap));
    if (!isUsable) {
      item->setForeground(palette().color(QPalette::PlaceholderText));
    }
  }
  QStringList words;
  const auto tell = [&](PictureFitness fitness, const QString& text) {
    if (const auto count = static_cast<int>(pictures.count(fitness)); count > 0) {
      words.append(text.arg(count));
    }
  };
  tell(PictureFitness::Usable, tr("%1 to learn from"));
  tell(PictureFitness::Duplicate, tr("%1 twice"));
  tell(PictureFitness::TooSmall, tr("%1 too small"));
  tell(PictureFitness::Unreadable, tr("%1 unreadable"));
  m_pictureNote->setText(words.isEmpty() ? tr("Drop pictures or a folder here.") : words.join(tr(", ")));
  const std::vector<fs::path> usable = pictures.usable();
  m_recipe->setPictures(usable.size(),
                        usable.empty() ? QString() : QFileInfo(fileText(usable.front())).completeBaseName());
  askForForecast();
  refreshButtons();
}

QStringList LabWorkspace::practisePortraits() const {
  QStringList files;
  for (const DocumentPicture& picture : m_context.document->document().pictures()) {
    if (const QString file = fileText(picture.file); QFileInfo::exists(file)) {
      files.append(file);
    }
  }
  return files;
}

void LabWorkspace::withPassphrase(const std::function<void(std::shared_ptr<const Passphrase>)>& begin) {
  try {
    begin(m_recipe->passphrase());
  } catch (const Error& error) {
    fail(shownText(error));
  }
}

void LabWorkspace::start() {
  withPassphrase([this](std::shared_ptr<const Passphrase> passphrase) {
    m_controller->start(m_recipe->name(), m_recipe->recipe(), practisePortraits(), std::move(passphrase));
  });
}

void LabWorkspace::race() {
  withPassphrase([this](std::shared_ptr<const Passphrase> passphrase) {
    m_controller->race(m_recipe->name(), m_recipe->recipe(),
                       {QStringLiteral("sngan"), QStringLiteral("dcgan"), QStringLiteral("wgan-gp")},
                       std::move(passphrase));
  });
}

void LabWorkspace::branch() {
  withPassphrase([this](std::shared_ptr<const Passphrase> passphrase) {
    const QTreeWidgetItem* item = m_runList->currentItem();
    const QString origin = item != nullptr ? item->text(0) : m_recipe->name();
    m_controller->branch(*m_run, tr("%1, branch").arg(origin), m_recipe->recipe(), std::move(passphrase));
  });
}

void LabWorkspace::finish() {
  if (!m_run) {
    return;
  }
  if (!chosenMakesFaces()) {
    m_controller->finish(*m_run);
    return;
  }
  chooseTarget(this, m_context.settings, tr("Save faces"), tr("faces"), {tr("PNG picture (*.png)")},
               [this, run = *m_run](const QString& file) { m_controller->saveFaces(run, file); });
}

bool LabWorkspace::chosenMakesFaces() const {
  const auto& runs = m_controller->runs();
  const auto chosen = std::find_if(runs.begin(), runs.end(), [this](const LabRun& run) { return m_run == run.folder; });
  return chosen != runs.end() && chosen->makesFaces;
}

void LabWorkspace::askForForecast() {
  m_recipe->setForecast({});
  if (m_pictures && m_pictures->count(PictureFitness::Usable) > 0) {
    m_controller->forecast(m_recipe->recipe());
  }
}

void LabWorkspace::showRuns() {
  const QSignalBlocker quiet(m_runList);
  const QString compared = m_compare->currentData().toString();
  m_runList->clear();
  m_compare->clear();
  m_compare->addItem(tr("Compare with nothing"));
  for (const LabRun& run : m_controller->runs()) {
    const QString state = run.state ? stateWords(run.state->status) : tr("Starts");
    const QString best = run.state && run.state->best ? QLocale().toString(*run.state->best, 'g', 3) : QString();
    auto* item = new QTreeWidgetItem(m_runList, {run.name, state, best});
    item->setData(0, Qt::UserRole, fileText(run.folder));
    if (m_run == run.folder) {
      item->setSelected(true);
      m_runList->setCurrentItem(item);
    } else {
      m_compare->addItem(run.name, fileText(run.folder));
    }
  }
  m_compare->setCurrentIndex(std::max(0, m_compare->findData(compared)));
  refreshButtons();
}

void LabWorkspace::chooseRun() {
  const QTreeWidgetItem* item = m_runList->currentItem();
  if (item != nullptr) {
    const fs::path chosen = filePath(item->data(0, Qt::UserRole).toString());
    if (m_run != chosen) {
      m_run = chosen;
      m_shown = nullptr;
      m_followsNewest = true;
    }
  }
  if (!m_run) {
    return;
  }
  std::vector<fs::path> followed{*m_run};
  const QString compared = m_compare->currentData().toString();
  m_compared = compared.isEmpty() ? nullptr : m_compared;
  showCurves();
  if (!compared.isEmpty()) {
    followed.emplace_back(filePath(compared));
  }
  m_controller->follow(followed);
}

void LabWorkspace::showRun(const std::shared_ptr<const LabRunView>& view) {
  if (view->folder != m_run) {
    const bool isNew = !m_compared || m_compared->history != view->history;
    m_compared = view;
    if (isNew) {
      showCurves();
    }
    return;
  }
  const bool isNew = !m_shown || m_shown->history != view->history;
  const bool wasOver = !m_shown || !m_shown->state || m_shown->state->isOver();
  m_shown = view;
  showState(view->state);
  showAdvice(*view->history);
  const QSignalBlocker quiet(m_scrub);
  const int last = static_cast<int>(view->history->samples.size()) - 1;
  m_scrub->setEnabled(last > 0);
  m_scrub->setRange(0, std::max(0, last));
  if (m_followsNewest && last >= 0 && (m_scrub->value() != last || !m_canvas->hasPicture())) {
    m_scrub->setValue(last);
    showSample(last);
  }
  if (isNew) {
    showCurves();
  }
  if (!wasOver && view->state && view->state->isOver()) {
    m_controller->refreshRuns();
    if (view->state->status == RunStatus::Done && !chosenMakesFaces()) {
      m_controller->finish(view->folder);
    }
  }
}

void LabWorkspace::showState(const std::optional<RunState>& state) {
  if (!state) {
    m_state->setText(tr("Starts"));
    m_progress->setRange(0, 0);
  } else {
    QString text = stateWords(state->status) + QStringLiteral(" · ") + tr("step %1").arg(state->step);
    if (!state->isOver() && state->secondsLeft) {
      text += QStringLiteral(" · ") + timeLeftWords(state->secondsLeft);
    }
    if (m_shown) {
      const auto epsilon = m_shown->history->series.find("epsilon");
      if (epsilon != m_shown->history->series.end() && !epsilon->second.empty()) {
        text += QStringLiteral(" · ε ") + QLocale().toString(epsilon->second.back().value, 'g', 3);
      }
    }
    m_state->setText(text);
    m_state->setToolTip(shownText(state->message));
    const double length = state->seconds + state->secondsLeft.value_or(0);
    m_progress->setRange(0, 1000);
    m_progress->setValue(length > 0 ? static_cast<int>(1000 * state->seconds / length) : 0);
  }
  refreshButtons();
}

void LabWorkspace::showAdvice(const RunHistory& history) {
  if (m_advice->count() == static_cast<int>(history.advice.size())) {
    return;
  }
  m_advice->clear();
  for (const RunAdvice& advice : history.advice) {
    m_advice->addItem(tr("Step %1: %2").arg(advice.step).arg(adviceWords(advice)));
  }
  m_advice->scrollToBottom();
}

void LabWorkspace::showCurves() {
  if (!m_shown) {
    m_plot->setCurves({});
    return;
  }
  const QStringList groups = groupsOf(*m_shown->history);
  {
    const QSignalBlocker quiet(m_series);
    const bool isFresh = m_series->count() == 0;
    for (const QString& group : groups) {
      if (m_series->findData(group) < 0) {
        m_series->addItem(seriesWords(group), group);
      }
    }
    if (isFresh) {
      m_series->setCurrentIndex(std::max(0, m_series->findData(QStringLiteral("losses"))));
    }
  }
  const QString wanted = m_series->currentData().toString();
  std::vector<Curve> curves;
  int color = 0;
  for (const auto& [name, points] : m_shown->history->series) {
    const QString text = QString::fromStdString(name);
    if (text.section(QLatin1Char('.'), 0, 0) != wanted) {
      continue;
    }
    const QString shown = text.contains(QLatin1Char('.')) ? text.section(QLatin1Char('.'), 1) : text;
    curves.push_back({shown, pointsOf(points), color, false});
    if (m_compared) {
      const auto other = m_compared->history->series.find(name);
      if (other != m_compared->history->series.end()) {
        curves.push_back({tr("%1, other").arg(shown), pointsOf(other->second), color, true});
      }
    }
    ++color;
  }
  m_plot->setCurves(std::move(curves));
}

void LabWorkspace::showSample(int index) {
  if (!m_shown || index < 0 || index >= static_cast<int>(m_shown->history->samples.size())) {
    return;
  }
  const RunSample& sample = m_shown->history->samples[static_cast<std::size_t>(index)];
  m_sampleNote->setText(chosenMakesFaces() ? tr("Step %1: made above, nearest pictures below").arg(sample.step)
                                           : tr("Step %1").arg(sample.step));
  m_plot->setMark(static_cast<double>(sample.step));
  m_samples.request(sample.file);
}

void LabWorkspace::refreshButtons() {
  const std::optional<RunState> state = m_shown ? m_shown->state : std::nullopt;
  const bool runs = state && !state->isOver();
  const bool isPaused = state && state->status == RunStatus::Paused;
  const bool hasPictures = m_pictures && m_pictures->count(PictureFitness::Usable) > 0;
  m_recipe->setStartEnabled(hasPictures && !m_controller->isBusy());
  m_pause->setText(isPaused ? tr("Go on") : runs ? tr("Pause") : tr("Resume"));
  m_pause->setEnabled(m_run.has_value() && (runs || (state && state->status != RunStatus::Done)));
  m_stop->setEnabled(runs);
  m_finish->setText(chosenMakesFaces() ? tr("Save faces…") : tr("Make style"));
  m_finish->setToolTip(chosenMakesFaces() ? tr("The faces made last, as a picture")
                                          : tr("A style of what has been learned so far, for Style and Live"));
  m_branch->setEnabled(state && state->step > 0 && !m_controller->isBusy());
  m_finish->setEnabled(state && state->isOver() && state->step > 0 && !m_controller->isBusy());
  m_remove->setEnabled(m_run.has_value() && !runs);
}

}  // namespace visagiste
