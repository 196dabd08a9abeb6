#include "tests/support/source_messages.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace visagiste::test {
namespace {

namespace fs = std::filesystem;

using Texts = std::vector<std::string>;
using Bindings = std::map<std::string, Texts>;  // What stands for a name in an expression.

constexpr char kPlace = '\x01';
constexpr std::size_t kMostVariants = 24;

bool isNamePart(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

/// The name that ends at `end`; empty if `end` is none.
std::string nameBefore(const std::string& text, std::size_t end) {
  std::size_t begin = end == std::string::npos ? 0 : end;
  while (begin > 0 && isNamePart(text[begin - 1])) --begin;
  return end == std::string::npos ? "" : text.substr(begin, end - begin);
}

/// Behind the literal that begins at `at`.
std::size_t literalEnd(const std::string& text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at) at += text[at] == '\\' ? 1 : 0;
  return std::min(at + 1, text.size());
}

/// An apostrophe that begins a character, not one that parts the digits of a number.
bool beginsLiteral(const std::string& text, std::size_t at) {
  return text[at] == '"' || (text[at] == '\'' && (at == 0 || !isNamePart(text[at - 1])));
}

std::string withoutComments(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 2, "//") == 0) {
      i = std::min(text.find('\n', i), text.size());
    } else if (beginsLiteral(text, i)) {
      const std::size_t end = literalEnd(text, i);
      result.append(text, i, end - i);
      i = end;
    } else {
      result += text[i++];
    }
  }
  return result;
}

/// Calls `each(i)` for the characters outside literals and brackets until it returns false or a bracket closes.
std::size_t walk(const std::string& text, std::size_t at, const std::function<bool(std::size_t)>& each) {
  int depth = 0;
  while (at < text.size()) {
    if (beginsLiteral(text, at)) {
      at = literalEnd(text, at);
      continue;
    }
    const char c = text[at];
    if (c == '(' || c == '[' || c == '{')
      ++depth;
    else if ((c == ')' || c == ']' || c == '}') && depth-- == 0)
      return at;
    else if (depth == 0 && !each(at))
      return at;
    ++at;
  }
  return at;
}

/// The parts of `text` from `at` on that `separator` parts, up to the bracket that closes.
Texts split(const std::string& text, std::size_t at, char separator) {
  Texts parts;
  std::size_t begin = at;
  const std::size_t end = walk(text, at, [&](std::size_t i) {
    if (text[i] == separator) {
      parts.push_back(trimmed(text.substr(begin, i - begin)));
      begin = i + 1;
    }
    return true;
  });
  parts.push_back(trimmed(text.substr(begin, end - begin)));
  return parts;
}

/// The text of one literal or of several in a row; nothing if `expression` is something else.
bool isLiteral(const std::string& expression, std::string& value) {
  value.clear();
  for (std::size_t i = 0; i < expression.size();) {
    if (std::isspace(static_cast<unsigned char>(expression[i])) != 0) {
      ++i;
      continue;
    }
    if (!beginsLiteral(expression, i))
      return false;
    const std::size_t end = literalEnd(expression, i);
    for (++i; i + 1 < end; ++i) {
      if (expression[i] == '\\')
        ++i;
      value += expression[i];
    }
    i = end;
  }
  return !expression.empty();
}

std::string unwrapped(std::string expression) {
  for (const std::string wrap : {"std::string(", "("})
    if (expression.compare(0, wrap.size(), wrap) == 0 &&
        walk(expression, wrap.size(), [](std::size_t) { return true; }) == expression.size() - 1)
      return unwrapped(trimmed(expression.substr(wrap.size(), expression.size() - 1 - wrap.size())));
  return expression;
}

Texts product(const Texts& left, const Texts& right) {
  Texts result;
  for (const std::string& a : left)
    for (const std::string& b : right)
      if (result.size() < kMostVariants)
        result.push_back(a + b);
  return result;
}

/// All that `expression` can say, with kPlace for what is no literal.
Texts textsOf(const std::string& wrapped, const Bindings& bindings) {
  const std::string expression = unwrapped(wrapped);
  const std::size_t question = walk(expression, 0, [&](std::size_t i) { return expression[i] != '?'; });
  if (question < expression.size()) {
    const auto isColon = [&](std::size_t i) {
      return expression[i] == ':' && expression[i + 1] != ':' && expression[i - 1] != ':';
    };
    const std::size_t colon = walk(expression, question + 1, [&](std::size_t i) { return !isColon(i); });
    Texts both = textsOf(trimmed(expression.substr(question + 1, colon - question - 1)), bindings);
    const Texts other = textsOf(trimmed(expression.substr(colon + 1)), bindings);
    both.insert(both.end(), other.begin(), other.end());
    return both;
  }
  Texts result{""};
  for (const std::string& part : split(expression, 0, '+')) {
    std::string value;
    const auto bound = bindings.find(part);
    if (bound != bindings.end())
      result = product(result, bound->second);
    else if (isLiteral(part, value))
      result = product(result, {value});
    else
      result = product(result, unwrapped(part) != part ? textsOf(part, bindings) : Texts{std::string(1, kPlace)});
  }
  return result;
}

