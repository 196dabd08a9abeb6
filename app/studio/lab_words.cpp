#include "app/studio/lab_words.h"

#include <string_view>
#include <utility>

#include <QCoreApplication>

namespace visagiste {
namespace {

constexpr std::pair<std::string_view, const char*> kFindings[] = {
    {"not-a-number", QT_TRANSLATE_NOOP("Lab", "A figure is no number any more, and the training has ended. Go on from "
                                              "the last state with a smaller weight of the discriminator.")},
    {"collapse", QT_TRANSLATE_NOOP("Lab", "All results have become alike. Lower the weight of the discriminator, or "
                                          "give it more pictures.")},
    {"memorisation", QT_TRANSLATE_NOOP("Lab", "Results have become copies of the pictures. Give it more pictures, or "
                                              "stop earlier.")},
    {"discriminator-wins", QT_TRANSLATE_NOOP("Lab", "The discriminator tells results from the style every time, so "
                                                    "nothing is learned from it any more. Lower its weight.")},
    {"discriminator-loses", QT_TRANSLATE_NOOP("Lab", "The discriminator no longer tells results from the style: it has "
                                                     "nothing more to teach. What remains is learned without it.")},
    {"stagnation", QT_TRANSLATE_NOOP("Lab", "Nothing has improved for a while. It can be stopped; the best state is "
                                            "kept.")},
};

constexpr std::pair<std::string_view, const char*> kSeries[] = {
    {"losses", QT_TRANSLATE_NOOP("Lab", "Losses")},
    {"measures", QT_TRANSLATE_NOOP("Lab", "Measures on held-out pictures")},
    {"gradients", QT_TRANSLATE_NOOP("Lab", "Gradients")},
    {"dReal", QT_TRANSLATE_NOOP("Lab", "Discriminator on the style")},
    {"dFake", QT_TRANSLATE_NOOP("Lab", "Discriminator on results")},
    {"separation", QT_TRANSLATE_NOOP("Lab", "How well the discriminator tells them apart")},
    {"distance", QT_TRANSLATE_NOOP("Lab", "Distance of results and style")},
    {"diversity", QT_TRANSLATE_NOOP("Lab", "Diversity of results")},
    {"coverage", QT_TRANSLATE_NOOP("Lab", "Share of the style that results reach")},
    {"nearest", QT_TRANSLATE_NOOP("Lab", "Nearness to single pictures")},
    {"copied", QT_TRANSLATE_NOOP("Lab", "Share of copies among results")},
    {"epsilon", QT_TRANSLATE_NOOP("Lab", "Privacy spent (ε)")},
    {"augmentation", QT_TRANSLATE_NOOP("Lab", "How often pictures are changed")},
    {"rateFactor", QT_TRANSLATE_NOOP("Lab", "Learning rate")},
};

template <std::size_t N>
QString wordsFor(const std::pair<std::string_view, const char*> (&table)[N], const std::string& key,
                 const QString& otherwise) {
  for (const auto& [known, words] : table) {
    if (known == key) {
      return QCoreApplication::translate("Lab", words);
    }
  }
  return otherwise;
}

}  // namespace

QString stateWords(RunStatus status) {
  switch (status) {
    case RunStatus::Running:
      return QCoreApplication::translate("Lab", "Learning");
    case RunStatus::Paused:
      return QCoreApplication::translate("Lab", "Paused");
    case RunStatus::Done:
      return QCoreApplication::translate("Lab", "Done");
    case RunStatus::Stopped:
      return QCoreApplication::translate("Lab", "Stopped");
    case RunStatus::Failed:
      return QCoreApplication::translate("Lab", "Failed");
  }
  return {};
}

QString adviceWords(const RunAdvice& advice) {
  return wordsFor(kFindings, advice.finding, QString::fromStdString(advice.message + " " + advice.advice));
}

QString seriesWords(const QString& group) {
  return wordsFor(kSeries, group.toStdString(), group);
}

}  // namespace visagiste
