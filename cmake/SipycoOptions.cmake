# SPDX-License-Identifier: LGPL-3.0-or-later
# Everything a builder can choose.
option(SIPYCO_WERROR "Treat warnings as errors (for developers)" OFF)
option(SIPYCO_TESTS "Build the tests and benchmarks" ${PROJECT_IS_TOP_LEVEL})
option(SIPYCO_STATIC_TOOLS "Link Boost, OpenSSL, libstdc++ and libgcc statically into the executables" OFF)
option(SIPYCO_LTO "Link-time optimisation" OFF)
option(SIPYCO_CCACHE "Compile through ccache where it is installed" ON)
set(SIPYCO_SANITIZE "" CACHE STRING "Sanitizers for -fsanitize=, comma-separated")
set(SIPYCO_PROGRAM_PREFIX "" CACHE STRING "Prefix of the installed tools' names, for packagers")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

if(SIPYCO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(SIPYCO_CCACHE_PROGRAM ccache)
  mark_as_advanced(SIPYCO_CCACHE_PROGRAM)
  if(SIPYCO_CCACHE_PROGRAM)
    # Without these, ccache refuses what includes a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
        "${SIPYCO_CCACHE_PROGRAM}")
  endif()
endif()
