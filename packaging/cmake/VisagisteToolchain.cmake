# Compiler, linker and warning settings that every target of the project shares.
find_program(VISAGISTE_CCACHE ccache)
if(VISAGISTE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${VISAGISTE_CCACHE})
endif()
find_program(VISAGISTE_MOLD mold)
if(VISAGISTE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(visagiste_warnings INTERFACE)
target_compile_options(visagiste_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                                    -Woverloaded-virtual -Wnull-dereference)

if(VISAGISTE_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

# Qt's `slots` and `signals` macros break LibTorch headers.
add_compile_definitions(QT_NO_KEYWORDS)
