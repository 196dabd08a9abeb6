#include "widgets/jobs/job_panel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

JobRow rowOf(quint64 id, JobRowState state) {
  JobRow row;
  row.id = id;
  row.state = state;
  row.title = QStringLiteral("Job %1").arg(id);
  row.elapsedS = 4;
  row.hasResult = true;
  row.hasFolder = true;
  return row;
}

struct ShownJobs {
  JobPanel panel;

  ShownJobs() {
    panel.resize(340, 700);
    panel.show();
    panel.setRows({rowOf(1, JobRowState::Done), rowOf(2, JobRowState::Failed), rowOf(3, JobRowState::Running),
                   rowOf(4, JobRowState::Waiting)});
    QCoreApplication::processEvents();
  }

  template <typename T>
  T* in(quint64 id, const char* name) {
    return panel.findChild<QWidget*>(QStringLiteral("job%1").arg(id))->template findChild<T*>(name);
  }
};

}  // namespace

TEST_CASE("buttons of a job tell its id", "[jobs]") {
  ShownJobs shown;
  const QSignalSpy cancelled(&shown.panel, &JobPanel::cancelRequested);
  const QSignalSpy retried(&shown.panel, &JobPanel::retryRequested);
  const QSignalSpy opened(&shown.panel, &JobPanel::resultRequested);
  const QSignalSpy folders(&shown.panel, &JobPanel::folderRequested);
  QTest::mouseClick(shown.in<QToolButton>(3, "jobCancel"), Qt::LeftButton);
  QTest::mouseClick(shown.in<QPushButton>(2, "jobRetry"), Qt::LeftButton);
  QTest::mouseClick(shown.in<QPushButton>(1, "jobShow"), Qt::LeftButton);
  QTest::keyClick(shown.in<QPushButton>(1, "jobFolder"), Qt::Key_Space);
  REQUIRE(cancelled.size() == 1);
  CHECK(cancelled[0][0].toULongLong() == 3);
  REQUIRE(retried.size() == 1);
  CHECK(retried[0][0].toULongLong() == 2);
  REQUIRE(opened.size() == 1);
  CHECK(opened[0][0].toULongLong() == 1);
  REQUIRE(folders.size() == 1);
  CHECK(folders[0][0].toULongLong() == 1);
}

TEST_CASE("each state offers what can be done in it", "[jobs]") {
  ShownJobs shown;
  CHECK(shown.in<QToolButton>(4, "jobCancel")->isVisible());
  CHECK_FALSE(shown.in<QToolButton>(1, "jobCancel")->isVisible());
  CHECK_FALSE(shown.in<QPushButton>(3, "jobRetry")->isVisible());
  CHECK_FALSE(shown.in<QPushButton>(2, "jobShow")->isVisible());
  CHECK(shown.in<QProgressBar>(3, "jobProgress")->isVisible());
  CHECK_FALSE(shown.in<QProgressBar>(4, "jobProgress")->isVisible());
}

TEST_CASE("progress and time left are shown in words", "[jobs]") {
  ShownJobs shown;
  JobRow row = rowOf(3, JobRowState::Running);
  row.stage = "Refining the fit";
  row.fraction = 0.43;
  row.remainingS = 19;
  shown.panel.updateRow(row);
  CHECK(shown.in<QLabel>(3, "jobStatus")->text() == "Refining the fit · 43 % · about 20 s left");
  CHECK(shown.in<QProgressBar>(3, "jobProgress")->value() == 430);
  row.fraction = -1;
  shown.panel.updateRow(row);
  CHECK(shown.in<QProgressBar>(3, "jobProgress")->maximum() == 0);
}

TEST_CASE("newest jobs stand on top", "[jobs]") {
  ShownJobs shown;
  shown.panel.updateRow(rowOf(9, JobRowState::Waiting));
  QCoreApplication::processEvents();
  const auto top = [&shown](const char* name) { return shown.panel.findChild<QWidget*>(name)->y(); };
  CHECK(top("job9") < top("job4"));
  CHECK(top("job4") < top("job3"));
  CHECK(top("job2") < top("job1"));
}

TEST_CASE("cleared jobs stay away until they run again", "[jobs]") {
  ShownJobs shown;
  const QSignalSpy cleared(&shown.panel, &JobPanel::finishedCleared);
  QTest::mouseClick(shown.panel.findChild<QToolButton*>("clearFinished"), Qt::LeftButton);
  REQUIRE(cleared.size() == 1);
  CHECK(shown.panel.rowCount() == 2);
  CHECK(shown.panel.activeCount() == 2);
  shown.panel.updateRow(rowOf(2, JobRowState::Failed));
  CHECK(shown.panel.rowCount() == 2);
  shown.panel.updateRow(rowOf(2, JobRowState::Running));
  CHECK(shown.panel.rowCount() == 3);
}

TEST_CASE("rows that are gone are taken away", "[jobs]") {
  ShownJobs shown;
  shown.panel.setRows({});
  CHECK(shown.panel.rowCount() == 0);
  CHECK(shown.panel.findChild<QWidget*>("jobsEmpty")->isVisible());
}
