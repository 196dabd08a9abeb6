#include "app/studio/sculpt_workspace.h"

#include <random>
#include <utility>

#include <QAction>
#include <QActionGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/expression_presets.h"
#include "app/studio/head_shaper.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"
#include "app/studio/model_loader.h"
#include "app/studio/photo_page.h"
#include "core/portrait/portrait_settings.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"
#include "widgets/common/icons.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/sliders/coefficient_panel.h"

namespace visagiste {
namespace {

constexpr int kPanelWidth = 360;
constexpr QSize kStillSize(2048, 2048);

}  // namespace

SculptWorkspace::SculptWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent), m_context(context) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(buildPages(), 1);
  layout->addWidget(buildInspector());
  connectDocument();
  showHead();
}

void SculptWorkspace::activate() {
  m_photo->setActive(m_pages->currentWidget() == m_photo);
}

void SculptWorkspace::deactivate() {
  m_view->setTurntableRunning(false);
  m_photo->setActive(false);
}

bool SculptWorkspace::isSettled() const {
  return m_photo->isSettled();
}

QWidget* SculptWorkspace::buildPages() {
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_tabs = new QTabBar(side);
  m_tabs->setObjectName(QStringLiteral("sculptTabs"));
  m_tabs->setAccessibleName(tr("What the sliders move"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->addTab(tr("3D head"));
  m_tabs->addTab(tr("Photo"));
  m_tabs->setTabToolTip(1, tr("The photo with the expression of the sliders (P)"));
  m_pages = new QStackedWidget(side);
  m_view = new MeshView(side);
  m_view->setObjectName(QStringLiteral("sculptView"));
  m_view->setAccessibleName(tr("3D head"));
  m_view->setEmptyHint(tr("No head yet"), tr("Open a portrait and press Reconstruct head"));
  auto* headPage = new QWidget(m_pages);
  auto* headLayout = new QVBoxLayout(headPage);
  headLayout->setContentsMargins(0, 0, 0, 0);
  headLayout->setSpacing(0);
  headLayout->addWidget(buildToolBar());
  headLayout->addWidget(m_view, 1);
  m_photo = new PhotoPage(m_context, m_pages);
  m_pages->addWidget(headPage);
  m_pages->addWidget(m_photo);
  layout->addWidget(m_tabs);
  layout->addWidget(m_pages, 1);
  connect(m_tabs, &QTabBar::currentChanged, this, &SculptWorkspace::showPage);
  connect(m_photo, &PhotoPage::messageRaised, this, &Workspace::messageRaised);
  connect(m_photo, &PhotoPage::filesDropped, this, &Workspace::filesDropped);
  connect(addKey(this, Qt::Key_P, tr("The head, or the photo")), &QShortcut::activated, this,
          [this] { m_tabs->setCurrentIndex(1 - m_tabs->currentIndex()); });
  return side;
}

void SculptWorkspace::showPage(int page) {
  m_view->setTurntableRunning(false);
  m_pages->setCurrentIndex(page);
  m_photo->setActive(page == 1);
}

void SculptWorkspace::applyPreset(const std::string& name) {
  m_panel->finishGesture();
  const HeadEdit& edit = m_context.document->document().headEdit();
  PortraitWish wish;
  wish.expression = edit.coefficients.expression;
  applySetting(name, 1, edit.head->model->expressionNames(), wish);
  m_context.document->editExpression(wish.expression, EditStep::Ends);
}

QToolBar* SculptWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("3D view"), this);
  bar->setObjectName(QStringLiteral("sculptToolBar"));
  bar->setIconSize({18, 18});
  addModeActions(bar);
  bar->addSeparator();
  addViewActions(bar);
  bar->addSeparator();
  addLightMenu(bar);
  addMakeupAction(bar);
  m_still = bar->addAction(icon(QStringLiteral("screenshot")), tr("Save a picture of the head…"));
  m_still->setObjectName(QStringLiteral("saveStill"));
  connect(m_still, &QAction::triggered, this, &SculptWorkspace::saveStill);
  return bar;
}

