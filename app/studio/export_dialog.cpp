#include "app/studio/export_dialog.h"

#include <QCheckBox>
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
#include "app/studio/document_controller.h"
#include "app/studio/file_choice.h"
#include "app/studio/inspector_parts.h"
#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {
ExportDialog::ExportDialog(const StudioContext& context, QWidget* parent) : QDialog(parent), m_context(context) {
  setObjectName(QStringLiteral("exportDialog"));
  setWindowTitle(tr("Export head"));
  setMinimumWidth(520);
  buildFields();
  const auto& pictures = context.document->document().pictures();
  const QString stem = pictures.empty() ? QStringLiteral("head")
                                        : QFileInfo(QString::fromStdString(pictures.front().name)).completeBaseName();
  m_makeup->setChecked(context.settings->value(settings::kHeadWearsMakeup));
  m_file->setText(QDir(exportFolder(*context.settings)).filePath(stem + QStringLiteral(".obj")));
  refresh();
}

void ExportDialog::buildFields() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 24, 24, 16);
  layout->setSpacing(16);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);

  m_format = new QComboBox(this);
  m_format->setObjectName(QStringLiteral("exportFormat"));
  m_format->addItem(tr("OBJ with material and texture"), QStringLiteral("obj"));
  m_format->addItem(tr("GLB with 53 expressions as morph targets"), QStringLiteral("glb"));
  m_format->addItem(tr("PLY with texture"), QStringLiteral("ply"));
  m_format->addItem(tr("STL, shape only"), QStringLiteral("stl"));
  form->addRow(tr("Format"), m_format);

  m_unit = new QComboBox(this);
  m_unit->setObjectName(QStringLiteral("exportUnit"));
  m_unit->addItem(tr("Millimetres"), QStringLiteral("mm"));
  m_unit->addItem(tr("Centimetres"), QStringLiteral("cm"));
  m_unit->addItem(tr("Metres"), QStringLiteral("m"));
  m_unit->setCurrentIndex(m_unit->findData(m_context.settings->value(settings::kMeshUnit)));
  form->addRow(tr("Unit"), m_unit);

  m_texture = new QComboBox(this);
  m_texture->setObjectName(QStringLiteral("exportTexture"));
  const int madePx = m_context.document->document().headEdit().head->texture.width();
  for (const int sizePx : {2048, 1024, 512}) {
    if (sizePx <= madePx) {
      m_texture->addItem(tr("%1 × %1 pixels").arg(sizePx), sizePx);
    }
  }
  form->addRow(tr("Texture"), m_texture);

  m_makeup = new QCheckBox(tr("With the makeup"), this);
  m_makeup->setObjectName(QStringLiteral("exportMakeup"));
  m_makeup->setToolTip(tr("The look of the chosen face is painted on the texture"));
  form->addRow(QString(), m_makeup);

  auto* place = new QHBoxLayout;
  m_file = new QLineEdit(this);
  m_file->setObjectName(QStringLiteral("exportFile"));
  auto* browseButton = new QPushButton(tr("Choose…"), this);
  browseButton->setAutoDefault(false);
  place->addWidget(m_file, 1);
  place->addWidget(browseButton);
  form->addRow(tr("File"), place);
  layout->addLayout(form);

  m_note = new QLabel(this);
  m_note->setWordWrap(true);
  m_note->setProperty("role", "muted");
  layout->addWidget(m_note);

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_export = new QPushButton(tr("Export"), this);
  m_export->setObjectName(QStringLiteral("exportButton"));
  m_export->setProperty("primary", true);  // Before it is shown: the style looks once.
  m_export->setDefault(true);
  buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
  makePlain(buttons);
  layout->addWidget(buttons);

  connect(m_format, &QComboBox::activated, this, &ExportDialog::applyFormat);
  connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::refresh);
  connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
  connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::setFile(const QString& file) {
  m_file->setText(file);
}

QString ExportDialog::file() const {
  return m_file->text().trimmed();
}

void ExportDialog::applyFormat() {
  const QFileInfo info(file());
  m_file->setText(info.dir().filePath(info.completeBaseName() + QLatin1Char('.') + m_format->currentData().toString()));
}

void ExportDialog::refresh() {
  const int format = m_format->findData(QFileInfo(file()).suffix().toLower());
  m_export->setEnabled(format >= 0 && !QFileInfo(file()).completeBaseName().isEmpty());
  if (format >= 0) {
    m_format->setCurrentIndex(format);
  }
  const QString kind = m_format->currentData().toString();
  m_unit->setEnabled(kind != QStringLiteral("glb"));
  m_texture->setEnabled(kind != QStringLiteral("stl"));
  const bool isMadeUp = !m_context.document->document().chosenLook()->layers.empty();
  m_makeup->setEnabled(isMadeUp && kind != QStringLiteral("stl"));
  m_note->setText(format < 0 ? tr("The file name must end in .obj, .glb, .ply or .stl.")
                  : kind == QStringLiteral("glb")
                      ? tr("GLB is always in metres and holds the neutral face; the expressions come as morph targets.")
                      : tr("The head is written as it looks now, expression included. %1")
                            .arg(QFileInfo::exists(file()) ? tr("The file exists and will be replaced.") : QString()));
}

void ExportDialog::browse() {
  auto* dialog = new QFileDialog(this, tr("Export head"), file());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({tr("3D files") + QStringLiteral(" (*.obj *.glb *.ply *.stl)")});
  dialog->setDefaultSuffix(m_format->currentData().toString());
  dialog->selectFile(file());
  connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
  dialog->open();
}

void ExportDialog::accept() {
  m_context.settings->setValue(settings::kMeshUnit, m_unit->currentData().toString());
  m_context.settings->setValue(settings::kExportFolder, QFileInfo(file()).absolutePath());
  Q_EMIT exportRequested({file(), m_unit->currentData().toString(), m_texture->currentData().toInt(),
                          m_makeup->isEnabled() && m_makeup->isChecked()});
  QDialog::accept();
}

}  // namespace visagiste
