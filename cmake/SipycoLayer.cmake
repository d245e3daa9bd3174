# SPDX-License-Identifier: LGPL-3.0-or-later
# One OBJECT library per layer, so that a layer can be built alone.
#
#   sipyco_layer(NAME SOURCES a.cpp... HEADERS b.hpp... [LIBRARIES targets...])
#
# SOURCES are relative to libsipyco/src/NAME, HEADERS (the public ones) to libsipyco/include. A layer without sources
# makes no target. Each call appends to the lists from which libsipyco/CMakeLists.txt makes the library.
set_property(GLOBAL PROPERTY SIPYCO_LAYERS "")

function(sipyco_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "sipyco_layer(${name}): unexpected ${arg_UNPARSED_ARGUMENTS}")
  endif()
  list(TRANSFORM arg_HEADERS PREPEND "${PROJECT_SOURCE_DIR}/libsipyco/include/")
  set_property(GLOBAL PROPERTY SIPYCO_HEADERS_${name} "${arg_HEADERS}")
  if(NOT arg_SOURCES)
    return()
  endif()
  add_library(sipyco_${name} OBJECT ${arg_SOURCES})
  target_include_directories(
    sipyco_${name} PUBLIC "${PROJECT_SOURCE_DIR}/libsipyco/include" "${PROJECT_SOURCE_DIR}/libsipyco/src")
  target_link_libraries(
    sipyco_${name}
    PUBLIC Boost::headers Threads::Threads ${arg_LIBRARIES}
    PRIVATE sipyco_settings sipyco_fmt)
  target_precompile_headers(sipyco_${name} PRIVATE ${SIPYCO_PRECOMPILE_${name}})
  set_property(GLOBAL APPEND PROPERTY SIPYCO_LAYERS ${name})
endfunction()

# The targets of a layer and of all below it: what a test of that layer links.
function(sipyco_layers_up_to name out)
  get_property(layers GLOBAL PROPERTY SIPYCO_LAYERS)
  set(targets)
  foreach(layer IN LISTS layers)
    list(APPEND targets sipyco_${layer})
    if(layer STREQUAL name)
      break()
    endif()
  endforeach()
  set(${out} "${targets}" PARENT_SCOPE)
endfunction()
