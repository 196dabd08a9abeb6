#include "widgets/common/message_bar.h"

#include <algorithm>
#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

namespace visagiste {
namespace {

constexpr int kIconPx = 20;

struct SeverityLook {
  const char* name;  ///< Both the property the style sheet looks at and the icon.
  QColor ThemeColors::*color;
  bool staysUntilClosed;
};

SeverityLook lookOf(MessageSeverity severity) {
  switch (severity) {
    case MessageSeverity::Success:
      return {"success", &ThemeColors::success, false};
    case MessageSeverity::Warning:
      return {"warning", &ThemeColors::warning, true};
    case MessageSeverity::Failure:
      return {"failure", &ThemeColors::danger, true};
    case MessageSeverity::Information:
      break;
  }
  return {"information", &ThemeColors::information, false};
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)) {
  setObjectName("messageBar");
  setAccessibleName(tr("Message"));
  setFocusPolicy(Qt::NoFocus);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 8, 8, 8);
  layout->setSpacing(12);
  m_icon->setObjectName("messageIcon");
  m_icon->setFixedSize(kIconPx, kIconPx);
  m_text->setObjectName("messageText");
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  m_action->setObjectName("messageAction");
  m_close->setObjectName("messageClose");
  m_close->setIcon(icon("close"));
  m_close->setAccessibleName(tr("Close message"));
  m_close->setToolTip(tr("Close (Esc)"));
  layout->addWidget(m_icon, 0, Qt::AlignVCenter);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_action);
  layout->addWidget(m_close);
  m_clock.setSingleShot(true);
  connect(&m_clock, &QTimer::timeout, this, &MessageBar::dismiss);
  connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
  connect(m_action, &QPushButton::clicked, this, [this] {
    const QString key = m_message.actionKey;
    dismiss();
    Q_EMIT actionTriggered(key);
  });
  hide();
}

void MessageBar::showMessage(const Message& message) {
  m_message = message;
  m_text->setText(message.text);
  m_action->setText(message.actionText);
  m_action->setVisible(!message.actionText.isEmpty());
  setAccessibleDescription(message.text);
  refreshLook();
  show();
  startClock();
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void MessageBar::showMessage(MessageSeverity severity, const QString& text) {
  Message message;
  message.severity = severity;
  message.text = text;
  showMessage(message);
}

void MessageBar::dismiss() {
  if (isHidden()) {
    return;
  }
  m_clock.stop();
  m_message = {};
  hide();
  Q_EMIT dismissed();
}

int MessageBar::stayMs(const QString& text) {
  // Slow reading, about 12 characters a second, and time to notice.
  return std::clamp(3000 + static_cast<int>(text.size()) * 80, 4000, 15000);
}

void MessageBar::startClock() {
  m_clock.stop();
  if (!lookOf(m_message.severity).staysUntilClosed && m_message.actionText.isEmpty()) {
    m_clock.start(stayMs(m_message.text));
  }
}

void MessageBar::refreshLook() {
  setProperty("severity", QString::fromLatin1(lookOf(m_message.severity).name));
  style()->unpolish(this);
  style()->polish(this);
  refreshIcon();
}

void MessageBar::refreshIcon() {
  const SeverityLook look = lookOf(m_message.severity);
  m_icon->setPixmap(iconPixmap(QString::fromLatin1(look.name), QSize(kIconPx, kIconPx),
                               themeColors(palette()).*look.color, devicePixelRatioF()));
}

void MessageBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    dismiss();
    return;
  }
  QFrame::keyPressEvent(event);
}

void MessageBar::enterEvent(QEnterEvent* event) {
  m_clock.stop();
  QFrame::enterEvent(event);
}

void MessageBar::leaveEvent(QEvent* event) {
  if (isVisible()) {
    startClock();
  }
  QFrame::leaveEvent(event);
}

void MessageBar::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  // The style sheet polishes again on its own; only the icon's pixels are ours.
  if (event->type() == QEvent::PaletteChange) {
    refreshIcon();
  }
}

}  // namespace visagiste
