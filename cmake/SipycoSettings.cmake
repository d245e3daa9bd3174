# SPDX-License-Identifier: LGPL-3.0-or-later
# Settings as INTERFACE targets; none of them is exported.
add_library(sipyco_warnings INTERFACE)
target_compile_options(sipyco_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes the operator delete of a coroutine's frame for that of another operator new.
  target_compile_options(sipyco_warnings INTERFACE -Wno-mismatched-new-delete)
endif()
if(SIPYCO_WERROR)
  target_compile_options(sipyco_warnings INTERFACE -Werror)
endif()

add_library(sipyco_sanitizers INTERFACE)
if(SIPYCO_SANITIZE)
  set(flags -fsanitize=${SIPYCO_SANITIZE} -fno-omit-frame-pointer)
  if(SIPYCO_SANITIZE MATCHES "undefined")
    list(APPEND flags -fno-sanitize-recover=undefined)
  endif()
  target_compile_options(sipyco_sanitizers INTERFACE ${flags})
  target_link_options(sipyco_sanitizers INTERFACE ${flags})
endif()

# What every translation unit of the project compiles with.
add_library(sipyco_settings INTERFACE)
target_compile_features(sipyco_settings INTERFACE cxx_std_20)
target_compile_options(sipyco_settings INTERFACE -ffunction-sections -fdata-sections -fno-semantic-interposition)
target_link_libraries(sipyco_settings INTERFACE sipyco_warnings sipyco_sanitizers)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(SIPYCO_LTO)
  include(CheckIPOSupported)
  check_ipo_supported(LANGUAGES CXX)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()

# Linked by each executable that users start: few shared objects, no unused code.
add_library(sipyco_tool_linking INTERFACE)
target_link_libraries(sipyco_tool_linking INTERFACE sipyco_settings)
target_link_options(sipyco_tool_linking INTERFACE -Wl,--gc-sections -Wl,--as-needed)
if(SIPYCO_STATIC_TOOLS)
  target_link_options(sipyco_tool_linking INTERFACE -static-libstdc++ -static-libgcc)
endif()

# Library headers that nearly every source of a layer (and its unit tests) includes and that are costly to parse. None
# of the project's own: a cached precompiled header would be stale after every checkout. The fuzz preset does without,
# so that a missing include is noticed.
set(SIPYCO_PRECOMPILE_base "")
set(SIPYCO_PRECOMPILE_value <boost/system/result.hpp> <complex> <functional> <map> <optional> <set> <string>
                            <unordered_map> <vector>)
foreach(layer IN ITEMS text pyon expression protocol)
  set(SIPYCO_PRECOMPILE_${layer} ${SIPYCO_PRECOMPILE_value})
endforeach()
set(SIPYCO_PRECOMPILE_net <boost/asio.hpp>)
set(SIPYCO_PRECOMPILE_pc_rpc ${SIPYCO_PRECOMPILE_value} <boost/asio.hpp>)
set(SIPYCO_PRECOMPILE_sync_struct ${SIPYCO_PRECOMPILE_pc_rpc})
set(SIPYCO_PRECOMPILE_broadcast ${SIPYCO_PRECOMPILE_pc_rpc})
set(SIPYCO_PRECOMPILE_logs ${SIPYCO_PRECOMPILE_pc_rpc})
