#pragma once

#include <QFrame>
#include <QString>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace visagiste {

enum class MessageSeverity { Information = 1, Success, Warning, Failure };

/// One message for a person and what can be done about it.
struct Message {
  MessageSeverity severity = MessageSeverity::Information;
  QString text;        ///< Already translated; may be several sentences.
  QString actionText;  ///< Text of the button; empty for none.
  QString actionKey;   ///< Handed back by actionTriggered.
};

/// An inline notification at the edge of a window: never modal, never steals the focus.
///
/// Hidden while there is nothing to say. Information and success leave after a while (longer for longer text, not while
/// the pointer is on the bar); warnings and failures stay until closed, acted on or replaced. Escape closes it when it
/// has the focus. A new message replaces the one shown.
class MessageBar : public QFrame {
  Q_OBJECT
 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showMessage(const Message& message);
  void showMessage(MessageSeverity severity, const QString& text);
  /// Hides the bar; nothing happens when it is hidden.
  void dismiss();

  /// The message shown; empty text when hidden.
  [[nodiscard]] const Message& message() const { return m_message; }
  /// How long a message that leaves by itself stays, milliseconds.
  [[nodiscard]] static int stayMs(const QString& text);

 Q_SIGNALS:
  void actionTriggered(const QString& actionKey);
  void dismissed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void refreshLook();
  void refreshIcon();
  void startClock();

  Message m_message;
  QLabel* m_icon;
  QLabel* m_text;
  QPushButton* m_action;
  QToolButton* m_close;
  QTimer m_clock;
};

}  // namespace visagiste