std::string numbered(const std::string& text) {
  std::string result;
  int count = 0;
  for (const char c : text)
    if (c == kPlace)
      result += "%" + std::to_string(++count);
    else
      result += c;
  return result;
}

struct Function {
  std::string name;
  Texts parameters;
  std::size_t begin = 0;  ///< Of its body.
};

/// The function with a name whose body holds `at`; a lambda counts with the name it is given.
Function functionAround(const std::string& text, std::size_t at) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < at; ++i) {
    if (beginsLiteral(text, i))
      i = literalEnd(text, i) - 1;
    else if (text[i] == '{')
      open.push_back(i);
    else if (text[i] == '}' && !open.empty())
      open.pop_back();
  }
  static const std::set<std::string> kStatements{"if", "for", "while", "switch", "catch", ""};
  for (auto brace = open.rbegin(); brace != open.rend(); ++brace) {
    const std::size_t from = *brace == 0 ? 0 : text.find_last_of(";{}", *brace - 1) + 1;
    const std::string head = text.substr(from, *brace - from);
    const std::size_t called = head.find("operator()(");
    const std::size_t lambda = head.find("](");
    const std::size_t bracket = called != std::string::npos   ? called + 10
                                : lambda != std::string::npos ? lambda + 1
                                                              : head.find('(');
    if (bracket == std::string::npos || bracket == 0)
      continue;
    const std::string name = head[bracket - 1] == ']' ? nameBefore(head, head.find(" =")) : nameBefore(head, bracket);
    // Objects that are called like a function are named after what they do.
    Function function{called != std::string::npos ? "refuse" : name, split(head, bracket + 1, ','), *brace};
    if (kStatements.count(function.name) != 0)
      continue;
    for (std::string& parameter : function.parameters) {
      parameter = parameter.substr(0, parameter.find(" ="));
      parameter = nameBefore(parameter, parameter.size());
    }
    return function;
  }
  return {};
}

struct Source {
  std::string name;
  std::string text;
};

std::vector<Source> sourcesIn(const fs::path& root, const std::string& folder) {
  std::vector<Source> sources;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h")
      continue;
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    sources.push_back({fs::relative(entry.path(), root).string(), withoutComments(text.str())});
  }
  if (sources.empty())
    throw std::runtime_error("There is no source in " + (root / folder).string());
  return sources;
}

/// `constexpr ... kName = "text"` of a file.
Bindings constantsOf(const std::string& text) {
  Bindings constants;
  for (std::size_t at = text.find(" = \""); at != std::string::npos; at = text.find(" = \"", at + 1)) {
    std::string value;
    const std::string name = nameBefore(text, at);
    if (name.size() > 1 && name[0] == 'k' && isLiteral(split(text, at + 3, ';').front(), value))
      constants[name] = {value};
  }
  return constants;
}

/// How readers of files of arrays call the file and what they advise: `kind = "text"`, in whatever source.
Bindings wordsOfReaders(const std::vector<Source>& sources) {
  Bindings words;
  for (const Source& source : sources)
    for (const std::string field : {"kind", "advice"})
      for (std::size_t at = source.text.find(field + " = \""); at != std::string::npos;
           at = source.text.find(field + " = \"", at + 1)) {
        std::string value;
        if (isLiteral(split(source.text, at + field.size() + 3, ';').front(), value))
          for (const std::string owner : {"m_rules.", "rules.", "packRules()."}) words[owner + field].push_back(value);
      }
  return words;
}

/// `const std::string name = expression` between the beginning of a function and a place in it.
void bindLocals(const std::string& text, std::size_t begin, std::size_t end, Bindings& bindings) {
  const std::string start = "const std::string ";
  for (std::size_t at = text.find(start, begin); at < end; at = text.find(start, at + 1)) {
    const std::size_t equals = text.find_first_of("=;,)", at);
    if (text[equals] == '=')
      bindings[nameBefore(text, equals - 1)] = textsOf(split(text, equals + 1, ';').front(), bindings);
  }
}

/// The class that `text` defines the method `name` of; empty for a function.
std::string classOf(const std::string& text, const std::string& name) {
  return nameBefore(text, text.find("::" + name + "("));
}

class Reader {
 public:
  Reader(const std::vector<Source>& sources, std::vector<SourceMessage>& messages)
      : m_sources(sources), m_messages(messages), m_words(wordsOfReaders(sources)) {}