void SculptWorkspace::addModeActions(QToolBar* bar) {
  struct Mode {
    MeshViewMode mode;
    const char* iconName;
    QString text;
  };
  auto* group = new QActionGroup(this);
  for (const Mode& mode : {Mode{MeshViewMode::Textured, "textured", tr("Textured")},
                           Mode{MeshViewMode::Clay, "clay", tr("Clay: shape without colour")},
                           Mode{MeshViewMode::Wireframe, "wireframe", tr("Wireframe")},
                           Mode{MeshViewMode::Checker, "checker", tr("UV checker")}}) {
    QAction* action = bar->addAction(icon(QLatin1String(mode.iconName)), mode.text);
    action->setObjectName(QStringLiteral("mode.") + QLatin1String(mode.iconName));
    action->setCheckable(true);
    action->setChecked(mode.mode == m_view->mode());
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, value = mode.mode] { m_view->setMode(value); });
  }
}

void SculptWorkspace::addViewActions(QToolBar* bar) {
  m_wires = bar->addAction(icon(QStringLiteral("mesh")), tr("Wires over the surface (W)"));
  m_wires->setCheckable(true);
  connect(m_wires, &QAction::toggled, m_view, &MeshView::setWireOverlayVisible);
  connect(m_view, &MeshView::wireOverlayToggled, m_wires, &QAction::setChecked);
  QAction* landmarks = bar->addAction(icon(QStringLiteral("landmarks")), tr("Landmarks"));
  landmarks->setCheckable(true);
  landmarks->setChecked(m_view->areLandmarksVisible());
  connect(landmarks, &QAction::toggled, m_view, &MeshView::setLandmarksVisible);
  m_turntable = bar->addAction(icon(QStringLiteral("turntable")), tr("Turntable (T)"));
  m_turntable->setCheckable(true);
  connect(m_turntable, &QAction::toggled, m_view, &MeshView::setTurntableRunning);
  connect(m_view, &MeshView::turntableToggled, m_turntable, &QAction::setChecked);
  bar->addSeparator();
  struct View {
    StandardView view;
    const char* iconName;
    QString text;
  };
  for (const View& view :
       {View{StandardView::Front, "view-front", tr("Front (1)")}, View{StandardView::Side, "view-side", tr("Side (3)")},
        View{StandardView::Top, "view-top", tr("Top (7)")}}) {
    QAction* action = bar->addAction(icon(QLatin1String(view.iconName)), view.text);
    connect(action, &QAction::triggered, this, [this, value = view.view] { m_view->lookFrom(value); });
  }
  QAction* reset = bar->addAction(icon(QStringLiteral("home")), tr("Reset the view (Home)"));
  connect(reset, &QAction::triggered, m_view, &MeshView::resetCamera);
}

void SculptWorkspace::addLightMenu(QToolBar* bar) {
  struct Preset {
    LightPreset preset;
    QString text;
  };
  auto* menu = new QMenu(this);
  auto* group = new QActionGroup(this);
  for (const Preset& preset : {Preset{LightPreset::Studio, tr("Studio")}, Preset{LightPreset::Soft, tr("Soft")},
                               Preset{LightPreset::Dramatic, tr("Dramatic")},
                               Preset{LightPreset::Flat, tr("Flat: the texture's own colours")}}) {
    QAction* action = menu->addAction(preset.text);
    action->setCheckable(true);
    action->setChecked(preset.preset == m_view->lights().preset);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, value = preset.preset] {
      LightSettings lights = m_view->lights();
      lights.preset = value;
      m_view->setLights(lights);
    });
  }
  auto* button = new QToolButton(bar);
  button->setObjectName(QStringLiteral("lightButton"));
  button->setIcon(icon(QStringLiteral("light")));
  button->setToolTip(tr("Lights; hold Shift and drag in the view to turn them"));
  button->setPopupMode(QToolButton::InstantPopup);
  button->setMenu(menu);
  bar->addWidget(button);
}

