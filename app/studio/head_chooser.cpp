#include "app/studio/head_chooser.h"

#include <random>

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/model_loader.h"
#include "core/catalogue/services.h"
#include "core/reconstruct/reconstructed_head.h"
#include "widgets/common/icons.h"

Q_DECLARE_METATYPE(std::shared_ptr<const visagiste::ReconstructedHead>)

namespace visagiste {
namespace {

constexpr int kIsPhoto = Qt::UserRole + 1;

}  // namespace

HeadChooser::HeadChooser(const StudioContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_heads(new QComboBox(this)), m_dice(new QToolButton(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_heads->setObjectName(QStringLiteral("performHead"));
  m_heads->setAccessibleName(tr("Head that acts"));
  m_heads->setToolTip(tr("Head that acts"));
  m_heads->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_dice->setObjectName(QStringLiteral("performDice"));
  m_dice->setIcon(icon(QStringLiteral("dice")));
  m_dice->setIconSize({18, 18});
  m_dice->setAccessibleName(tr("New head"));
  m_dice->setToolTip(tr("The head of somebody who does not exist"));
  layout->addWidget(m_heads);
  layout->addWidget(m_dice);
  m_worker = std::make_unique<LatestWorker<std::uint32_t, Head>>(
      [services = context.services](const std::uint32_t& seed) { return services->sampledHead(seed); },
      [this](const std::uint32_t&, const Head& head) { addSampled(head); },
      [this](const std::uint32_t&, const Error& error) {
        m_isBusy = false;
        Q_EMIT failed(shownText(error));
      });
  connect(m_heads, &QComboBox::activated, this, &HeadChooser::headChosen);
  connect(m_dice, &QToolButton::clicked, this, &HeadChooser::sample);
  connect(context.models, &ModelLoader::faceModelReady, this, &HeadChooser::refresh);
  connect(context.document, &DocumentController::headChanged, this, &HeadChooser::refresh);
  refresh();
}

HeadChooser::~HeadChooser() {
  m_worker.reset();
}

std::shared_ptr<const ReconstructedHead> HeadChooser::head() const {
  return m_heads->currentData().value<Head>();
}

bool HeadChooser::isPhotoChosen() const {
  return m_heads->currentData(kIsPhoto).toBool();
}

void HeadChooser::refresh() {
  const Head average = m_context.models->meanHead();
  if (average != nullptr && m_heads->findText(tr("Average head")) < 0) {
    m_heads->addItem(tr("Average head"), QVariant::fromValue(average));
  }
  const Head own = m_context.document->document().headEdit().head;
  if (own != m_own) {
    const bool wasPhoto = isPhotoChosen();
    if (m_own != nullptr) {
      m_heads->removeItem(0);
      m_heads->removeItem(0);
    }
    if (own != nullptr) {
      m_heads->insertItem(0, tr("Your reconstructed head"), QVariant::fromValue(own));
      m_heads->insertItem(1, tr("Your photo"), QVariant::fromValue(own));
      m_heads->setItemData(1, true, kIsPhoto);
      m_heads->setCurrentIndex(wasPhoto ? 1 : 0);
    }
    m_own = own;
  }
  m_heads->setEnabled(m_heads->count() > 0);
  m_dice->setEnabled(average != nullptr);
  Q_EMIT headChosen();
}

void HeadChooser::sample() {
  m_isBusy = true;
  m_worker->request(std::random_device{}());
}

void HeadChooser::addSampled(const Head& head) {
  m_isBusy = false;
  m_heads->addItem(tr("Invented head %1").arg(++m_sampledCount), QVariant::fromValue(head));
  m_heads->setCurrentIndex(m_heads->count() - 1);
  Q_EMIT headChosen();
}

}  // namespace visagiste
