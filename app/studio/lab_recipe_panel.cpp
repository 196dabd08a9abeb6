#include "app/studio/lab_recipe_panel.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QThread>
#include <QVBoxLayout>

#include "app/studio/inspector_parts.h"
#include "core/lab/lesson_pack.h"
#include "core/lab/training_forecast.h"

namespace visagiste {
namespace {

constexpr int kPrivacySteps = 100;

QDoubleSpinBox* makeNumber(QWidget* parent, const char* name, double least, double most, double value, double step,
                           int decimals) {
  auto* box = new QDoubleSpinBox(parent);
  box->setObjectName(QLatin1String(name));
  box->setRange(least, most);
  box->setSingleStep(step);
  box->setDecimals(decimals);
  box->setValue(value);
  return box;
}

QSpinBox* makeCount(QWidget* parent, const char* name, int least, int most, int value) {
  auto* box = new QSpinBox(parent);
  box->setObjectName(QLatin1String(name));
  box->setRange(least, most);
  box->setValue(value);
  return box;
}

/// Rows of names and controls that are shown together; the columns of all groups are equally wide.
class RowGroup {
 public:
  explicit RowGroup(QWidget* parent) : m_widget(new QWidget(parent)), m_form(new QFormLayout(m_widget)) {
    m_form->setContentsMargins(0, 0, 0, 0);
  }

  void add(const QString& name, QWidget* control) {
    constexpr int kNamesWidth = 96;
    auto* label = new QLabel(name, m_widget);
    label->setMinimumWidth(kNamesWidth);
    label->setBuddy(control);
    m_form->addRow(label, control);
  }
  void add(QWidget* control) { m_form->addRow(control); }

  [[nodiscard]] QWidget* widget() const { return m_widget; }

 private:
  QWidget* m_widget;
  QFormLayout* m_form;
};

/// Noise of a place of the dial: none at its start, then evenly spaced ratios.
double noiseAt(int place) {
  if (place == 0) {
    return 0;
  }
  const double share = static_cast<double>(place - 1) / (kPrivacySteps - 1);
  return StyleRecipe::kLeastPrivacyNoise *
         std::pow(StyleRecipe::kMostPrivacyNoise / StyleRecipe::kLeastPrivacyNoise, share);
}

/// Pictures that a training learns from, of those that it is given: every tenth is held out.
std::size_t learnedFrom(std::size_t usable) {
  return usable - usable / 10;
}

}  // namespace

LabRecipePanel::LabRecipePanel(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeHeading(tr("Recipe"), this));
  layout->addWidget(buildCommonRows());
  layout->addWidget(m_styleRows = buildStyleRows());
  layout->addWidget(m_faceRows = buildFaceRows());
  layout->addWidget(buildMachineRows());
  m_forecastNote = makeNote({}, this);
  m_forecastNote->setObjectName(QStringLiteral("labForecast"));
  layout->addWidget(m_forecastNote);
  layout->addWidget(
      makeNote(tr("The training is a program of its own: it goes on while other pages are used and when the "
                  "window is closed. The portraits that are open are practised on too."),
               this));
  auto* buttons = new QHBoxLayout;
  m_start = new QPushButton(tr("Start"), this);
  m_start->setObjectName(QStringLiteral("labStart"));
  m_start->setProperty("primary", true);
  m_race = new QPushButton(tr("Race families"), this);
  m_race->setObjectName(QStringLiteral("labRace"));
  m_race->setToolTip(tr("Trains SNGAN, DCGAN and WGAN-GP on the same pictures at once, to see which gets closest"));
  buttons->addWidget(m_start, 1);
  buttons->addWidget(m_race, 1);
  layout->addLayout(buttons);
  connect(m_start, &QPushButton::clicked, this, &LabRecipePanel::startAsked);
  connect(m_race, &QPushButton::clicked, this, &LabRecipePanel::raceAsked);
  connect(m_choice, &QComboBox::currentIndexChanged, this, &LabRecipePanel::chooseRecipe);
  connect(m_minutes, &QDoubleSpinBox::valueChanged, this, &LabRecipePanel::showForecast);
  chooseRecipe();
}

