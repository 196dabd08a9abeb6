#include "app/studio/performance_export_dialog.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/file_choice.h"
#include "app/studio/inspector_parts.h"

namespace visagiste {

PerformanceExportDialog::PerformanceExportDialog(SettingsStore* settings, Performer performer, const QString& takeName,
                                                 QWidget* parent)
    : QDialog(parent),
      m_settings(settings),
      m_performer(performer),
      m_format(new QComboBox(this)),
      m_size(new QComboBox(this)),
      m_rate(new QComboBox(this)),
      m_transparent(new QCheckBox(tr("Transparent"), this)),
      m_colorButton(new QPushButton(this)),
      m_file(new QLineEdit(this)),
      m_note(makeNote(QString(), this)),
      m_export(new QPushButton(tr("Export"), this)),
      m_color(settings->value(settings::kPerformBackground)) {
  setObjectName(QStringLiteral("performanceExportDialog"));
  setWindowTitle(tr("Export performance"));
  setMinimumWidth(560);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 24, 24, 16);
  layout->setSpacing(16);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  addFields(form);
  addPlace(form, takeName);
  layout->addLayout(form);
  layout->addWidget(m_note);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_export->setObjectName(QStringLiteral("performanceExportButton"));
  m_export->setProperty("primary", true);
  m_export->setDefault(true);
  buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
  makePlain(buttons);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &PerformanceExportDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  refreshColor();
  refresh();
}

void PerformanceExportDialog::addFormats() {
  m_format->setObjectName(QStringLiteral("performanceFormat"));
  const bool isHead = m_performer == Performer::Head;
  if (isHead) {
    m_format->addItem(tr("GLB: the head with its animation"), QStringLiteral("glb"));
  }
  m_format->addItem(tr("CSV as of Live Link Face"), QStringLiteral("csv"));
  m_format->addItem(tr("JSON: channels, pose, gaze, confidence"), QStringLiteral("json"));
  m_format->addItem(isHead ? tr("MP4: a film of the head") : tr("MP4: a film of the photo"), QStringLiteral("mp4"));
  m_format->addItem(tr("PNG: a picture a frame"), QStringLiteral("png"));
  if (isHead) {
    m_format->addItem(tr("OBJ: a mesh a frame"), QStringLiteral("obj"));
  }
  const int kept = m_format->findData(m_settings->value(settings::kPerformExportKind));
  m_format->setCurrentIndex(kept >= 0 ? kept
                                      : m_format->findData(isHead ? QStringLiteral("glb") : QStringLiteral("mp4")));
}

void PerformanceExportDialog::addSizes() {
  m_size->setObjectName(QStringLiteral("performanceSize"));
  if (m_performer == Performer::Photo) {
    m_size->addItem(tr("As the photo"), 0);
    for (const int side : {512, 1024, 1920}) {
      m_size->addItem(tr("Longer side %1 pixels").arg(side), side);
    }
    return;
  }
  for (const QSize& size :
       {QSize(512, 512), QSize(1024, 1024), QSize(1280, 720), QSize(1920, 1080), QSize(1080, 1920)}) {
    m_size->addItem(tr("%1 × %2 pixels").arg(size.width()).arg(size.height()), size);
  }
}

void PerformanceExportDialog::addFields(QFormLayout* form) {
  addFormats();
  form->addRow(tr("Format"), m_format);
  addSizes();
  form->addRow(tr("Size"), m_size);
  m_rate->setObjectName(QStringLiteral("performanceRate"));
  m_rate->addItem(tr("As recorded"), 0);
  for (const int rate : {24, 25, 30, 60}) {
    m_rate->addItem(tr("%1 a second").arg(rate), rate);
  }
  form->addRow(tr("Frames"), m_rate);
  m_transparent->setObjectName(QStringLiteral("performanceTransparent"));
  m_transparent->setChecked(true);
  m_colorButton->setObjectName(QStringLiteral("performanceColor"));
  m_colorButton->setAutoDefault(false);
  m_colorButton->setToolTip(tr("Colour behind the head"));
  auto* ground = new QHBoxLayout;
  ground->addWidget(m_colorButton);
  ground->addWidget(m_transparent);
  ground->addStretch(1);
  form->addRow(tr("Background"), ground);
  form->setRowVisible(ground, m_performer == Performer::Head);
  connect(m_format, &QComboBox::activated, this, &PerformanceExportDialog::applyFormat);
  connect(m_transparent, &QCheckBox::toggled, this, &PerformanceExportDialog::refresh);
  connect(m_colorButton, &QPushButton::clicked, this, &PerformanceExportDialog::chooseColor);
}