void SculptWorkspace::addMakeupAction(QToolBar* bar) {
  m_makeup = bar->addAction(icon(QStringLiteral("makeup")), tr("The head wears the look of the Makeup page (M)"));
  m_makeup->setObjectName(QStringLiteral("headMakeup"));
  m_makeup->setCheckable(true);
  m_makeup->setShortcut(QKeySequence(Qt::Key_M));
  m_makeup->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  addAction(m_makeup);
  connect(m_makeup, &QAction::toggled, this, [this](bool isOn) {
    m_context.shaper->setMakeupShown(isOn);
    m_context.settings->setValue(settings::kHeadWearsMakeup, isOn);
  });
  m_makeup->setChecked(m_context.settings->value(settings::kHeadWearsMakeup));
  m_context.shaper->setMakeupShown(m_makeup->isChecked());
}

QWidget* SculptWorkspace::buildInspector() {
  auto* side = new QWidget(this);
  side->setObjectName(QStringLiteral("sculptInspector"));
  side->setFixedWidth(kPanelWidth);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(8, 0, 8, 16);
  layout->setSpacing(8);
  m_panel = new CoefficientPanel(side);
  m_panel->setObjectName(QStringLiteral("coefficients"));
  layout->addWidget(m_panel, 1);
  auto* resets = new QHBoxLayout;
  m_neutral = new QPushButton(tr("Neutral"), side);
  m_neutral->setObjectName(QStringLiteral("neutralButton"));
  m_neutral->setToolTip(tr("Every expression to zero"));
  m_fromPhoto = new QPushButton(tr("As in the photo"), side);
  m_fromPhoto->setObjectName(QStringLiteral("fromPhotoButton"));
  m_fromPhoto->setToolTip(tr("Expression, identity and pose as they were reconstructed"));
  m_presets = new QPushButton(tr("Expressions"), side);
  m_presets->setObjectName(QStringLiteral("presetsButton"));
  m_presets->setToolTip(tr("Whole expressions, laid over the present one"));
  auto* presets = new QMenu(m_presets);
  addExpressionPresets(presets, [this](const std::string& name) { applyPreset(name); });
  m_presets->setMenu(presets);
  resets->addWidget(m_presets);
  resets->addWidget(m_neutral);
  resets->addWidget(m_fromPhoto);
  layout->addLayout(resets);
  m_export = new QPushButton(tr("Export…"), side);
  m_export->setObjectName(QStringLiteral("sculptExport"));
  m_export->setProperty("primary", true);
  m_export->setToolTip(tr("Write OBJ, GLB, PLY or STL (Ctrl+E)"));
  layout->addWidget(m_export);
  connect(m_export, &QPushButton::clicked, this, &Workspace::exportRequested);
  connect(m_neutral, &QPushButton::clicked, this, [this] {
    m_panel->finishGesture();
    const Eigen::Index count = m_context.document->document().headEdit().coefficients.expression.size();
    m_context.document->editExpression(Eigen::VectorXf::Zero(count), EditStep::Ends);
  });
  connect(m_fromPhoto, &QPushButton::clicked, this, [this] {
    m_panel->finishGesture();
    m_photo->finishGesture();
    const FaceCoefficients& made = m_context.document->document().headEdit().head->coefficients;
    m_context.document->editIdentity(made.identity, EditStep::Ends);
    m_context.document->editExpression(made.expression, EditStep::Ends);
    m_context.document->editTurn(Eigen::Vector3f::Zero(), EditStep::Ends);
  });
  connect(m_panel, &CoefficientPanel::expressionEdited, this, &SculptWorkspace::editExpression);
  connect(m_panel, &CoefficientPanel::identityEdited, this, &SculptWorkspace::editIdentity);
  connect(m_panel, &CoefficientPanel::randomIdentityRequested, this, &SculptWorkspace::randomIdentity);
  return side;
}

