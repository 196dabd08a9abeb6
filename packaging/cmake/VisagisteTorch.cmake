# visagiste_torch: LibTorch of the system, or of an unpacked PyTorch (VISAGISTE_TORCH_ROOT), which needs no CUDA toolkit.
add_library(visagiste_torch INTERFACE)
if(VISAGISTE_TORCH_ROOT)
  target_include_directories(visagiste_torch SYSTEM INTERFACE
    ${VISAGISTE_TORCH_ROOT}/include ${VISAGISTE_TORCH_ROOT}/include/torch/csrc/api/include)
  foreach(name c10 torch_cpu torch)
    find_library(VISAGISTE_LIB_${name} ${name} PATHS ${VISAGISTE_TORCH_ROOT}/lib NO_DEFAULT_PATH REQUIRED)
    list(APPEND torch_libraries ${VISAGISTE_LIB_${name}})
  endforeach()
  foreach(name c10_cuda torch_cuda)  # present in CUDA builds only
    find_library(VISAGISTE_LIB_${name} ${name} PATHS ${VISAGISTE_TORCH_ROOT}/lib NO_DEFAULT_PATH)
    if(VISAGISTE_LIB_${name})
      list(APPEND torch_libraries ${VISAGISTE_LIB_${name}})
    endif()
  endforeach()
  # torch_cuda registers itself when loaded; without this the linker drops it as unused.
  target_link_libraries(visagiste_torch INTERFACE -Wl,--no-as-needed ${torch_libraries} -Wl,--as-needed)
else()
  find_package(Torch REQUIRED)
  target_link_libraries(visagiste_torch INTERFACE torch)
endif()
# Without OpenMP at::parallel_for in this project's own code runs on one thread.
find_package(OpenMP REQUIRED)
target_link_libraries(visagiste_torch INTERFACE OpenMP::OpenMP_CXX)
# Full debug information of a LibTorch file is four times the object; line tables are enough.
target_compile_options(visagiste_torch INTERFACE $<$<CONFIG:RelWithDebInfo,Debug>:-g1>)
