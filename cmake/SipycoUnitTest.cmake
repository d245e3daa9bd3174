# SPDX-License-Identifier: LGPL-3.0-or-later
# One Boost.Test executable per module:
#
#   sipyco_add_unit_test(MODULE file.cpp... [LIBRARIES targets...])
#
# makes the program and the test `unit_MODULE`, label `unit`, from the module's layer and those below it.
function(sipyco_add_unit_test module)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  if(NOT arg_UNPARSED_ARGUMENTS)
    return()
  endif()
  set(name unit_${module})
  if(TARGET sipyco_${module} AND NOT module MATCHES "^(cli|remote_exec)$")
    sipyco_layers_up_to(${module} layers)
  else()
    set(layers sipyco)
    if(TARGET sipyco_${module})
      list(APPEND layers sipyco_${module})
    endif()
  endif()
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_include_directories(
    ${name} PRIVATE "${PROJECT_SOURCE_DIR}/libsipyco/include" "${PROJECT_SOURCE_DIR}/libsipyco/src"
                    "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(
    ${name} PRIVATE sipyco_test_main ${layers} ${arg_LIBRARIES} sipyco_settings sipyco_fmt)
  if(module STREQUAL "base" OR module STREQUAL "cli" OR NOT TARGET sipyco_${module})
    target_precompile_headers(${name} PRIVATE <boost/test/unit_test.hpp>)
  elseif(module MATCHES "^(net|pc_rpc|sync_struct|broadcast|logs)$")
    target_precompile_headers(${name} PRIVATE <boost/test/unit_test.hpp> ${SIPYCO_PRECOMPILE_pc_rpc})
  else()
    target_precompile_headers(${name} REUSE_FROM sipyco_test_precompiled)
  endif()
  set_target_properties(
    ${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests" POSITION_INDEPENDENT_CODE OFF)
  add_test(NAME ${name} COMMAND ${name} --report_level=short)
  set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 300)
endfunction()
