#include "app/studio/core_messages.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <QCoreApplication>
#include <QStringList>

#include "app/studio/core_message_table.h"

namespace visagiste {
namespace {

// A message of a picture in a field of a file of a library of looks: nothing of core goes deeper.
constexpr int kDeepest = 4;

/// A sentence with places for values.
struct MessageTemplate {
  const char* source = nullptr;
  QStringList pieces;  ///< Around the places: one more than there are places.
  int letters = 0;     ///< Of all pieces; the longer the surer.
};

MessageTemplate templateOf(const char* source) {
  MessageTemplate result{source, {QString()}};
  const QString text = QString::fromUtf8(source);
  for (int i = 0; i < text.size(); ++i) {
    if (text[i] == QLatin1Char('%') && i + 1 < text.size() && text[i + 1].isDigit()) {
      result.pieces.append(QString());
      ++i;
    } else {
      result.pieces.back() += text[i];
      ++result.letters;
    }
  }
  return result;
}

/// All templates, those with the most words first.
const std::vector<MessageTemplate>& templates() {
  static const std::vector<MessageTemplate> all = [] {
    std::vector<MessageTemplate> list;
    for (const auto* table : {&inputMessages(), &workMessages(), &systemMessages()})
      std::transform(table->begin(), table->end(), std::back_inserter(list), templateOf);
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.letters > b.letters; });
    return list;
  }();
  return all;
}

/// What stands in the places of a template, or nothing if `text` is not of its kind. Each piece is looked for once,
/// from the left, so no text makes this slow.
std::optional<QStringList> valuesIn(const QString& text, const MessageTemplate& known) {
  const QStringList& pieces = known.pieces;
  if (pieces.size() == 1)
    return text == pieces.front() ? std::optional<QStringList>(QStringList()) : std::nullopt;
  if (!text.startsWith(pieces.front()) || !text.endsWith(pieces.back()))
    return std::nullopt;
  const auto end = text.size() - pieces.back().size();
  auto at = pieces.front().size();
  QStringList values;
  for (int i = 1; i + 1 < pieces.size(); ++i) {
    const auto found = text.indexOf(pieces[i], at);
    if (found < 0)
      return std::nullopt;
    values.append(text.mid(at, found - at));
    at = found + pieces[i].size();
  }
  if (at > end)
    return std::nullopt;
  values.append(text.mid(at, end - at));
  return values;
}

/// One pass, so that a value with "%1" in it is no place.
QString filled(const QString& pattern, const QStringList& values) {
  QString result;
  for (int i = 0; i < pattern.size(); ++i) {
    const int number = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
    if (number >= 1 && number <= values.size()) {
      result += values[number - 1];
      ++i;
    } else {
      result += pattern[i];
    }
  }
  return result;
}

std::optional<QString> translated(const QString& text, int depth) {
  if (depth > kDeepest)
    return std::nullopt;
  for (const MessageTemplate& known : templates()) {
    std::optional<QStringList> values = valuesIn(text, known);
    if (!values)
      continue;
    for (int i = 0; i < values->size(); ++i) {
      const QString& before = known.pieces[i];
      const bool isName = before.endsWith(QLatin1Char('\'')) || before.endsWith(QLatin1Char('"'));
      if (!isName)
        (*values)[i] = translated((*values)[i], depth + 1).value_or((*values)[i]);
    }
    return filled(QCoreApplication::translate("CoreMessages", known.source), *values);
  }
  return std::nullopt;
}

}  // namespace

QString shownText(const std::string& message) {
  const QString text = QString::fromStdString(message);
  if (const std::optional<QString> whole = translated(text, 0))
    return *whole;
  // A part that was made a sentence by its stop.
  if (text.endsWith(QLatin1Char('.')))
    if (const std::optional<QString> part = translated(text.chopped(1), 0))
      return *part + QCoreApplication::translate("CoreMessages", ".", "The end of a sentence");
  return text;
}

QString shownText(const std::exception& error) {
  return shownText(std::string(error.what()));
}

}  // namespace visagiste