QWidget* LabRecipePanel::buildCommonRows() {
  RowGroup rows(this);
  m_name = new QLineEdit(this);
  m_name->setObjectName(QStringLiteral("labName"));
  m_name->setMaxLength(80);
  rows.add(tr("Name"), m_name);
  m_choice = new QComboBox(this);
  m_choice->setObjectName(QStringLiteral("labRecipe"));
  m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_choice->addItem(tr("Style, one picture"), QStringLiteral("one-picture"));
  m_choice->addItem(tr("Style, many pictures"), QStringLiteral("collection"));
  m_choice->addItem(tr("New faces"), QStringLiteral("faces"));
  rows.add(tr("Learn"), m_choice);
  m_minutes = makeNumber(this, "labMinutes", 0.1, StyleRecipe::kLongestMinutes, StyleRecipe().usualMinutes(), 1, 1);
  rows.add(tr("Minutes"), m_minutes);
  return rows.widget();
}

QWidget* LabRecipePanel::buildStyleRows() {
  RowGroup rows(this);
  const StyleRecipe usual;
  m_strength = makeNumber(this, "labStrength", 0.25, 4, usual.strength, 0.25, 2);
  m_strength->setToolTip(tr("How much the style counts beside the portrait"));
  rows.add(tr("Style"), m_strength);
  m_adversarial = makeNumber(this, "labAdversarial", 0, 2, usual.adversarial, 0.05, 2);
  m_adversarial->setToolTip(tr("How much the discriminator counts, which tells results from the style; 0: none"));
  rows.add(tr("Discriminator"), m_adversarial);
  connect(m_adversarial, &QDoubleSpinBox::valueChanged, this, &LabRecipePanel::recipeChanged);
  return rows.widget();
}

QWidget* LabRecipePanel::buildFaceRows() {
  RowGroup rows(this);
  m_family = new QComboBox(this);
  m_family->setObjectName(QStringLiteral("labFamily"));
  for (const auto& [family, words] :
       {std::pair("sngan", "SNGAN"), std::pair("dcgan", "DCGAN"), std::pair("lsgan", "LSGAN"),
        std::pair("wgan-gp", "WGAN-GP"), std::pair("infogan", "InfoGAN"), std::pair("stylegan", "StyleGAN")}) {
    m_family->addItem(QLatin1String(words), QLatin1String(family));
  }
  rows.add(tr("Family"), m_family);
  m_privacy = new QSlider(Qt::Horizontal, this);
  m_privacy->setObjectName(QStringLiteral("labPrivacy"));
  m_privacy->setAccessibleName(tr("Privacy"));
  m_privacy->setRange(0, kPrivacySteps);
  m_privacy->setToolTip(
      tr("Noise while learning, so that nobody can tell from the discriminator whose picture was there. "
         "Costs quality and time."));
  rows.add(tr("Privacy"), m_privacy);
  m_privacyNote = makeNote({}, this);
  m_privacyNote->setObjectName(QStringLiteral("labPrivacyNote"));
  rows.add(m_privacyNote);
  connect(m_family, &QComboBox::currentIndexChanged, this, &LabRecipePanel::recipeChanged);
  connect(m_privacy, &QSlider::valueChanged, this, [this, wasPrivate = false](int place) mutable {
    showPrivacy();
    // How much noise costs no time, but that each picture is looked at by itself does.
    if (wasPrivate != (place > 0)) {
      wasPrivate = place > 0;
      Q_EMIT recipeChanged();
    }
  });
  return rows.widget();
}

QWidget* LabRecipePanel::buildMachineRows() {
  RowGroup rows(this);
  m_batch = makeCount(this, "labBatch", 1, 16, StyleRecipe().usedBatch());
  m_batch->setToolTip(tr("Pictures a step; fewer need less memory"));
  rows.add(tr("Pictures a step"), m_batch);
  m_threads = makeCount(this, "labThreads", 1, 64, std::max(1, QThread::idealThreadCount() - 1));
  rows.add(tr("Threads"), m_threads);
  m_secret = new QLineEdit(this);
  m_secret->setObjectName(QStringLiteral("labSecret"));
  m_secret->setEchoMode(QLineEdit::Password);
  m_secret->setPlaceholderText(tr("None: not sealed"));
  m_secret->setToolTip(
      tr("Seals the checkpoints of new trainings. A sealed training resumes with its passphrase only."));
  rows.add(tr("Passphrase"), m_secret);
  for (QSpinBox* box : {m_batch, m_threads}) {
    connect(box, &QSpinBox::valueChanged, this, &LabRecipePanel::recipeChanged);
  }
  return rows.widget();
}

