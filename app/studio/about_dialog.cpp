#include "app/studio/about_dialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/studio/inspector_parts.h"
#include "core/base/version.h"

namespace visagiste {
namespace {

QString textOf(const QString& file) {
  QFile source(file);
  return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

}  // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("aboutDialog"));
  setWindowTitle(tr("About Visagiste"));
  resize(620, 560);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 24, 24, 16);
  layout->setSpacing(12);
  auto* name = new QLabel(QStringLiteral("Visagiste %1").arg(QLatin1String(kVersion)), this);
  QFont big = name->font();
  big.setPointSizeF(big.pointSizeF() * 1.6);
  big.setBold(true);
  name->setFont(big);
  layout->addWidget(name);
  auto* purpose = new QLabel(tr("A portrait studio: from a photograph to a textured, rigged 3D head."), this);
  purpose->setWordWrap(true);
  layout->addWidget(purpose);
  auto* privacy = new QLabel(tr("Nothing leaves this machine. Visagiste opens no network connection: pictures, faces "
                                "and heads stay in this program and in the files you save."),
                             this);
  privacy->setWordWrap(true);
  layout->addWidget(privacy);
  auto* heading = new QLabel(tr("Licence and notices"), this);
  heading->setProperty("role", "heading");
  layout->addWidget(heading);
  auto* licences = new QPlainTextEdit(this);
  licences->setObjectName(QStringLiteral("licences"));
  licences->setReadOnly(true);
  licences->setPlainText(textOf(QStringLiteral(":/licences/LICENSE")) + QStringLiteral("\n\n") +
                         textOf(QStringLiteral(":/licences/NOTICE")));
  layout->addWidget(licences, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  makePlain(buttons);
  layout->addWidget(buttons);
}

}  // namespace visagiste
