#pragma once

#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"

#include <string>

#include <Eigen/Core>

#include "widgets/sliders/edit_phase.h"

class QAction;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolBar;

namespace visagiste {

class CoefficientPanel;
class MeshView;
class PhotoPage;

/// The reconstructed head with its sliders.
class SculptWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit SculptWorkspace(const StudioContext& context, QWidget* parent = nullptr);

  void activate() override;
  void deactivate() override;
  /// Nothing is being made for the page.
  [[nodiscard]] bool isSettled() const;

 private:
  QToolBar* buildToolBar();
  void addModeActions(QToolBar* bar);
  void addViewActions(QToolBar* bar);
  void addLightMenu(QToolBar* bar);
  void addMakeupAction(QToolBar* bar);
  QWidget* buildPages();
  void showPage(int page);
  void applyPreset(const std::string& name);
  QWidget* buildInspector();
  void connectDocument();
  void showHead();
  void showCoefficients();
  void refreshButtons();
  void editExpression(const Eigen::VectorXf& expression, EditPhase phase);
  void editIdentity(const Eigen::VectorXf& identity, EditPhase phase);
  void randomIdentity();
  void saveStill();
  void askWhere(const QImage& still);

  StudioContext m_context;
  QStackedWidget* m_pages = nullptr;
  MeshView* m_view = nullptr;
  PhotoPage* m_photo = nullptr;
  QTabBar* m_tabs = nullptr;
  CoefficientPanel* m_panel = nullptr;
  QPushButton* m_presets = nullptr;
  QPushButton* m_neutral = nullptr;
  QPushButton* m_fromPhoto = nullptr;
  QPushButton* m_export = nullptr;
  QAction* m_turntable = nullptr;
  QAction* m_wires = nullptr;
  QAction* m_makeup = nullptr;
  QAction* m_still = nullptr;
};

}  // namespace visagiste