void LabRecipePanel::chooseRecipe() {
  StyleRecipe chosen;
  chosen.name = m_choice->currentData().toString().toStdString();
  const bool faces = chosen.makesFaces();
  m_styleRows->setVisible(!faces);
  m_faceRows->setVisible(faces);
  m_race->setVisible(faces);
  m_minutes->setValue(chosen.usualMinutes());
  {
    const QSignalBlocker quiet(m_batch);
    m_batch->setRange(faces ? 2 : 1, faces ? 64 : 16);
    m_batch->setValue(chosen.usedBatch());
  }
  setStartEnabled(m_isStartEnabled);
  showForecast();
  Q_EMIT recipeChanged();
}

StyleRecipe LabRecipePanel::recipe() const {
  StyleRecipe recipe;
  recipe.name = m_choice->currentData().toString().toStdString();
  recipe.minutes = m_minutes->value();
  recipe.strength = m_strength->value();
  recipe.adversarial = m_adversarial->value();
  recipe.family = m_family->currentData().toString().toStdString();
  recipe.privacyNoise = recipe.makesFaces() ? noiseAt(m_privacy->value()) : 0;
  recipe.batch = m_batch->value();
  recipe.threads = m_threads->value();
  return recipe;
}

QString LabRecipePanel::name() const {
  const QString typed = m_name->text().trimmed();
  return typed.isEmpty() ? tr("My style") : typed;
}

std::shared_ptr<const Passphrase> LabRecipePanel::passphrase() const {
  if (m_secret->text().isEmpty()) {
    return nullptr;
  }
  std::string words = m_secret->text().toStdString();
  return passphraseOf(words);
}

void LabRecipePanel::setPictures(std::size_t usable, const QString& name) {
  m_usable = usable;
  if (usable > 0) {
    if (!recipe().makesFaces()) {
      m_choice->setCurrentIndex(usable == 1 ? 0 : 1);
    }
    if (m_name->text().isEmpty()) {
      m_name->setText(name);
    }
  }
  setStartEnabled(m_isStartEnabled);
  showForecast();
}

void LabRecipePanel::setStartEnabled(bool isEnabled) {
  m_isStartEnabled = isEnabled;
  const bool enough = !recipe().makesFaces() || m_usable >= kLeastFaces;
  m_start->setEnabled(isEnabled && enough);
  m_race->setEnabled(isEnabled && enough);
}

void LabRecipePanel::setForecast(const StepForecast& forecast) {
  m_forecast = forecast;
  showForecast();
}

std::optional<long> LabRecipePanel::stepsAhead() const {
  constexpr double kSecondsPerMinute = 60;
  if (!m_forecast.stepSeconds || *m_forecast.stepSeconds <= 0) {
    return std::nullopt;
  }
  return std::lround(m_minutes->value() * kSecondsPerMinute / *m_forecast.stepSeconds);
}

void LabRecipePanel::showForecast() {
  QString text;
  if (const StyleRecipe chosen = recipe(); chosen.makesFaces() && m_usable < kLeastFaces) {
    text = tr("Faces are learned from %1 portraits or more.").arg(kLeastFaces);
  } else if (const std::optional<long> steps = stepsAhead()) {
    text = tr("In %1 minutes about %2 steps on this machine, %3.")
               .arg(QLocale().toString(m_minutes->value(), 'g', 4), QLocale().toString(static_cast<qlonglong>(*steps)),
                    m_forecast.isProbe ? tr("by a short probe") : tr("as in the last training of this kind"));
  }
  m_forecastNote->setText(text);
  m_forecastNote->setVisible(!text.isEmpty());
  showPrivacy();
}

void LabRecipePanel::showPrivacy() {
  const StyleRecipe chosen = recipe();
  if (chosen.privacyNoise <= 0) {
    m_privacyNote->setText(tr("Off: who has the discriminator may find out whose picture it saw."));
    return;
  }
  constexpr long kOtherwise = 1000;
  const long steps = stepsAhead().value_or(kOtherwise);
  const double epsilon = epsilonAfter(chosen, learnedFrom(m_usable), steps);
  constexpr double kMostTold = 1000;
  const QString spent = epsilon > kMostTold ? QStringLiteral("> ") + QLocale().toString(kMostTold, 'f', 0)
                                            : QLocale().toString(epsilon, 'g', 3);
  m_privacyNote->setText(
      tr("Noise %1: ε = %2 at δ = 10⁻⁵ after %3 steps with these pictures. Below 1 is strong, above 10 "
         "weak.")
          .arg(QLocale().toString(chosen.privacyNoise, 'g', 2), spent,
               QLocale().toString(static_cast<qlonglong>(steps))));
}

}  // namespace visagiste
