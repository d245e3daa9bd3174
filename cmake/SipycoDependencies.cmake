# SPDX-License-Identifier: LGPL-3.0-or-later
# Boost's compiled parts are taken as static archives where there are some: executables start faster with fewer
# shared objects to load.
set(SIPYCO_BOOST_MINIMUM 1.81)
set(SIPYCO_BOOST_COMPONENTS program_options)
if(SIPYCO_TESTS)
  list(APPEND SIPYCO_BOOST_COMPONENTS unit_test_framework)
endif()
if(NOT DEFINED Boost_USE_STATIC_LIBS)
  set(Boost_USE_STATIC_LIBS ON)
  find_package(Boost ${SIPYCO_BOOST_MINIMUM} QUIET COMPONENTS ${SIPYCO_BOOST_COMPONENTS})
  if(NOT Boost_FOUND)
    set(Boost_USE_STATIC_LIBS OFF)
  endif()
endif()
find_package(Boost ${SIPYCO_BOOST_MINIMUM} REQUIRED COMPONENTS ${SIPYCO_BOOST_COMPONENTS})

if(SIPYCO_STATIC_TOOLS AND NOT DEFINED OPENSSL_USE_STATIC_LIBS)
  set(OPENSSL_USE_STATIC_LIBS ON)
  find_package(OpenSSL 3.0 QUIET)
  if(NOT OPENSSL_FOUND)
    set(OPENSSL_USE_STATIC_LIBS OFF)
  endif()
endif()
find_package(OpenSSL 3.0 REQUIRED)

find_package(fmt 9 REQUIRED)
# sipyco_fmt is what our code links. Where the package has fmt 9 only as a shared object, its compiled half is built
# into the library instead (base/fmt_compiled.cpp).
add_library(sipyco_fmt INTERFACE)
get_target_property(fmt_location fmt::fmt LOCATION)
if(fmt_location MATCHES "\\.a$" OR fmt_VERSION VERSION_GREATER_EQUAL 10)
  set(SIPYCO_FMT_COMPILED_IN OFF)
  target_link_libraries(sipyco_fmt INTERFACE fmt::fmt)
else()
  set(SIPYCO_FMT_COMPILED_IN ON)
  target_include_directories(sipyco_fmt SYSTEM INTERFACE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
endif()
find_package(Threads REQUIRED)
find_package(Eigen3 3.4 QUIET NO_MODULE)

# Regular expressions on text from the network: in linear time, or not at all.
find_path(SIPYCO_RE2_INCLUDE re2/re2.h)
find_library(SIPYCO_RE2_LIBRARY NAMES libre2.a re2)
mark_as_advanced(SIPYCO_RE2_INCLUDE SIPYCO_RE2_LIBRARY)
if(NOT SIPYCO_RE2_INCLUDE OR NOT SIPYCO_RE2_LIBRARY)
  message(STATUS "RE2 not found: logserver will take no regular expressions")
  set(SIPYCO_RE2_LIBRARY "")
endif()
