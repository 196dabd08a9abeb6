#include "app/studio/sample_panel.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/studio/core_messages.h"
#include "app/studio/inspector_parts.h"
#include "core/base/resource_path.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/services.h"
#include "core/image/decode.h"
#include "core/makeup/skin_tone.h"
#include "widgets/palettes/skin_readout.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kSampleSidePx = 640;
constexpr const char* kSampleFiles[] = {"samples/portrait.png", "samples/portrait_2.png", "samples/portrait_3.png"};

}  // namespace

SamplePanel::SamplePanel(std::shared_ptr<Services> services, QWidget* parent)
    : QWidget(parent),
      m_services(std::move(services)),
      m_look(std::make_shared<const MakeupLook>()),
      m_columns(new QHBoxLayout),
      m_note(makeNote(tr("Painting the samples…"), this)) {
  setObjectName(QStringLiteral("samplePanel"));
  setAccessibleName(tr("The look on light, medium and dark skin"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  m_columns->setSpacing(8);
  m_note->setAlignment(Qt::AlignCenter);
  layout->addLayout(m_columns, 1);
  layout->addWidget(m_note);
  m_worker = std::make_unique<LatestWorker<Look, std::vector<Sample>>>(
      [this](const Look& look) { return work(look); },
      [this](const Look& look, const std::vector<Sample>& samples) { take(look, samples); },
      [this](const Look& look, const Error& error) {
        m_isBusy = m_isBusy && look != m_look;
        m_note->setText(shownText(error));
        m_note->show();
        Q_EMIT failed(shownText(error));
      });
}

SamplePanel::~SamplePanel() {
  m_worker.reset();
}

void SamplePanel::setLook(std::shared_ptr<const MakeupLook> look) {
  m_look = std::move(look);
  if (isVisible()) {
    request();
  }
}

void SamplePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  request();
}

void SamplePanel::request() {
  m_isBusy = true;
  m_worker->request(m_look);
}

std::vector<SamplePanel::Sample> SamplePanel::loadSamples() const {
  std::vector<Sample> samples;
  QuietContext context;
  for (const char* file : kSampleFiles) {
    const Image picture = decodeImageFile(resourcePath(file));
    const std::vector<FaceObservation> found = findFaces(*m_services, picture, context);
    if (!found.empty()) {
      Sample sample;
      const FaceObservation& face = found.front();
      sample.skin = skinTone(picture, face.landmarks, face.irises, nullptr);
      sample.faces = portraitOf({picture, {{0, face.landmarks, face.irises, nullptr, nullptr, 1}}}, 0, kSampleSidePx);
      samples.push_back(std::move(sample));
    }
  }
  const auto angle = [](const Sample& sample) { return sample.skin ? sample.skin->itaDeg : 0.0F; };
  std::stable_sort(samples.begin(), samples.end(),
                   [&](const Sample& a, const Sample& b) { return angle(a) > angle(b); });
  return samples;
}

std::vector<SamplePanel::Sample> SamplePanel::work(const Look& look) {
  if (m_renderer == nullptr) {
    m_renderer = makeMakeupRenderer(m_services->faceModel(), MakeupQuality::Still);
    m_samples = loadSamples();
  }
  for (Sample& sample : m_samples) {
    sample.faces.faces.front().look = look;
    sample.painted = wearsMakeup(sample.faces) ? m_renderer->paint(sample.faces.picture, sample.faces.faces) : Image();
  }
  return m_samples;
}

void SamplePanel::take(const Look& look, const std::vector<Sample>& samples) {
  m_isBusy = m_isBusy && look != m_look;
  m_note->hide();
  for (std::size_t i = m_canvases.size(); i < samples.size(); ++i) {
    auto* column = new QVBoxLayout;
    auto* canvas = new ImageCanvas(this);
    const QString caption =
        samples[i].skin
            ? tr("%1 skin · Monk %2").arg(typologyWords(samples[i].skin->itaDeg)).arg(samples[i].skin->monkShade)
            : QString();
    canvas->setObjectName(QStringLiteral("sampleCanvas%1").arg(i));
    canvas->setAccessibleName(caption);
    canvas->setImage(samples[i].faces.picture);
    canvas->setSplitShown(false);
    auto* label = makeNote(caption, this);
    label->setAlignment(Qt::AlignCenter);
    column->addWidget(canvas, 1);
    column->addWidget(label);
    m_columns->addLayout(column, 1);
    m_canvases.push_back(canvas);
  }
  for (std::size_t i = 0; i < samples.size(); ++i) {
    m_canvases[i]->setComparison(samples[i].painted);
  }
}

}  // namespace visagiste
