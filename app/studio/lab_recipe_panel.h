#pragma once

#include <memory>
#include <optional>

#include <QString>
#include <QWidget>

#include "core/lab/run_secret.h"
#include "core/lab/style_recipe.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace visagiste {

/// What a step takes on this machine.
struct StepForecast {
  std::optional<double> stepSeconds;  ///< None: nobody knows yet.
  bool isProbe = false;               ///< By a short probe; otherwise by an earlier training.
};

/// How a training is to learn: the recipe with its settings, what it will reach in its time, and what privacy costs.
class LabRecipePanel : public QWidget {
  Q_OBJECT
 public:
  explicit LabRecipePanel(QWidget* parent = nullptr);

  [[nodiscard]] StyleRecipe recipe() const;
  /// What was typed; "My style" where nothing was.
  [[nodiscard]] QString name() const;
  /// What was typed to seal the checkpoints with; null where nothing was. Throws Error{InvalidArgument}.
  [[nodiscard]] std::shared_ptr<const Passphrase> passphrase() const;

  /// So many pictures can be learned from; name  of the first, for a training without one.
  void setPictures(std::size_t usable, const QString& name);
  void setForecast(const StepForecast& forecast);
  void setStartEnabled(bool isEnabled);

 Q_SIGNALS:
  void startAsked();
  void raceAsked();
  /// Something changed that a forecast depends on.
  void recipeChanged();

 private:
  [[nodiscard]] QWidget* buildCommonRows();
  [[nodiscard]] QWidget* buildStyleRows();
  [[nodiscard]] QWidget* buildFaceRows();
  [[nodiscard]] QWidget* buildMachineRows();
  void chooseRecipe();
  void showForecast();
  void showPrivacy();
  [[nodiscard]] std::optional<long> stepsAhead() const;

  std::size_t m_usable = 0;
  StepForecast m_forecast;
  bool m_isStartEnabled = false;

  QWidget* m_styleRows = nullptr;
  QWidget* m_faceRows = nullptr;
  QLineEdit* m_name = nullptr;
  QComboBox* m_choice = nullptr;
  QDoubleSpinBox* m_minutes = nullptr;
  QDoubleSpinBox* m_strength = nullptr;
  QDoubleSpinBox* m_adversarial = nullptr;
  QComboBox* m_family = nullptr;
  QSlider* m_privacy = nullptr;
  QLabel* m_privacyNote = nullptr;
  QSpinBox* m_batch = nullptr;
  QSpinBox* m_threads = nullptr;
  QLineEdit* m_secret = nullptr;
  QLabel* m_forecastNote = nullptr;
  QPushButton* m_start = nullptr;
  QPushButton* m_race = nullptr;
};

}  // namespace visagiste
