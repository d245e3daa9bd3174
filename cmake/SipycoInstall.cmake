# SPDX-License-Identifier: LGPL-3.0-or-later
# The library, its headers, and what find_package(sipyco) and pkg-config read.
include(CMakePackageConfigHelpers)

set(SIPYCO_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/sipyco")

install(
  TARGETS sipyco
  EXPORT sipyco-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
  FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
  FILE_SET eigen DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
install(EXPORT sipyco-targets NAMESPACE sipyco:: DESTINATION "${SIPYCO_CMAKE_DIR}" COMPONENT development)

foreach(component IN ITEMS cli remote_exec)
  if(TARGET sipyco_${component})
    install(
      TARGETS sipyco_${component}
      EXPORT sipyco-${component}-targets
      ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
      FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development)
    install(EXPORT sipyco-${component}-targets NAMESPACE sipyco:: DESTINATION "${SIPYCO_CMAKE_DIR}"
            COMPONENT development)
  endif()
endforeach()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/sipyco-config.cmake.in"
                              "${PROJECT_BINARY_DIR}/sipyco-config.cmake" INSTALL_DESTINATION "${SIPYCO_CMAKE_DIR}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/sipyco-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/sipyco-config.cmake" "${PROJECT_BINARY_DIR}/sipyco-config-version.cmake"
        DESTINATION "${SIPYCO_CMAKE_DIR}" COMPONENT development)

set(PKG_CONFIG_DIR "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH SIPYCO_PC_PREFIX "${PKG_CONFIG_DIR}" "${CMAKE_INSTALL_PREFIX}")
set(SIPYCO_PC_REQUIRES "libssl, libcrypto")
if(NOT SIPYCO_FMT_COMPILED_IN)
  string(APPEND SIPYCO_PC_REQUIRES ", fmt")
endif()
# Boost has no pkg-config file: its headers are named where the compiler does not look by itself.
set(SIPYCO_PC_CFLAGS "")
get_target_property(boost_include Boost::headers INTERFACE_INCLUDE_DIRECTORIES)
foreach(folder IN LISTS boost_include)
  if(NOT folder IN_LIST CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES)
    string(APPEND SIPYCO_PC_CFLAGS " -I${folder}")
  endif()
endforeach()
configure_file("${PROJECT_SOURCE_DIR}/cmake/sipyco.pc.in" "${PROJECT_BINARY_DIR}/sipyco.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/sipyco.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
install(FILES LICENSE COPYING README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT development)
