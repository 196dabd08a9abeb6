#include "app/studio/portrait_workspace.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolBar>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/head_jobs.h"
#include "app/studio/head_shaper.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/model_loader.h"
#include "app/studio/picture_exporter.h"
#include "app/studio/picture_opener.h"
#include "app/studio/picture_painter.h"
#include "core/reconstruct/face_model.h"
#include "widgets/common/icons.h"
#include "widgets/common/image_wrap.h"
#include "widgets/common/progress_words.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kThumbnailPx = 48;
constexpr int kFaceListHeight = 260;  // Then it scrolls.
constexpr int kListFrame = 2;

QIcon faceThumbnail(const Image& picture, const FaceBox& box) {
  const Eigen::Vector4f bounds = boundsPx(box);
  const QRectF wanted(static_cast<double>(bounds[0]), static_cast<double>(bounds[1]), static_cast<double>(bounds[2]),
                      static_cast<double>(bounds[3]));
  const QImage whole = wrapped(picture);
  const QImage face = whole.copy(wanted.toAlignedRect().intersected(whole.rect()));
  return QIcon(QPixmap::fromImage(
      face.scaled(kThumbnailPx * 2, kThumbnailPx * 2, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation)));
}

}  // namespace

PortraitWorkspace::PortraitWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent), m_context(context), m_painter(new PicturePainter(context.services, this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_splitter = new QSplitter(Qt::Horizontal, this);
  m_splitter->setObjectName(QStringLiteral("portraitSplitter"));
  m_splitter->setChildrenCollapsible(false);
  auto* pictureSide = new QWidget(m_splitter);
  auto* pictureLayout = new QVBoxLayout(pictureSide);
  pictureLayout->setContentsMargins(0, 0, 0, 0);
  pictureLayout->setSpacing(0);
  m_canvas = new ImageCanvas(pictureSide);
  m_canvas->setObjectName(QStringLiteral("portraitCanvas"));
  m_canvas->setAccessibleName(tr("Picture"));
  m_canvas->setEmptyHint(tr("Open a portrait"), tr("Drop a picture here, paste one, or press Ctrl+O"));
  pictureLayout->addWidget(buildToolBar());
  pictureLayout->addWidget(m_canvas, 1);
  m_splitter->addWidget(pictureSide);
  m_splitter->addWidget(buildHeadPane());
  m_splitter->setStretchFactor(0, 3);
  m_splitter->setStretchFactor(1, 2);
  layout->addWidget(m_splitter, 1);
  layout->addWidget(buildInspector());
  connect(m_canvas, &ImageCanvas::filesDropped, this, &Workspace::filesDropped);
  connect(m_canvas, &ImageCanvas::faceSelected, this, &PortraitWorkspace::chooseShownFace);
  connectDocument();
  showPictures();
}

void PortraitWorkspace::addOverlayAction(QToolBar* bar, const QString& name, const QString& iconName,
                                         const QString& text, OverlayPart part) {
  QAction* action = bar->addAction(icon(iconName), text);
  action->setObjectName(name);
  action->setCheckable(true);
  action->setChecked(m_overlays.testFlag(part));
  m_overlayActions.push_back(action);
  connect(action, &QAction::toggled, this, [this, part](bool isOn) {
    m_overlays.setFlag(part, isOn);
    showOverlays();
  });
}

QToolBar* PortraitWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Picture"), this);
  bar->setObjectName(QStringLiteral("portraitToolBar"));
  bar->setIconSize({18, 18});
  addZoomActions(bar, m_canvas);
  bar->addSeparator();
  m_overlays = OverlayPart::Boxes | OverlayPart::Labels | OverlayPart::Mesh | OverlayPart::IrisCircles;
  addOverlayAction(bar, QStringLiteral("overlayBoxes"), QStringLiteral("face-box"), tr("Face boxes"),
                   OverlayPart::Boxes);
  addOverlayAction(bar, QStringLiteral("overlayLabels"), QStringLiteral("label"), tr("Labels"), OverlayPart::Labels);
  addOverlayAction(bar, QStringLiteral("overlayMesh"), QStringLiteral("mesh"), tr("Face mesh"), OverlayPart::Mesh);
  addOverlayAction(bar, QStringLiteral("overlayLandmarks"), QStringLiteral("landmarks"), tr("Landmarks"),
                   OverlayPart::LandmarkDots);
  addOverlayAction(bar, QStringLiteral("overlayIrises"), QStringLiteral("iris"), tr("Irises"),
                   OverlayPart::IrisCircles);
  bar->addSeparator();
  m_finished = addToggle(bar, this, "showFinished", "photo-look",
                         tr("The finished picture: makeup, clothes, expression and style (V)"), Qt::Key_V);
  m_finished->setChecked(true);
  connect(m_finished, &QAction::toggled, this, &PortraitWorkspace::showFinished);
  m_split = addToggle(bar, this, "portraitSplit", "split", tr("Before and after side by side (D)"), Qt::Key_D);
  m_canvas->setSplitShown(false);
  connect(m_split, &QAction::toggled, m_canvas, &ImageCanvas::setSplitShown);
  m_exportPicture = addExport(bar, this, "exportFinished",
                              tr("Write the picture with makeup, clothes, expression and style in full size"));
  connect(m_exportPicture, &QAction::triggered, this, &PortraitWorkspace::exportPicture);
  return bar;
}

