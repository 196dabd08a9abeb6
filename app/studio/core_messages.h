#pragma once

#include <exception>
#include <string>

#include <QString>

namespace visagiste {

/// What a person reads of a message of core: the same in the language of the window. core speaks English and knows no
/// Qt; the message is found among the templates of core_message_table.h, its values are put into the translation, and
/// those that are messages themselves are translated too. What matches no template stays as it is.
/// message  UTF-8; may hold anything, also what a hostile file is called.
/// Pure but for the installed translators; any thread. Time grows with the length of the message.
[[nodiscard]] QString shownText(const std::string& message);
[[nodiscard]] QString shownText(const std::exception& error);

}  // namespace visagiste