void PerformanceExportDialog::addPlace(QFormLayout* form, const QString& takeName) {
  m_file->setObjectName(QStringLiteral("performanceFile"));
  m_file->setText(
      QDir(exportFolder(*m_settings)).filePath(takeName + QLatin1Char('.') + m_format->currentData().toString()));
  auto* browseButton = new QPushButton(tr("Choose…"), this);
  browseButton->setAutoDefault(false);
  auto* place = new QHBoxLayout;
  place->addWidget(m_file, 1);
  place->addWidget(browseButton);
  form->addRow(tr("File"), place);
  connect(m_file, &QLineEdit::textChanged, this, &PerformanceExportDialog::refresh);
  connect(browseButton, &QPushButton::clicked, this, &PerformanceExportDialog::browse);
}

void PerformanceExportDialog::setFile(const QString& file) {
  m_file->setText(file);
}

QString PerformanceExportDialog::file() const {
  return m_file->text().trimmed();
}

QString PerformanceExportDialog::kind() const {
  return m_format->currentData().toString();
}

void PerformanceExportDialog::applyFormat() {
  const QFileInfo info(file());
  // A date has dots: only what is an ending of ours is taken for one.
  const QString stem = m_format->findData(info.suffix().toLower()) >= 0 ? info.completeBaseName() : info.fileName();
  m_file->setText(info.dir().filePath(stem + QLatin1Char('.') + kind()));
}

void PerformanceExportDialog::refresh() {
  const QFileInfo info(file());
  const int format = m_format->findData(info.suffix().toLower());
  m_export->setEnabled(format >= 0 && !info.completeBaseName().isEmpty());
  if (format >= 0) {
    m_format->setCurrentIndex(format);
  }
  const bool isFilm = kind() == QStringLiteral("mp4");
  const bool isPictures = kind() == QStringLiteral("png");
  m_size->setEnabled(isFilm || isPictures);
  m_rate->setEnabled(isFilm || isPictures || kind() == QStringLiteral("obj"));
  m_transparent->setEnabled(isPictures);
  m_colorButton->setEnabled(isFilm || (isPictures && !m_transparent->isChecked()));
  QString note = tr("The performance is written as it is seen: with the settings of the channels, mirror and pose.");
  if (format < 0) {
    note = m_performer == Performer::Head ? tr("The file name must end in .glb, .csv, .json, .mp4, .png or .obj.")
                                          : tr("The file name must end in .csv, .json, .mp4 or .png.");
  } else if (isPictures || kind() == QStringLiteral("obj")) {
    note +=
        QLatin1Char(' ') + tr("The files are numbered: %1_00001.%2 and so on.").arg(info.completeBaseName(), kind());
  } else if (info.exists()) {
    note += QLatin1Char(' ') + tr("The file exists and will be replaced.");
  }
  m_note->setText(note);
}

void PerformanceExportDialog::refreshColor() {
  QPixmap swatch(16, 16);
  swatch.fill(m_color);
  m_colorButton->setIcon(swatch);
  m_colorButton->setText(m_color.name());
}

void PerformanceExportDialog::chooseColor() {
  auto* dialog = new QColorDialog(m_color, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Colour behind the head"));
  connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor& color) {
    m_color = color;
    refreshColor();
  });
  dialog->open();
}

void PerformanceExportDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Export performance"), file());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("Performances") + QStringLiteral(" (*.glb *.csv *.json *.mp4 *.png *.obj)")});
  dialog->setDefaultSuffix(kind());
  dialog->selectFile(file());
  connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
  dialog->open();
}

void PerformanceExportDialog::accept() {
  m_settings->setValue(settings::kPerformExportKind, kind());
  m_settings->setValue(settings::kPerformBackground, m_color.name());
  m_settings->setValue(settings::kExportFolder, QFileInfo(file()).absolutePath());
  PerformanceExportRequest request;
  request.file = file();
  if (m_performer == Performer::Photo) {
    request.photoSidePx = m_size->currentData().toInt();
  } else {
    request.widthPx = m_size->currentData().toSize().width();
    request.heightPx = m_size->currentData().toSize().height();
  }
  request.framesPerSecond = m_rate->isEnabled() ? m_rate->currentData().toInt() : 0;
  request.background = m_performer == Performer::Head && m_colorButton->isEnabled() ? m_color.name() : QString();
  Q_EMIT exportRequested(request);
  QDialog::accept();
}

}  // namespace visagiste