void PortraitWorkspace::activate() {
  m_isActive = true;
  showFinished();
}

void PortraitWorkspace::deactivate() {
  m_isActive = false;
}

bool PortraitWorkspace::isSettled() const {
  return !m_painter->isBusy();
}

QWidget* PortraitWorkspace::buildHeadPane() {
  m_headPane = new QWidget(m_splitter);
  m_headPane->setObjectName(QStringLiteral("portraitHeadPane"));
  auto* layout = new QVBoxLayout(m_headPane);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* bar = new QToolBar(tr("Head"), m_headPane);
  bar->setIconSize({18, 18});
  bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  QAction* sculpt = bar->addAction(icon(QStringLiteral("sculpt")), tr("Edit in Sculpt"));
  connect(sculpt, &QAction::triggered, this, [this] { Q_EMIT workspaceRequested(QStringLiteral("sculpt")); });
  QAction* exportAction = bar->addAction(icon(QStringLiteral("export")), tr("Export…"));
  connect(exportAction, &QAction::triggered, this, &Workspace::exportRequested);
  m_headView = new MeshView(m_headPane);
  m_headView->setObjectName(QStringLiteral("portraitHeadView"));
  m_headView->setAccessibleName(tr("Reconstructed head"));
  layout->addWidget(bar);
  layout->addWidget(m_headView, 1);
  m_headPane->hide();
  return m_headPane;
}

QWidget* PortraitWorkspace::buildInspector() {
  const Inspector inspector = makeInspector(this, QStringLiteral("portraitInspector"));
  QWidget* page = inspector.widget->widget();
  m_pictureSection = new QWidget(page);
  auto* pictureLayout = new QVBoxLayout(m_pictureSection);
  pictureLayout->setContentsMargins(0, 0, 0, 8);
  pictureLayout->addWidget(makeHeading(tr("Pictures"), m_pictureSection));
  m_pictures = new QListWidget(m_pictureSection);
  m_pictures->setObjectName(QStringLiteral("pictureList"));
  m_pictures->setAccessibleName(tr("Pictures"));
  m_pictures->setMaximumHeight(120);
  pictureLayout->addWidget(m_pictures);
  inspector.layout->addWidget(m_pictureSection);
  connect(m_pictures, &QListWidget::currentRowChanged, this, &PortraitWorkspace::showPicture);

  inspector.layout->addWidget(makeHeading(tr("Faces"), page));
  m_faces = new QListWidget(page);
  m_faces->setObjectName(QStringLiteral("faceList"));
  m_faces->setAccessibleName(tr("Faces"));
  m_faces->setIconSize({kThumbnailPx, kThumbnailPx});
  inspector.layout->addWidget(m_faces);
  m_facesHint = makeNote(QString(), page);
  m_facesHint->setObjectName(QStringLiteral("facesHint"));
  inspector.layout->addWidget(m_facesHint);
  connect(m_faces, &QListWidget::currentRowChanged, this, &PortraitWorkspace::chooseShownFace);

  inspector.layout->addSpacing(8);
  inspector.layout->addWidget(makeHeading(tr("Style"), page));
  auto* restyle = new QPushButton(icon(QStringLiteral("brush")), tr("Restyle the photo…"), page);
  restyle->setObjectName(QStringLiteral("restyleButton"));
  restyle->setToolTip(tr("See this photo in every style, and paint it in one"));
  inspector.layout->addWidget(restyle);
  connect(restyle, &QPushButton::clicked, this, [this] { Q_EMIT workspaceRequested(QStringLiteral("style")); });

  inspector.layout->addSpacing(8);
  inspector.layout->addWidget(makeHeading(tr("3D head"), page));
  auto* sizeRow = new QHBoxLayout;
  sizeRow->addWidget(new QLabel(tr("Texture"), page));
  m_textureSize = new QComboBox(page);
  m_textureSize->setObjectName(QStringLiteral("textureSize"));
  m_textureSize->addItem(tr("%1 × %1 pixels").arg(1024), 1024);
  m_textureSize->addItem(tr("%1 × %1 pixels").arg(2048), 2048);
  m_textureSize->setCurrentIndex(qMax(0, m_textureSize->findData(m_context.settings->value(settings::kTextureSizePx))));
  sizeRow->addWidget(m_textureSize, 1);
  inspector.layout->addLayout(sizeRow);
  m_reconstruct = new QPushButton(tr("Reconstruct head"), page);
  m_reconstruct->setObjectName(QStringLiteral("reconstructButton"));
  m_reconstruct->setProperty("primary", true);
  m_reconstruct->setShortcut(QKeySequence(QStringLiteral("Ctrl+R")));
  m_reconstruct->setToolTip(tr("Make a textured 3D head from the chosen face (Ctrl+R)"));
  inspector.layout->addWidget(m_reconstruct);
  m_progress = new QProgressBar(page);
  m_progress->setObjectName(QStringLiteral("reconstructProgress"));
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  inspector.layout->addWidget(m_progress);
  m_stage = makeNote(QString(), page);
  inspector.layout->addWidget(m_stage);
  m_cancel = new QPushButton(tr("Cancel"), page);
  m_cancel->setObjectName(QStringLiteral("cancelReconstruction"));
  inspector.layout->addWidget(m_cancel);
  inspector.layout->addStretch(1);
  connect(m_textureSize, &QComboBox::activated, this,
          [this] { m_context.settings->setValue(settings::kTextureSizePx, m_textureSize->currentData().toInt()); });
  connect(m_reconstruct, &QPushButton::clicked, this,
          [this] { m_context.headJobs->reconstruct(m_textureSize->currentData().toInt()); });
  connect(m_cancel, &QPushButton::clicked, m_context.headJobs, &HeadJobs::cancelReconstruction);
  return inspector.widget;
}

