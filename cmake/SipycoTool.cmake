# SPDX-License-Identifier: LGPL-3.0-or-later
# sipyco_install_tool(TARGET [ALIAS name])
#
# Installs a program, its name behind SIPYCO_PROGRAM_PREFIX, with a symbolic link ALIAS to it (also in build/PRESET/bin).
function(sipyco_install_tool name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "ALIAS" "")
  set(installed "${SIPYCO_PROGRAM_PREFIX}${name}")
  install(
    PROGRAMS "$<TARGET_FILE:${name}>"
    DESTINATION "${CMAKE_INSTALL_BINDIR}"
    RENAME "${installed}"
    COMPONENT tools)
  if(arg_ALIAS AND NOT arg_ALIAS STREQUAL installed)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/alias")
    file(MAKE_DIRECTORY "${folder}" "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    file(CREATE_LINK "${name}" "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/${arg_ALIAS}" SYMBOLIC)
    file(CREATE_LINK "${installed}" "${folder}/${arg_ALIAS}" SYMBOLIC)
    install(FILES "${folder}/${arg_ALIAS}" DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT tools)
  endif()
endfunction()
