#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include "app/studio/picture_opener.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/preview/image_canvas.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

QString sampleText() {
  return QString::fromStdString(sampleFile().string());
}

bool facesAreShown(const Studio& studio) {
  return !studio.document().faces().empty() && studio.find<QListWidget>("faceList")->count() > 0;
}

void drop(QWidget& target, const QStringList& files) {
  QMimeData mime;
  QList<QUrl> urls;
  for (const QString& file : files) {
    urls.append(QUrl::fromLocalFile(file));
  }
  mime.setUrls(urls);
  const QPoint middle = target.rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &enter);
  REQUIRE(enter.isAccepted());
  QDropEvent event(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&target, &event);
}

}  // namespace

TEST_CASE("an opened picture shows its faces", "[studio]") {
  Studio studio;
  CHECK_FALSE(studio.find<QPushButton>("reconstructButton")->isEnabled());
  studio.window().openFiles({sampleText()});
  REQUIRE(waitUntil([&] { return facesAreShown(studio); }));
  CHECK(studio.find<ImageCanvas>("portraitCanvas")->hasPicture());
  CHECK(studio.find<ImageCanvas>("portraitCanvas")->selectedFace() == 0);
  CHECK(studio.find<QPushButton>("reconstructButton")->isEnabled());
  CHECK(studio.window().windowTitle().contains(QStringLiteral("portrait.png")));
}

TEST_CASE("opened files are remembered", "[studio]") {
  Studio studio;
  studio.window().openFiles({sampleText()});
  auto* recent = studio.find<QMenu>("recentMenu");
  REQUIRE(waitUntil([&] { return recent->actions().size() == 1; }));
  CHECK(recent->actions().front()->text() == QStringLiteral("portrait.png"));
}

TEST_CASE("pictures can be dropped", "[studio]") {
  Studio studio;
  SECTION("on the canvas") {
    drop(*studio.find<ImageCanvas>("portraitCanvas"), {sampleText()});
  }
  SECTION("on the window") {
    drop(studio.window(), {sampleText()});
  }
  CHECK(waitUntil([&] { return facesAreShown(studio); }));
}

TEST_CASE("pictures and files can be pasted", "[studio]") {
  Studio studio;
  auto* mime = new QMimeData;
  SECTION("a picture") {
    mime->setImageData(QImage(sampleText()));
  }
  SECTION("a copied file") {
    mime->setUrls({QUrl::fromLocalFile(sampleText())});
  }
  QApplication::clipboard()->setMimeData(mime);
  studio.window().paste();
  CHECK(waitUntil([&] { return facesAreShown(studio); }));
}

TEST_CASE("pasting nothing usable says so", "[studio]") {
  Studio studio;
  auto* mime = new QMimeData;
  mime->setText(QStringLiteral("hello"));
  QApplication::clipboard()->setMimeData(mime);
  studio.window().paste();
  CHECK(studio.message().text.contains(QStringLiteral("clipboard")));
}

TEST_CASE("a file that cannot be read leaves the document as it was", "[studio]") {
  Studio studio;
  studio.window().openFiles({sampleText()});
  REQUIRE(waitUntil([&] { return facesAreShown(studio); }));
  studio.window().openFiles({QString::fromStdString(writeTruncatedPicture(studio.folder().path()).string())});
  REQUIRE(waitUntil([&] { return studio.message().severity == MessageSeverity::Failure; }));
  CHECK(studio.message().text.contains(QStringLiteral("truncated.png")));
  CHECK(studio.document().pictures().front().name == "portrait.png");
  CHECK(facesAreShown(studio));
}

TEST_CASE("a picture without a face says so", "[studio]") {
  Studio studio;
  studio.window().openFiles({QString::fromStdString(writeFacelessPicture(studio.folder().path()).string())});
  REQUIRE(waitUntil([&] { return studio.message().severity == MessageSeverity::Warning; }));
  CHECK_FALSE(studio.find<QPushButton>("reconstructButton")->isEnabled());
}

TEST_CASE("of several requests the newest wins", "[studio]") {
  Studio studio;
  const QString stripes = QString::fromStdString(writeFacelessPicture(studio.folder().path()).string());
  for (int i = 0; i < 5; ++i) {
    studio.window().openFiles({stripes});
  }
  studio.window().openFiles({sampleText()});
  REQUIRE(waitUntil([&] { return facesAreShown(studio); }));
  REQUIRE(waitUntil([&] { return !studio.window().context().opener->isBusy(); }));
  CHECK(studio.document().pictures().front().name == "portrait.png");
}