void PortraitWorkspace::connectDocument() {
  DocumentController* document = m_context.document;
  connect(document, &DocumentController::picturesChanged, this, &PortraitWorkspace::showPictures);
  connect(document, &DocumentController::facesChanged, this, [this] {
    showFaces();
    showFinished();
  });
  connect(document, &DocumentController::chosenFaceChanged, this, [this] {
    showChosenFace();
    showFinished();
  });
  connect(document, &DocumentController::historyChanged, this, &PortraitWorkspace::showFinished);
  connect(m_painter, &PicturePainter::painted, this, [this](const Image& result, const Image& picture) {
    if (picture.sharedPixels() == m_canvasPicture.sharedPixels()) {
      m_canvas->setComparison(result);
    }
  });
  connect(m_painter, &PicturePainter::failed, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
  });
  connect(m_context.models, &ModelLoader::faceModelReady, this, [this](const std::shared_ptr<const FaceModel>& model) {
    m_canvas->setMeshTriangles(model->canonicalTriangles());
  });
  connect(m_context.opener, &PictureOpener::busyChanged, this, &PortraitWorkspace::refreshButton);
  connect(m_context.headJobs, &HeadJobs::reconstructionStarted, this, &PortraitWorkspace::refreshButton);
  connect(m_context.headJobs, &HeadJobs::reconstructionProgressed, this, [this](double fraction, const QString& stage) {
    m_progress->setValue(static_cast<int>(1000 * fraction));
    m_stage->setText(stage);
  });
  connect(m_context.headJobs, &HeadJobs::reconstructionEnded, this, &PortraitWorkspace::onReconstructionEnded);
  connect(m_context.shaper, &HeadShaper::meshChanged, this, [this](const std::shared_ptr<const TriangleMesh>& mesh) {
    m_headView->setMesh(mesh);
    m_headPane->setVisible(mesh != nullptr);
  });
  connect(m_context.shaper, &HeadShaper::verticesChanged, this,
          [this](const std::shared_ptr<const TriangleMesh>& mesh) {
            m_headView->setVertices(mesh->verticesMm, mesh->normals);
          });
}

void PortraitWorkspace::showPictures() {
  const auto& pictures = m_context.document->document().pictures();
  m_pictureSection->setVisible(pictures.size() > 1);
  {
    const QSignalBlocker quiet(m_pictures);
    m_pictures->clear();
    for (const DocumentPicture& picture : pictures) {
      m_pictures->addItem(QString::fromStdString(picture.name));
    }
    m_pictures->setCurrentRow(pictures.empty() ? -1 : 0);
  }
  showPicture(pictures.empty() ? -1 : 0);
}

void PortraitWorkspace::showPicture(int index) {
  const auto& pictures = m_context.document->document().pictures();
  m_shownPicture = index;
  const bool isThere = index >= 0 && index < static_cast<int>(pictures.size());
  m_isEdited = false;
  m_canvasPicture = isThere ? pictures[static_cast<std::size_t>(index)].image : Image();
  m_canvas->setImage(m_canvasPicture);
  showFaces();
  showFinished();
}

