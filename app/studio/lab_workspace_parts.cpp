// What the Style Lab consists of: bars, lists and controls.

#include <algorithm>
#include <utility>

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QToolBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/file_choice.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"
#include "app/studio/lab_recipe_panel.h"
#include "app/studio/lab_workspace.h"
#include "widgets/common/icons.h"
#include "widgets/curves/curve_plot.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kPicturesWidth = 260;
constexpr int kResultPx = 72;

}  // namespace

LabWorkspace::LabWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_controller(new LabController(context.services, context.settings->folder("trainings"), this)),
      m_samples([](const std::filesystem::path& file) { return readRunSample(file); },
                [this](const std::filesystem::path&, const Image& picture) { m_canvas->setImage(picture); },
                [this](const std::filesystem::path&, const Error& error) { fail(shownText(error)); }) {
  setObjectName(QStringLiteral("labWorkspace"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(buildToolBar());
  auto* columns = new QSplitter(Qt::Horizontal, this);
  columns->setChildrenCollapsible(false);
  columns->addWidget(buildPictures());
  columns->addWidget(buildStage());
  columns->setStretchFactor(0, 0);
  columns->setStretchFactor(1, 1);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(columns, 1);
  row->addWidget(buildInspector());
  layout->addLayout(row, 1);
  connectController();
  showPictures({}, {});
  showRuns();
}

LabWorkspace::~LabWorkspace() {
  delete m_controller;  // Its threads finish before the widgets that they would tell go.
}

QToolBar* LabWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Style Lab"), this);
  bar->setObjectName(QStringLiteral("labToolBar"));
  bar->setIconSize({18, 18});
  const auto add = [&](const char* name, const char* iconName, const QString& text, const QKeySequence& keys,
                       auto action) {
    QAction* made = bar->addAction(icon(QLatin1String(iconName)), text);
    made->setObjectName(QLatin1String(name));
    made->setShortcut(keys);
    made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(made);
    connect(made, &QAction::triggered, this, action);
  };
  add("labAdd", "images", tr("Add pictures… (A)"), Qt::Key_A,
      [this] { choosePictures(this, m_context.settings, [this](const QStringList& files) { addPictures(files); }); });
  add("labAddFolder", "folder-open", tr("Add a folder… (F)"), Qt::Key_F,
      [this] { chooseFolder(this, m_context.settings, [this](const QString& folder) { addPictures({folder}); }); });
  add("labClear", "clear-list", tr("Start with no pictures"), {}, [this] { m_controller->setPictures({}); });
  return bar;
}

QWidget* LabWorkspace::buildPictures() {
  auto* page = new QWidget(this);
  page->setMinimumWidth(kPicturesWidth);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(12, 12, 12, 12);
  layout->addWidget(makeHeading(tr("Pictures to learn from"), page));
  m_pictureList = new QListWidget(page);
  m_pictureList->setObjectName(QStringLiteral("labPictures"));
  m_pictureList->setAccessibleName(tr("Pictures to learn from"));
  m_pictureList->setViewMode(QListView::IconMode);
  m_pictureList->setIconSize({kResultPx, kResultPx});
  m_pictureList->setGridSize({kResultPx + 28, kResultPx + 30});
  m_pictureList->setResizeMode(QListView::Adjust);
  m_pictureList->setMovement(QListView::Static);
  m_pictureList->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_pictureList->setTextElideMode(Qt::ElideMiddle);
  layout->addWidget(m_pictureList, 1);
  m_pictureNote = makeNote({}, page);
  m_pictureNote->setObjectName(QStringLiteral("labPictureNote"));
  layout->addWidget(m_pictureNote);
  QShortcut* remove = addKey(m_pictureList, QKeySequence::Delete, tr("Take the chosen pictures out"));
  remove->setContext(Qt::WidgetShortcut);
  connect(remove, &QShortcut::activated, this, &LabWorkspace::removeChosenPictures);
  return page;
}

QWidget* LabWorkspace::buildStage() {
  auto* stage = new QSplitter(Qt::Vertical, this);
  stage->setChildrenCollapsible(false);
  auto* upper = new QWidget(stage);
  auto* layout = new QVBoxLayout(upper);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_canvas = new ImageCanvas(upper);
  m_canvas->setObjectName(QStringLiteral("labCanvas"));
  m_canvas->setAccessibleName(tr("Results while it learns"));
  m_canvas->setOverlayParts({});
  m_canvas->setEmptyHint(tr("Teach a style"), tr("Drop pictures of a style here, then press Start"));
  layout->addWidget(m_canvas, 1);
  auto* scrubbing = new QHBoxLayout;
  scrubbing->setContentsMargins(12, 6, 12, 6);
  m_scrub = new QSlider(Qt::Horizontal, upper);
  m_scrub->setObjectName(QStringLiteral("labScrub"));
  m_scrub->setAccessibleName(tr("Results over time"));
  m_scrub->setEnabled(false);
  m_sampleNote = makeNote({}, upper);
  m_sampleNote->setWordWrap(false);
  m_sampleNote->setMinimumWidth(80);
  scrubbing->addWidget(m_scrub, 1);
  scrubbing->addWidget(m_sampleNote);
  layout->addLayout(scrubbing);
  auto* lower = new QWidget(stage);
  auto* below = new QVBoxLayout(lower);
  below->setContentsMargins(12, 6, 12, 6);
  auto* choices = new QHBoxLayout;
  m_series = new QComboBox(lower);
  m_series->setObjectName(QStringLiteral("labSeries"));
  m_series->setAccessibleName(tr("Figures to show"));
  m_series->setMinimumWidth(300);
  m_compare = new QComboBox(lower);
  m_compare->setObjectName(QStringLiteral("labCompare"));
  m_compare->setAccessibleName(tr("Another training to compare with"));
  m_compare->setMinimumWidth(160);
  choices->addWidget(m_series);
  choices->addStretch(1);
  choices->addWidget(m_compare);
  below->addLayout(choices);
  m_plot = new CurvePlot(lower);
  m_plot->setObjectName(QStringLiteral("labPlot"));
  m_plot->setAccessibleName(tr("Figures over the steps"));
  m_plot->setAxisName(tr("step"));
  below->addWidget(m_plot, 1);
  stage->addWidget(upper);
  stage->addWidget(lower);
  stage->setStretchFactor(0, 3);
  stage->setStretchFactor(1, 1);
  stage->setSizes({480, 240});
  connect(m_canvas, &ImageCanvas::filesDropped, this, &LabWorkspace::addPictures);
  connect(m_scrub, &QSlider::valueChanged, this, [this](int value) {
    m_followsNewest = value == m_scrub->maximum();
    showSample(value);
  });
  connect(m_plot, &CurvePlot::pointChosen, this, [this](double step) {
    if (!m_shown) {
      return;
    }
    const auto& samples = m_shown->history->samples;
    const auto after = std::find_if(samples.begin(), samples.end(),
                                    [&](const RunSample& sample) { return static_cast<double>(sample.step) >= step; });
    m_scrub->setValue(static_cast<int>(after - samples.begin()));
  });
  connect(m_series, &QComboBox::currentIndexChanged, this, &LabWorkspace::showCurves);
  connect(m_compare, &QComboBox::activated, this, &LabWorkspace::chooseRun);
  return stage;
}

void LabWorkspace::buildRun(QWidget* parent, QVBoxLayout* layout) {
  layout->addWidget(makeHeading(tr("Trainings"), parent));
  m_runList = new QTreeWidget(parent);
  m_runList->setObjectName(QStringLiteral("labRuns"));
  m_runList->setAccessibleName(tr("Trainings"));
  m_runList->setHeaderLabels({tr("Name"), tr("State"), tr("Best")});
  m_runList->setRootIsDecorated(false);
  m_runList->setMinimumHeight(110);
  m_runList->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_runList->header()->setStretchLastSection(false);
  for (const int column : {1, 2}) {
    m_runList->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  }
  m_runList->headerItem()->setToolTip(2,
                                      tr("The smallest distance to the pictures so far, as the training measures it; "
                                         "trainings of one kind compare"));
  layout->addWidget(m_runList);
  m_state = new QLabel(parent);
  m_state->setObjectName(QStringLiteral("labState"));
  m_state->setWordWrap(true);
  layout->addWidget(m_state);
  m_progress = new QProgressBar(parent);
  m_progress->setObjectName(QStringLiteral("labProgress"));
  m_progress->setAccessibleName(tr("Progress of the training"));
  m_progress->setTextVisible(false);
  m_progress->setRange(0, 1000);
  layout->addWidget(m_progress);
  auto* buttons = new QGridLayout;
  const auto make = [&](const char* name, const QString& text, int row, int column) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    buttons->addWidget(button, row, column);
    return button;
  };
  m_pause = make("labPause", tr("Pause"), 0, 0);
  m_stop = make("labStop", tr("Stop"), 0, 1);
  m_finish = make("labFinish", tr("Make style"), 1, 0);
  m_branch = make("labBranch", tr("Branch"), 1, 1);
  m_branch->setToolTip(tr("A new training that goes on from here with the settings above, for their minutes more"));
  m_remove = make("labRemove", tr("Delete…"), 2, 0);
  layout->addLayout(buttons);
  layout->addWidget(makeHeading(tr("Training doctor"), parent));
  m_advice = new QListWidget(parent);
  m_advice->setObjectName(QStringLiteral("labAdvice"));
  m_advice->setAccessibleName(tr("What the training doctor says"));
  m_advice->setWordWrap(true);
  m_advice->setMinimumHeight(90);
  layout->addWidget(m_advice, 1);

  connect(m_runList, &QTreeWidget::currentItemChanged, this, &LabWorkspace::chooseRun);
  connect(m_pause, &QPushButton::clicked, this, [this] {
    if (!m_run) {
      return;
    }
    const std::optional<RunState> state = m_shown ? m_shown->state : std::nullopt;
    if (!state || state->isOver()) {
      withPassphrase([this](std::shared_ptr<const Passphrase> passphrase) {
        m_controller->resume(*m_run, std::move(passphrase));
      });
    } else {
      m_controller->order(*m_run, state->status == RunStatus::Paused ? RunOrder::Resume : RunOrder::Pause);
    }
  });
  connect(m_stop, &QPushButton::clicked, this, [this] {
    if (m_run) {
      m_controller->order(*m_run, RunOrder::Stop);
    }
  });
  connect(m_finish, &QPushButton::clicked, this, &LabWorkspace::finish);
  connect(m_branch, &QPushButton::clicked, this, &LabWorkspace::branch);
  connect(m_remove, &QPushButton::clicked, this, [this] {
    const auto answer = QMessageBox::question(this, tr("Delete training"),
                                              tr("Delete this training with all its results? Styles made of it stay."));
    if (answer == QMessageBox::Yes && m_run) {
      const std::filesystem::path folder = *std::exchange(m_run, std::nullopt);
      m_shown = nullptr;
      m_controller->pause();
      m_canvas->clear();
      showCurves();
      m_controller->remove(folder);
    }
  });
}

QWidget* LabWorkspace::buildInspector() {
  Inspector inspector = makeInspector(this, QStringLiteral("labInspector"));
  QWidget* parent = inspector.widget->widget();
  m_recipe = new LabRecipePanel(parent);
  inspector.layout->addWidget(m_recipe);
  buildRun(parent, inspector.layout);
  return inspector.widget;
}

}  // namespace visagiste
