#pragma once

#include <cstdint>
#include <memory>

#include <QWidget>

#include "app/studio/latest_worker.h"
#include "app/studio/studio_context.h"

class QComboBox;
class QToolButton;

namespace visagiste {

struct ReconstructedHead;

/// Who acts: the person's reconstructed head or the photo it was made from, the average head, or people who do not
/// exist.
class HeadChooser : public QWidget {
  Q_OBJECT
 public:
  explicit HeadChooser(const StudioContext& context, QWidget* parent = nullptr);
  ~HeadChooser() override;

  /// Null until one is there.
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> head() const;
  /// The photo that head() was made from is to act, not the head.
  [[nodiscard]] bool isPhotoChosen() const;
  [[nodiscard]] bool isBusy() const { return m_isBusy; }

 Q_SIGNALS:
  void headChosen();
  void failed(const QString& reason);

 private:
  using Head = std::shared_ptr<const ReconstructedHead>;

  void refresh();
  void addSampled(const Head& head);
  void sample();

  StudioContext m_context;
  QComboBox* m_heads;
  QToolButton* m_dice;
  Head m_own;
  int m_sampledCount = 0;
  bool m_isBusy = false;
  std::unique_ptr<LatestWorker<std::uint32_t, Head>> m_worker;
};

}  // namespace visagiste