void PortraitWorkspace::showFinished() {
  const PortraitDocument& document = m_context.document->document();
  m_exportPicture->setEnabled(!m_canvasPicture.isEmpty());
  if (!m_isActive || m_canvasPicture.isEmpty()) {
    showOverlays();
    return;
  }
  const PictureEdits edits = editsOf(document, m_shownPicture);
  m_isEdited = changesPicture(edits, EditStage::Style);
  if (m_isEdited && m_finished->isChecked()) {
    m_painter->paint(edits, PaintDetail::Full);
  } else {
    m_painter->stop();
    m_canvas->setComparison(Image());
  }
  showOverlays();
}

void PortraitWorkspace::showOverlays() {
  const bool showsFinished = m_isEdited && m_finished->isChecked();
  m_finished->setEnabled(m_isEdited);
  m_split->setEnabled(showsFinished);
  for (QAction* action : m_overlayActions) {
    action->setEnabled(!showsFinished);  // They tell of the photo.
  }
  // Of several faces one is chosen, also in the finished picture.
  const OverlayParts chosen = m_shownFaces.size() > 1 ? OverlayParts(OverlayPart::Boxes) : OverlayParts();
  m_canvas->setOverlayParts(showsFinished ? chosen : m_overlays);
}

void PortraitWorkspace::exportPicture() {
  const PortraitDocument& document = m_context.document->document();
  m_context.exporter->exportPicture(this, editsOf(document, m_shownPicture), EditStage::Style,
                                    tr("Export the finished picture"),
                                    tr("%1 finished").arg(stemOf(document, m_shownPicture)));
}

void PortraitWorkspace::showFaces() {
  const PortraitDocument& document = m_context.document->document();
  m_shownFaces.clear();
  std::vector<FaceOverlay> overlays;
  const QSignalBlocker quiet(m_faces);
  m_faces->clear();
  for (std::size_t i = 0; i < document.faces().size(); ++i) {
    const FoundFace& face = document.faces()[i];
    if (face.picture != m_shownPicture) {
      continue;
    }
    m_shownFaces.push_back(static_cast<int>(i));
    const int number = static_cast<int>(m_shownFaces.size());
    overlays.push_back({number, face.box, face.landmarks, face.irises});
    m_faces->addItem(new QListWidgetItem(
        faceThumbnail(document.pictures()[static_cast<std::size_t>(m_shownPicture)].image, face.box),
        tr("Face %1 · %2").arg(number).arg(percentWords(static_cast<double>(face.box.score)))));
  }
  m_canvas->setFaces(std::move(overlays));
  m_faces->setVisible(!m_shownFaces.empty());
  m_faces->setFixedHeight(std::min(kFaceListHeight, m_faces->sizeHintForRow(0) * m_faces->count() + 2 * kListFrame));
  showChosenFace();
  refreshButton();
  showOverlays();
}

void PortraitWorkspace::showChosenFace() {
  const std::optional<int> chosen = m_context.document->document().chosenFace();
  int row = -1;
  for (std::size_t i = 0; i < m_shownFaces.size(); ++i) {
    row = chosen == m_shownFaces[i] ? static_cast<int>(i) : row;
  }
  const QSignalBlocker quiet(m_faces);
  m_faces->setCurrentRow(row);
  m_canvas->setSelectedFace(row);
}

void PortraitWorkspace::chooseShownFace(int shownIndex) {
  if (shownIndex >= 0 && shownIndex < static_cast<int>(m_shownFaces.size())) {
    m_context.document->chooseFace(m_shownFaces[static_cast<std::size_t>(shownIndex)]);
  }
}

void PortraitWorkspace::refreshButton() {
  const PortraitDocument& document = m_context.document->document();
  const bool isRunning = m_context.headJobs->activeReconstruction().has_value();
  m_reconstruct->setEnabled(!document.faces().empty() && !isRunning);
  m_progress->setVisible(isRunning);
  m_stage->setVisible(isRunning);
  m_cancel->setVisible(isRunning);
  m_facesHint->setVisible(document.faces().empty());
  m_facesHint->setText(document.pictures().empty()  ? tr("Faces appear here once a picture is open.")
                       : m_context.opener->isBusy() ? tr("Looking for faces…")
                                                    : tr("No face found in this picture."));
  if (isRunning && m_progress->value() == m_progress->maximum()) {
    m_progress->setValue(0);
  }
}

void PortraitWorkspace::onReconstructionEnded(JobState state) {
  m_progress->setValue(m_progress->maximum());
  refreshButton();
  if (state == JobState::Done && isVisible()) {
    Q_EMIT messageRaised(
        {MessageSeverity::Success, tr("The head is ready."), tr("Edit in Sculpt"), QStringLiteral("sculpt")});
  }
}

}  // namespace visagiste
