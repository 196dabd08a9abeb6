#pragma once

#include <QLabel>

namespace visagiste {

/// One line of text that ends in "…" where it does not fit; the whole text is the tool tip then.
class ElidedLabel : public QLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(QWidget* parent = nullptr);

  void setFullText(const QString& text);
  [[nodiscard]] const QString& fullText() const { return m_fullText; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void refresh();

  QString m_fullText;
};

}  // namespace visagiste
