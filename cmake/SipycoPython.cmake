# SPDX-License-Identifier: LGPL-3.0-or-later
# What the component remote_exec embeds: CPython's shared library, and pybind11's headers. SIPYCO_PYTHON_FOUND tells.
#
# It is the system's Python, not one that comes first in PATH: set Python3_EXECUTABLE or Python3_ROOT_DIR for another.
option(SIPYCO_REMOTE_EXEC "Build the component remote_exec where CPython and pybind11 are found" ON)
set(SIPYCO_PYTHON_FOUND OFF)
if(NOT SIPYCO_REMOTE_EXEC)
  return()
endif()
if(NOT DEFINED Python3_EXECUTABLE AND NOT DEFINED Python3_ROOT_DIR AND EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3)
endif()
find_package(Python3 3.9 QUIET COMPONENTS Interpreter Development.Embed)
set(PYBIND11_NOPYTHON ON)
find_package(pybind11 2.10 QUIET CONFIG)
if(Python3_Development.Embed_FOUND AND pybind11_FOUND)
  set(SIPYCO_PYTHON_FOUND ON)
  message(STATUS "remote_exec: embeds Python ${Python3_VERSION} (${Python3_EXECUTABLE})")
else()
  message(STATUS "remote_exec is left out: it needs python3-dev and pybind11-dev")
endif()