  void read(const Source& source) {
    Bindings constants = m_words;
    constants.merge(constantsOf(source.text));
    // "Error(code" and "Error(m_rules.code": an object may say what code the failure of its file has.
    for (std::size_t at = source.text.find("throw Error("); at != std::string::npos;
         at = source.text.find("throw Error(", at + 1)) {
      const Texts arguments = split(source.text, at + 12, ',');
      if (arguments.size() < 2)
        continue;
      const std::size_t colon = arguments[0].rfind(':');
      const std::string code = colon == std::string::npos ? "Unreadable" : arguments[0].substr(colon + 1);
      const Function function = functionAround(source.text, at);
      Bindings known = constants;
      bindLocals(source.text, function.begin, at, known);
      if (!readCalls(source, function, code, arguments[1], known))
        add(source, at, code, textsOf(arguments[1], known));
    }
    readParts(source, constants);
  }

 private:
  void add(const Source& source, std::size_t at, const std::string& code, const Texts& texts) {
    const auto line = 1 + std::count(source.text.begin(), source.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    for (const std::string& text : texts)
      m_messages.push_back({numbered(text), code, source.name + ":" + std::to_string(line)});
  }

  /// The calls of a function that fails with `expression`, with what they hand over in the place of its parameters;
  /// false if there are none.
  bool readCalls(const Source& source, const Function& function, const std::string& code, const std::string& expression,
                 const Bindings& constants) {
    const std::size_t before = m_messages.size();
    bool isForwarder = false;
    for (const std::string& parameter : function.parameters)
      for (std::size_t i = expression.find(parameter); !parameter.empty() && i != std::string::npos;
           i = expression.find(parameter, i + 1))
        isForwarder = isForwarder || ((i == 0 || !isNamePart(expression[i - 1])) &&
                                      !isNamePart((expression + " ")[i + parameter.size()]));
    if (!isForwarder)
      return false;
    const std::string owner = classOf(source.text, function.name);
    for (const Source& caller : m_sources) {
      // Functions of one file are called there; methods that fail also elsewhere, where their class is known.
      const std::string call = (&caller == &source ? "" : ".") + function.name + "(";
      const bool isKnown = function.name == "fail" && !owner.empty() && caller.text.find(owner) != std::string::npos;
      if (&caller != &source && !isKnown)
        continue;
      Bindings here = constants;
      for (const auto& [name, value] : constantsOf(caller.text)) here[name] = value;
      for (std::size_t i = caller.text.find(call); i != std::string::npos; i = caller.text.find(call, i + 1)) {
        const Texts values = split(caller.text, i + call.size(), ',');
        if ((i > 0 && isNamePart(caller.text[i - 1]) && call[0] != '.') || values.size() != function.parameters.size())
          continue;
        if (std::any_of(values.begin(), values.end(), [](const std::string& v) { return v.find("const ") == 0; }))
          continue;  // Where it is defined.
        Bindings bound = here;
        for (std::size_t k = 0; k < values.size(); ++k) bound[function.parameters[k]] = textsOf(values[k], here);
        add(caller, i, code, textsOf(expression, bound));
      }
    }
    return m_messages.size() > before;
  }

  void readParts(const Source& source, const Bindings& constants) {
    for (std::size_t at = source.text.find("return "); at != std::string::npos;
         at = source.text.find("return ", at + 1)) {
      const std::string name = functionAround(source.text, at).name;
      if (name.rfind("reason", 0) != 0 && name.find("Problem") == std::string::npos)
        continue;
      const std::string value = split(source.text, at + 7, ';').front();
      if (value.find('"') != std::string::npos && value != "\"\"")
        add(source, at, "Part", textsOf(value, constants));
    }
  }

  const std::vector<Source>& m_sources;
  std::vector<SourceMessage>& m_messages;
  const Bindings m_words;
};

}  // namespace

std::vector<SourceMessage> messagesIn(const fs::path& root, const std::string& folder) {
  const std::vector<Source> sources = sourcesIn(root, folder);
  std::vector<SourceMessage> messages;
  Reader reader(sources, messages);
  for (const Source& source : sources) reader.read(source);
  return messages;
}

std::string literalsIn(const fs::path& root, const std::string& folder) {
  std::string all;
  for (const Source& source : sourcesIn(root, folder)) {
    const std::string& text = source.text;
    bool isNext = false;
    for (std::size_t i = 0; i < text.size();) {
      std::string value;
      if (!beginsLiteral(text, i)) {
        isNext = isNext && std::isspace(static_cast<unsigned char>(text[i])) != 0;
        ++i;
        continue;
      }
      const std::size_t end = literalEnd(text, i);
      if (isLiteral(text.substr(i, end - i), value))
        all += (isNext ? "" : "\n") + value;
      isNext = true;
      i = end;
    }
  }
  return all;
}

}  // namespace visagiste::test
