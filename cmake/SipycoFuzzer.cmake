# SPDX-License-Identifier: LGPL-3.0-or-later
# One fuzz target with its corpus, tests/fuzz/corpus/NAME (inputs, and every input that once crashed):
#
#   sipyco_add_fuzzer(NAME source.cpp [LAYER layer] [LIBRARIES targets...])
#
# makes `fuzz_NAME` from LLVMFuzzerTestOneInput in the source and the layers up to LAYER (default: the whole library).
# With SIPYCO_FUZZ it is a libFuzzer program, and its test replays the corpus and mutates it for a moment; elsewhere a
# plain program replays the corpus. Label of the test: `fuzz`.
option(SIPYCO_FUZZ "Build libFuzzer targets (clang only)" OFF)
set(SIPYCO_FUZZ_SMOKE_SECONDS 5 CACHE STRING "How long each fuzz test mutates its corpus")

function(sipyco_add_fuzzer name source)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "LAYER" "LIBRARIES")
  set(target fuzz_${name})
  set(corpus "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
  set(layers sipyco)
  if(arg_LAYER)
    sipyco_layers_up_to(${arg_LAYER} layers)
  endif()
  add_executable(${target} ${source})
  target_include_directories(
    ${target} PRIVATE "${PROJECT_SOURCE_DIR}/libsipyco/include" "${PROJECT_SOURCE_DIR}/libsipyco/src"
                      "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE ${layers} ${arg_LIBRARIES} sipyco_settings sipyco_fmt)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  if(SIPYCO_FUZZ)
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set(scratch "${CMAKE_CURRENT_BINARY_DIR}/found/${name}")
    file(MAKE_DIRECTORY "${scratch}")
    add_test(NAME ${target} COMMAND ${target} -max_total_time=${SIPYCO_FUZZ_SMOKE_SECONDS} -print_final_stats=1
                                    "-artifact_prefix=${scratch}-" "${scratch}" "${corpus}")
  else()
    target_link_libraries(${target} PRIVATE sipyco_fuzz_replay)
    add_test(NAME ${target} COMMAND ${target} "${corpus}")
  endif()
  set_tests_properties(${target} PROPERTIES LABELS fuzz TIMEOUT 300)
endfunction()
