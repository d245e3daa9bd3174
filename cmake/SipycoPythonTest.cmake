# SPDX-License-Identifier: LGPL-3.0-or-later
# Tests written in Python, with nothing but its standard library unless a test says otherwise.
set(SIPYCO_PYTHON /usr/bin/python3 CACHE FILEPATH "Python that runs tests (3.11 or later; oracles need its NumPy)")
mark_as_advanced(SIPYCO_PYTHON)

# sipyco_add_python_test(NAME MODULES module... [LABELS label...] [ENVIRONMENT NAME=value...] [TIMEOUT seconds])
#
# Runs tests/MODULE.py with `unittest`. A run in which everything was skipped shows as skipped in ctest's summary.
function(sipyco_add_python_test name)
  cmake_parse_arguments(arg "" "TIMEOUT" "MODULES;LABELS;ENVIRONMENT" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_test(NAME ${name} COMMAND "${SIPYCO_PYTHON}" -B "${PROJECT_SOURCE_DIR}/tests/support/run.py" ${arg_MODULES})
  set_tests_properties(
    ${name}
    PROPERTIES LABELS "${arg_LABELS}"
               TIMEOUT ${arg_TIMEOUT}
               SKIP_RETURN_CODE 77
               ENVIRONMENT "SIPYCO_BIN=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};${arg_ENVIRONMENT}")
endfunction()