void SculptWorkspace::connectDocument() {
  connect(m_context.models, &ModelLoader::faceModelReady, this, [this](const std::shared_ptr<const FaceModel>& model) {
    QStringList names;
    for (const std::string& name : model->expressionNames()) {
      names.append(QString::fromStdString(name));
    }
    m_panel->setExpressionNames(names);
    m_panel->setIdentityCount(model->identityCount());
    showCoefficients();
  });
  connect(m_context.document, &DocumentController::aboutToStep, m_panel, &CoefficientPanel::finishGesture);
  connect(m_context.shaper, &HeadShaper::meshChanged, this, &SculptWorkspace::showHead);
  connect(m_context.shaper, &HeadShaper::verticesChanged, this,
          [this](const std::shared_ptr<const TriangleMesh>& mesh) {
            m_view->setVertices(mesh->verticesMm, mesh->normals);
            m_view->setLandmarkPoints(m_context.shaper->landmarkPoints());
          });
  connect(m_context.document, &DocumentController::coefficientsChanged, this, &SculptWorkspace::showCoefficients);
  connect(m_context.document, &DocumentController::headChanged, this, &SculptWorkspace::showCoefficients);
}

void SculptWorkspace::showHead() {
  m_view->setMesh(m_context.shaper->mesh());
  m_view->setLandmarkPoints(m_context.shaper->landmarkPoints());
  refreshButtons();
}

void SculptWorkspace::showCoefficients() {
  const HeadEdit& edit = m_context.document->document().headEdit();
  const FaceCoefficients& values = edit.coefficients;
  if (edit.head != nullptr && m_panel->expression().size() == values.expression.size()) {
    m_panel->setExpression(values.expression);
    m_panel->setIdentity(values.identity);
  }
  refreshButtons();
}

void SculptWorkspace::refreshButtons() {
  const HeadEdit& edit = m_context.document->document().headEdit();
  const bool hasHead = edit.head != nullptr;
  m_panel->setEnabled(hasHead);
  m_export->setEnabled(hasHead);
  m_presets->setEnabled(hasHead);
  m_still->setEnabled(hasHead && m_view->isRenderingAvailable());
  m_neutral->setEnabled(hasHead && !edit.coefficients.expression.isZero());
  m_fromPhoto->setEnabled(hasHead && !(edit == HeadEdit{edit.head, edit.head->coefficients, Eigen::Vector3f::Zero()}));
}

void SculptWorkspace::editExpression(const Eigen::VectorXf& expression, EditPhase phase) {
  if (phase != EditPhase::Begin && m_context.document->document().hasHead()) {
    m_context.document->editExpression(expression, phase == EditPhase::End ? EditStep::Ends : EditStep::Continues);
  }
}

void SculptWorkspace::editIdentity(const Eigen::VectorXf& identity, EditPhase phase) {
  if (phase != EditPhase::Begin && m_context.document->document().hasHead()) {
    m_context.document->editIdentity(identity, phase == EditPhase::End ? EditStep::Ends : EditStep::Continues);
  }
}

void SculptWorkspace::randomIdentity() {
  const HeadEdit& edit = m_context.document->document().headEdit();
  if (edit.head == nullptr) {
    return;
  }
  std::mt19937 random(std::random_device{}());
  m_context.document->editIdentity(edit.head->model->randomIdentity(random), EditStep::Ends);
}

void SculptWorkspace::saveStill() {
  m_view->requestScreenshot(kStillSize, StillBackground::Transparent, [this](const QImage& still) { askWhere(still); });
}

void SculptWorkspace::askWhere(const QImage& still) {
  if (still.isNull()) {
    return;
  }
  auto* dialog = new QFileDialog(this, tr("Save a picture of the head"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("PNG picture") + QStringLiteral(" (*.png)")});
  dialog->setDefaultSuffix(QStringLiteral("png"));
  connect(dialog, &QFileDialog::fileSelected, this, [this, still](const QString& file) {
    if (still.save(file, "PNG")) {
      Q_EMIT messageRaised({MessageSeverity::Success, tr("Saved to %1").arg(file), {}, {}});
    } else {
      Q_EMIT messageRaised({MessageSeverity::Failure, tr("The picture could not be written to %1.").arg(file), {}, {}});
    }
  });
  dialog->open();
}

}  // namespace visagiste
