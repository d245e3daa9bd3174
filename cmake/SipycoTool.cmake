# SPDX-License-Identifier: LGPL-3.0-or-later
# Installed programs and their manual pages. SIPYCO_PROGRAM_PREFIX changes the installed names only.

# sipyco_add_tool(NAME source.cpp... [LIBRARIES targets...] [ALIAS name])
#
# The program build/PRESET/bin/NAME, and a symbolic link ALIAS to it, both installed.
function(sipyco_add_tool name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "ALIAS" "LIBRARIES")
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE sipyco::cli sipyco::sipyco sipyco_fmt sipyco_tool_linking ${arg_LIBRARIES})
  set(installed "${SIPYCO_PROGRAM_PREFIX}${name}")
  install(PROGRAMS "$<TARGET_FILE:${name}>" DESTINATION "${CMAKE_INSTALL_BINDIR}" RENAME "${installed}" COMPONENT tools)
  if(arg_ALIAS AND NOT arg_ALIAS STREQUAL installed)
    file(MAKE_DIRECTORY "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" "${CMAKE_CURRENT_BINARY_DIR}/alias")
    file(CREATE_LINK "${name}" "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/${arg_ALIAS}" SYMBOLIC)
    file(CREATE_LINK "${installed}" "${CMAKE_CURRENT_BINARY_DIR}/alias/${arg_ALIAS}" SYMBOLIC)
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/alias/${arg_ALIAS}" DESTINATION "${CMAKE_INSTALL_BINDIR}"
            COMPONENT tools)
  endif()
endfunction()

# sipyco_add_man(NAME.SECTION [TOOL] [ALIAS name])
#
# The page from NAME.SECTION.scd. TOOL: its name takes the program prefix. ALIAS: a page that refers to it.
function(sipyco_add_man page)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TOOL" "ALIAS" "")
  if(NOT SIPYCO_SCDOC)
    return()
  endif()
  string(REGEX REPLACE ".*\\." "" section "${page}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${page}")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND sh -c "\"$1\" <\"$2\" >\"$3\"" sh "${SIPYCO_SCDOC}" "${CMAKE_CURRENT_SOURCE_DIR}/${page}.scd" "${output}"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${page}.scd"
    COMMENT "Manual page ${page}"
    VERBATIM)
  add_custom_target(man_${page} ALL DEPENDS "${output}")
  set(installed "${page}")
  if(arg_TOOL)
    set(installed "${SIPYCO_PROGRAM_PREFIX}${page}")
  endif()
  set(folder "${CMAKE_INSTALL_MANDIR}/man${section}")
  install(FILES "${output}" DESTINATION "${folder}" RENAME "${installed}" COMPONENT tools)
  if(arg_ALIAS AND NOT "${arg_ALIAS}.${section}" STREQUAL installed)
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${arg_ALIAS}.${section}" ".so man${section}/${installed}\n")
    install(FILES "${CMAKE_CURRENT_BINARY_DIR}/${arg_ALIAS}.${section}" DESTINATION "${folder}" COMPONENT tools)
  endif()
endfunction()

find_program(SIPYCO_SCDOC scdoc)
mark_as_advanced(SIPYCO_SCDOC)
if(NOT SIPYCO_SCDOC)
  message(STATUS "scdoc is not installed: no manual pages")
endif()
